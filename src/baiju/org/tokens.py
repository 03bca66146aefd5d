"""Tokens: what a program signs in with in a person's name, never further than their posts reach."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from baiju.engine import diary, registry
from baiju.engine.access import ANY, LEVELS, Actor, Grant
from baiju.engine.declare import Area, Refusal

from .actors import actor_for
from .models import Token, User

MARK = "baiju_"
"""How a token begins, so that it is known where it was left lying."""
LONGEST = timedelta(days=366)
MOST = 20
"""Tokens of one person at a time."""
NOTED = timedelta(minutes=10)
"""How exactly the last use is told; a reading is not made a writing each time."""


def of(user: User) -> QuerySet[Token]:
    """The tokens of a person, the newest first."""
    return user.tokens.order_by("-pk")


def areas_of(user: User) -> list[Area]:
    """The areas a token of this person can reach at all."""
    actor = actor_for(user)
    return [area for area in registry.areas() if actor.tops(area.key, "read")]


@transaction.atomic
def make(
    user: User,
    *,
    name: str,
    level: str,
    areas: Collection[str],
    expires_on: date,
    today: date,
) -> tuple[Token, str]:
    """A new token and its text, which nobody can read a second time."""
    _refuse_unfit(user, name, level, areas)
    if not today <= expires_on <= today + LONGEST:
        raise Refusal(_("Choose a last day within the next twelve months."))
    if of(user).filter(revoked_at=None, expires_on__gte=today).count() >= MOST:
        raise Refusal(_("You have as many tokens as one person may have. Withdraw one first."))
    text = MARK + secrets.token_urlsafe(32)
    token = user.tokens.create(
        name=name.strip(),
        fingerprint=_fingerprint(text),
        level=level,
        areas=sorted(areas),
        expires_on=expires_on,
    )
    scope = {"name": token.name, "level": level, "areas": token.areas}
    _note(user, token, "token", scope | {"expires_on": expires_on.isoformat()})
    return token, text


@transaction.atomic
def revoke(user: User, pk: int, *, now: datetime) -> None:
    """From now on a token opens nothing."""
    token = of(user).filter(pk=pk, revoked_at=None).first()
    if token is None:
        raise Refusal(_("This token is withdrawn already."))
    token.revoked_at = now
    token.save(update_fields=["revoked_at"])
    _note(user, token, "token-end", {"name": token.name})


def end_all(user: User) -> None:
    """Every token of a person ends with the account that is closed or the password that is locked."""
    of(user).filter(revoked_at=None).update(revoked_at=Now())


def known(text: str, *, today: date) -> Token | None:
    """The token with this text; None for one that is over, withdrawn, or whose person left."""
    token = Token.objects.filter(fingerprint=_fingerprint(text)).select_related("user").first()
    if token is None or token.revoked_at is not None or token.expires_on < today:
        return None
    return token if token.user.is_active else None


def actor(token: Token) -> Actor:
    """The person with what their posts give at this moment, narrowed to the token."""
    whole = actor_for(token.user)
    held = (Grant(g.path, _narrowed(g.levels, token.level, token.areas)) for g in whole.grants)
    return replace(whole, grants=tuple(held))


def use(token: Token, *, now: datetime) -> None:
    """Note that a token was used."""
    if token.last_used_at is None or now - token.last_used_at > NOTED:
        token.last_used_at = now
        token.save(update_fields=["last_used_at"])


def _narrowed(held: Mapping[str, str], level: str, areas: Iterable[str]) -> dict[str, str]:
    """No area gets more than was held, and none more than the token's level."""
    found = {area: held.get(area) or held.get(ANY) for area in (list(areas) or held)}
    return {area: min(has, level, key=LEVELS.index) for area, has in found.items() if has}


def _refuse_unfit(user: User, name: str, level: str, areas: Collection[str]) -> None:
    if not 0 < len(name.strip()) <= 60:
        raise Refusal(_("Enter a name of at most 60 characters."))
    if level not in Token.Level:
        raise Refusal(_("Choose whether the token only reads, or writes too."))
    if set(areas) - {area.key for area in areas_of(user)}:
        raise Refusal(_("Choose areas in which you work yourself."))


def _fingerprint(text: str) -> str:
    """A token holds 256 random bits: a plain digest gives nothing away."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def _note(user: User, token: Token, act: str, told: Mapping[str, object]) -> None:
    first = user.posts.order_by("unit__path").values_list("unit", flat=True).first()
    diary.write(
        actor_for(user),
        register="people",
        record=user.pk,
        unit_id=first,
        label=user.name,
        act=act,
        version=1,
        changes={name: [None, value] for name, value in {"token": token.pk, **told}.items()},
    )
