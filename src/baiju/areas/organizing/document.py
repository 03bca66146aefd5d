"""A member's identity document: read by the validators that lists pass too, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from baiju.engine.access import Actor
from baiju.identifiers import mobile, resident
from baiju.identifiers.resident import Identity
from baiju.shared import person
from baiju.shared.person import IdType
from baiju.workbook import faults

from .traits import Sex

if TYPE_CHECKING:
    from .member import Member


def identify(members: Sequence[Member], actor: Actor) -> None:
    """Fill kind, sex and birth from the documents that can be read, and know their persons."""
    today = timezone.localdate()
    right = []
    for member in members:
        member.person_id = None
        found = _read(member, today)
        if isinstance(found, Identity):
            member.id_type = found.id_type
            member.birth = member.birth or found.birth
            member.sex = member.sex or found.sex
            right.append(member)
    person.known(right, actor)


def check(member: Member) -> None:
    """Raise what is wrong with document, sex, birth and telephone, each under its field."""
    wrong = {**_of_document(member), **_of_mobile(member)}
    if wrong:
        raise ValidationError(wrong)


def _read(member: Member, today: date) -> Identity | str:
    """The document; a number of another shape than a resident's says itself what it belongs to."""
    member.id_no = resident.clean(member.id_no)
    kind = "" if member.id_type == IdType.RESIDENT else member.id_type
    return resident.read(kind, member.id_no, today=today)


def _of_document(member: Member) -> dict[str, ValidationError]:
    if not member.id_no:
        return {}
    found = _read(member, timezone.localdate())
    if isinstance(found, str):
        return {"id_no": _fault(found, length=len(member.id_no))}
    member.id_type = found.id_type
    return {} if member.differs_reason else _of_differences(member, found)


def _of_differences(member: Member, found: Identity) -> dict[str, ValidationError]:
    """What was entered and what the number says; a reason lets both stand."""
    wrong = {}
    if found.birth and member.birth and member.birth != found.birth:
        told = {"told": member.birth.isoformat(), "own": found.birth.isoformat()}
        wrong["birth"] = _fault("id_birth_mismatch", **told)
    if found.sex and member.sex and member.sex != found.sex:
        said = {"told": str(Sex(member.sex).label), "own": str(Sex(found.sex).label)}
        wrong["sex"] = _fault("sex_mismatch", **said)
    return wrong


def _of_mobile(member: Member) -> dict[str, ValidationError]:
    member.mobile = mobile.clean(member.mobile)
    reason = mobile.fault(member.mobile) if member.mobile else None
    if reason is None:
        return {}
    return {"mobile": _fault(reason, code="phone_invalid", length=len(member.mobile))}


def _fault(reason: str, *, code: str = "", **values: Any) -> ValidationError:
    """The sentence that lists use for the same thing, under the same code."""
    codes = {"id_one_missing": "id_digits_lost"}
    sentence = _(faults.SENTENCES[reason]) % values
    return ValidationError(sentence, code=code or codes.get(reason, reason))
