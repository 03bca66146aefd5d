"""Looking behind a mask: by whoever writes the record, with a reason, and never unseen."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from . import access, diary
from .access import Actor
from .declare import Refusal, Register
from .models import Look, Row

SHORTEST, LONGEST = 2, 500


@transaction.atomic
def unmask(register: Register, actor: Actor, record: Row, name: str, reason: str) -> str:
    """A secret in the clear, for whoever may write the record; the look is kept with its reason."""
    if name not in register.secret_fields:
        raise Refusal(_("This field is not hidden."))
    current = access.locked(register, actor, record, "write")
    said = " ".join("".join(c if c.isprintable() else " " for c in reason).split())
    if not SHORTEST <= len(said) <= LONGEST:
        raise Refusal(_("Say why you need it, in a few words."))
    Look._base_manager.create(
        actor_id=actor.id,
        actor=actor.name,
        register=register.key,
        record=current.pk,
        unit_id=diary.unit_of(register, current),
        field=name,
        reason=said,
    )
    return str(getattr(current, name) or "")


def of(register: Register, record: Row) -> QuerySet[Look]:
    """Who looked behind the masks of a record, the newest first."""
    found = Look._base_manager.filter(register=register.key, record=record.pk)
    return found.order_by("-id")


def by(actor_id: int) -> QuerySet[Look]:
    """What a person looked at, the newest first."""
    return Look._base_manager.filter(actor_id=actor_id).order_by("-id")
