"""Two records of one thing become one: what each says is chosen, and all that rests on them stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from . import access, diary, finding, forms, records, registry, values
from .access import Actor
from .batch import BatchRow
from .declare import OPEN, Refusal, Register
from .models import Evidence, Row

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KEPT, OTHER = "kept", "other"


@dataclass(frozen=True)
class Difference:
    """A field in which the two records differ."""

    name: str
    title: StrOrPromise
    kept: Any
    other: Any
    first: str
    """Which of the two is proposed: the one that says something."""


def may(register: Register, actor: Actor, record: Row) -> bool:
    """Whether a record can be joined with another: master data, or what nobody has submitted."""
    if not register.by_hand or register.page is not None:
        return False
    is_open = not register.is_staged or getattr(record, "review", "") in OPEN
    return is_open and access.records(register, actor, "write").filter(pk=record.pk).exists()


def differences(register: Register, kept: Row, other: Row) -> list[Difference]:
    """What somebody has to choose."""
    one, two = forms.present(register, kept), forms.present(register, other)
    found = []
    for name in register.fields:
        if one.get(name) == two.get(name):
            continue
        field: Any = register.model._meta.get_field(name)
        first = OTHER if values.is_empty(kept, name) else KEPT
        said, others = (values.shown(register, record, name) for record in (kept, other))
        found.append(Difference(name, field.verbose_name, said, others, first))
    return found


@transaction.atomic
def merge(
    register: Register, actor: Actor, kept: Row, other: Row, chosen: Mapping[str, str]
) -> Any:
    """Keep the first record with the chosen values; all that points at the second points at it."""
    if kept.pk == other.pk:
        raise Refusal(_("Choose two different records."))
    both = [access.locked(register, actor, record, "write") for record in (kept, other)]
    if not all(may(register, actor, record) for record in both):
        raise Refusal(_("A record that was submitted is not joined with another. Void it instead."))
    kept, other = both
    present = forms.present(register, other)
    taken = {
        name: present[name] for name, side in chosen.items() if side == OTHER and name in present
    }
    _point(register, kept, other)
    label = str(other)
    records.remove(register, actor, other)
    saved = records.change(register, actor, taken, kept) if taken else kept
    diary.write(
        actor,
        register=register.key,
        record=saved.pk,
        unit_id=diary.unit_of(register, saved),
        label=str(saved),
        act="merge",
        version=saved.version,
        changes={"with": [None, label if not register.person else ""]},
    )
    return saved


def _point(register: Register, kept: Row, other: Row) -> None:
    """Every row that points at the second record points at the first from now on."""
    for model, name in _pointing(register.model):
        rows = model._base_manager.filter(**{name: other})
        moved = list(rows.values_list("pk", flat=True))
        try:
            with transaction.atomic():
                rows.update(**{name: kept})
        except IntegrityError as twice:
            raise Refusal(
                _("Both have the same %(things)s. Remove one of them first.")
                % {"things": model._meta.verbose_name_plural}
            ) from twice
        if (related := registry.register_of(model)) and related.search:
            finding.note_many(related, moved)
    for beside in (Evidence, BatchRow):
        rows = beside._base_manager.filter(record=other.pk)
        mine = (
            {"batch__register": register.key} if beside is BatchRow else {"register": register.key}
        )
        rows.filter(**mine).update(record=kept.pk)


def _pointing(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    for each in apps.get_models(include_auto_created=True):
        for field in each._meta.concrete_fields:
            if field.is_relation and field.related_model is model:
                yield each, field.name
