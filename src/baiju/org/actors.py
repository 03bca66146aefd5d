"""From a signed-in person to an actor."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from baiju.engine.access import Actor, Grant

from .models import Post, User
from .roles import ROLES

NOBODY = Actor(None, "")


def actor_for(user: User | AnonymousUser) -> Actor:
    """What the person may do at this moment; a post that ended a second ago counts no more."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    held = Post.objects.filter(user=user, unit__valid_to=None).values_list("unit__path", "role")
    grants = tuple(Grant(path, ROLES[role].levels) for path, role in held.order_by("unit__path"))
    return Actor(user.pk, user.name, grants)
