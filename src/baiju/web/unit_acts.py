"""The dated acts on a unit, each with its form: add, rename, move, split, merge, close."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.engine.access import Actor
from baiju.org import tree
from baiju.org.models import Unit, UnitKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Given = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """What can be done to a unit: its name, what it means, its form and the deed itself."""

    key: str
    title: StrOrPromise
    hint: StrOrPromise
    form: Callable[[Actor, Unit, Any], forms.Form]
    do: Callable[[Actor, Unit, Given], Unit]
    below_top: bool = False
    """Whether the first unit of the tree is spared."""


def _name(label: StrOrPromise) -> forms.CharField:
    return forms.CharField(label=label, max_length=100)


def _kind() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Kind of unit"), choices=UnitKind.choices)


def _code() -> forms.CharField:
    return forms.CharField(
        label=_("Code"),
        max_length=30,
        help_text=_("Letters and digits; no two units have the same."),
    )


def _day(label: StrOrPromise) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=[_not_ahead])


def _not_ahead(day: date) -> None:
    """The tree of today governs rights, so an act is entered on its day or later."""
    if day > timezone.localdate():
        raise ValidationError(_("This day lies ahead. Enter the change on the day itself."))


class AddForm(forms.Form):
    """A new unit below another."""

    name, kind, code, on = _name(_("Name")), _kind(), _code(), _day(_("From"))


class RenameForm(forms.Form):
    """What a unit is called and is."""

    name, kind = _name(_("Name")), _kind()
    is_small_office = forms.BooleanField(
        label=_("Small office"),
        required=False,
        help_text=_(
            "One person may then write and verify, and every figure says so. "
            "Only the level above sets this."
        ),
    )


class PlaceForm(forms.Form):
    """Another unit, and a day."""

    other: Any = forms.ModelChoiceField(queryset=None, label=_("Unit"))
    on = _day(_("From"))


class SplitForm(forms.Form):
    """A new unit beside one, and what it takes over."""

    name, code = _name(_("Name of the new unit")), _code()
    children: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Units that go over to it"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    on = _day(_("From"))


class CloseForm(forms.Form):
    """The last day of a unit."""

    on = _day(_("Last day"))


def _today() -> Given:
    return {"on": timezone.localdate()}


def _offer(form: forms.Form, name: str, units: QuerySet[Unit]) -> forms.Form:
    """Choices are read at each request, so that they follow the person's rights."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = units.filter(valid_to=None)
    return form


def _add(actor: Actor, unit: Unit, data: Any) -> forms.Form:
    return AddForm(data, initial={**_today(), "kind": UnitKind.GRASSROOTS})


def _rename(actor: Actor, unit: Unit, data: Any) -> forms.Form:
    known = {name: getattr(unit, name) for name in ("name", "kind", "is_small_office")}
    return RenameForm(data, initial=known)


def _place(actor: Actor, unit: Unit, data: Any) -> forms.Form:
    others = tree.units(actor, level="approve").exclude(pk=unit.pk)
    return _offer(PlaceForm(data, initial=_today()), "other", others)


def _split(actor: Actor, unit: Unit, data: Any) -> forms.Form:
    below = tree.units(actor).filter(parent=unit)
    return _offer(SplitForm(data, initial=_today()), "children", below)


def _close(actor: Actor, unit: Unit, data: Any) -> forms.Form:
    return CloseForm(data, initial=_today())


ACTS = {
    act.key: act
    for act in (
        Act(
            "add",
            _("Add a unit below"),
            _("It exists from the day you give; figures before that day do not know it."),
            _add,
            lambda actor, unit, given: tree.add(actor, unit, **given),
        ),
        Act(
            "rename",
            _("Rename or set its kind"),
            _("Everything that was written keeps its place under the new name."),
            _rename,
            lambda actor, unit, given: tree.rename(actor, unit, **given),
        ),
        Act(
            "move",
            _("Move under another unit"),
            _("All units below move with it. Figures of earlier days stay where they were."),
            _place,
            lambda actor, unit, given: tree.move(actor, unit, given["other"], on=given["on"]),
            below_top=True,
        ),
        Act(
            "split",
            _("Split off a new unit"),
            _("The new unit stands beside this one and takes over the units you tick."),
            _split,
            lambda actor, unit, given: tree.split(actor, unit, **given),
            below_top=True,
        ),
        Act(
            "merge",
            _("Merge into another unit"),
            _("What lies below goes over to the other unit; this one closes the day before."),
            _place,
            lambda actor, unit, given: tree.merge(actor, unit, given["other"], on=given["on"]),
            below_top=True,
        ),
        Act(
            "close",
            _("Close the unit"),
            _("The unit ends on that day. Its records stay and can be read."),
            _close,
            lambda actor, unit, given: tree.close(actor, unit, on=given["on"]),
            below_top=True,
        ),
    )
}
