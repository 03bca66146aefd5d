"""Who may read a record: the people with a post at its unit or above that reaches its area."""

from __future__ import annotations

from django.db.models import QuerySet

from baiju.engine import paths
from baiju.engine.access import Actor, Grant
from baiju.engine.declare import Register
from baiju.engine.models import Row
from baiju.engine.remarks import Reader

from . import people
from .models import Post, User
from .roles import ROLES


def of(register: Register, record: Row) -> list[Reader]:
    """Everybody who may read the record at this moment."""
    return [Reader(*row) for row in _who(register, record).values_list("pk", "name", "username")]


def offered(register: Register, actor: Actor, record: Row) -> QuerySet[User]:
    """Of them, whom the actor can find anyway; a choice tells no name that is hidden elsewhere."""
    found = _who(register, record).filter(pk__in=people.people(actor).values("pk"))
    return found.exclude(pk=actor.id or 0)


def _who(register: Register, record: Row) -> QuerySet[User]:
    rows = register.model._base_manager.filter(pk=record.pk)
    path = rows.values_list(f"{register.unit}__path", flat=True).get()
    reaching = [
        key for key, role in ROLES.items() if Grant("", role.levels).reaches(register.area, "read")
    ]
    held = Post.objects.filter(
        unit__path__in=paths.above(path), unit__valid_to=None, role__in=reaching
    )
    who = User.objects.filter(is_active=True, pk__in=held.values("user"))
    return who.order_by("name", "pk")
