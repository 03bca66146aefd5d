"""The page of one record: where it stands, what it says, what rests on it; also beside its list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.engine import (
    access,
    batches,
    diary,
    dues,
    evidence,
    gaps,
    listing,
    looking,
    merging,
    parts,
    records,
    registry,
    rulebook,
    stages,
)
from baiju.engine.conditions import BadQuery
from baiju.engine.declare import Refusal, Register
from baiju.engine.dues import Due
from baiju.engine.models import EvidenceKind
from baiju.engine.rulebook import Holding

from . import columns, narrowing, pages, reach, reading, remarking
from .pages import Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

READ = 30
"""Lines of the diary on the page."""


@dataclass(frozen=True)
class Link:
    """Records of another register that point here, as a list."""

    title: StrOrPromise
    count: int
    is_more: bool
    address: str


@dataclass(frozen=True)
class Inside:
    """The rows of one part as a small table."""

    title: StrOrPromise
    heads: list[str]
    rows: list[list[Any]]


def detail(request: Visit, key: str, pk: int) -> HttpResponse:
    """One record: state, terms, fields, parts, evidence, diary, and its neighbours in the list."""
    register = reach.readable(request, key)
    record = reach.found(request, register, pk)
    if register.page is not None:
        return redirect(register.page(record))
    try:
        params = narrowing.asked(request)
        before, behind = _neighbours(request, register, params, record)
    except BadQuery as no:
        return pages.refused(request, no, reverse("record", args=[key, pk]))
    shown = context(request, register, record) | {
        "before": before,
        "behind": behind,
        "query": narrowing.query(params),
    }
    return pages.page(request, "register/detail.html", shown)


def beside(request: Visit, register: Register) -> dict[str, Any]:
    """What the panel beside a list shows: the record that the address opens, if any."""
    pk = pages.number(request.GET.get("open"))
    if pk is None or register.page is not None:
        return {}
    return context(request, register, reach.found(request, register, pk))


def context(request: Visit, register: Register, record: Any) -> dict[str, Any]:
    """Everything a record is read by."""
    now, today = stages.of(register, record), timezone.localdate()
    may = [s for s in register.transitions if records.may(register, request.actor, record, s)]
    is_open = reach.is_open(request, register, record)
    is_long = len(register.fields) > reading.FOLDED
    return {
        "register": register,
        "record": record,
        "may_write": is_open,
        "deeds": may,
        "joins": merging.may(register, request.actor, record),
        "acts": stages.deeds(register, now) if is_open else [],
        "steps": reading.steps(record),
        "stage_steps": stages.line(register, now),
        "terms": _terms(register, record, today),
        "sections": reading.filled(register, record),
        "blanks": reading.blanks(register, record),
        "doubts": gaps.of(register, record, today),
        "parts": [each for each in _parts(register, record) if each.rows or not is_long],
        "links": _links(request, register, record),
        "papers": registry.papers_of(register),
        "hidden": _hidden(request, register, record),
        "looks": looking.of(register, record)[:READ] if register.secrets else (),
        "files": evidence.of(register, record),
        "lists": batches.behind(register, record.pk),
        "kinds": EvidenceKind.choices,
        "diary": reading.lines(register, record, diary.of(register, record)[:READ]),
        **remarking.context(request, register, record),
    }


def _hidden(request: Visit, register: Register, record: Any) -> list[str]:
    """The filled secrets that this person may look at for a reason."""
    filled = [name for name in register.secret_fields if getattr(record, name)]
    if not filled or not access.records(register, request.actor, "write").filter(pk=record.pk):
        return []
    return filled


def _terms(register: Register, record: Any, today: date) -> list[tuple[Due, Holding | None]]:
    """What runs for this record, with the rule that set it."""
    found: list[tuple[Due, Holding | None]] = []
    for due in dues.of(register, record, today):
        unit = reduce(getattr, register.unit.split("__"), record)
        key = due.clock.rule_of(record)
        rule = rulebook.holding(key, unit, today) if key else None
        found.append((due, rule))
    return found


def _neighbours(
    request: Visit, register: Register, params: dict[str, str], record: Any
) -> tuple[Any, Any]:
    """The rows before and behind, in the list that the address tells."""
    return listing.beside(register, request.actor, params, record)


def _parts(register: Register, record: Any) -> list[Inside]:
    return [
        Inside(
            kind.title,
            [
                *(str(kind.model._meta.get_field(name).verbose_name) for name in kind.fields),  # type: ignore[union-attr]  # of our own models
                *map(str, kind.told.values()),
            ],
            parts.shown(kind, record),
        )
        for kind in register.parts
    ]


def _links(request: Visit, register: Register, record: Any) -> list[Link]:
    """The lists whose filter can name this record; what has no rows is not told."""
    found = []
    for other in registry.registers():
        if not request.actor.tops(other.area, "read"):
            continue
        for name in _pointing(other, register):
            count = listing.total(other, request.actor, {name: str(record.pk)})
            address = f"{reach.list_address(other)}?{urlencode({name: record.pk})}"
            title = other.title if other.model is not register.model else columns.title(other, name)
            most = min(count, listing.COUNTED)
            found += [Link(title, most, count > most, address)] if count else []
    return found


def _pointing(other: Register, register: Register) -> list[str]:
    return [
        field.name
        for field in other.model._meta.fields
        if field.related_model is register.model and field.name in other.filters
    ]


@require_POST
def move(request: Visit, key: str, pk: int, name: str) -> HttpResponse:
    """Take a record one step on."""
    register = reach.readable(request, key)
    record = reach.found(request, register, pk)
    step = register.transition(name)
    if step is None:
        raise Http404
    reason, version = request.POST.get("reason", ""), pages.number(request.POST.get("version"))
    try:
        records.move(register, request.actor, record, name, reason=reason, version=version)
    except Refusal as no:
        return pages.refused(request, no, reach.address(register, record))
    pages.say(request, _("Done: %(step)s.") % {"step": step.title})
    return redirect(reach.address(register, record))


@require_POST
def undo(request: Visit, key: str, pk: int, entry: int) -> HttpResponse:
    """Take back a change by a new entry."""
    register = reach.readable(request, key)
    record = reach.found(request, register, pk)
    change = diary.of(register, record).filter(pk=entry).first()
    if change is None:
        raise Http404
    try:
        records.undo(register, request.actor, record, change)
    except Refusal as no:
        return pages.refused(request, no, reach.address(register, record))
    pages.say(request, _("The change was taken back."))
    return redirect(reach.address(register, record))


@require_POST
def remove(request: Visit, key: str, pk: int) -> HttpResponse:
    """Delete a draft."""
    register = reach.writable(request, key)
    record = reach.found(request, register, pk)
    try:
        records.remove(register, request.actor, record)
    except Refusal as no:
        return pages.refused(request, no, reach.address(register, record))
    pages.say(request, _("The draft was deleted."))
    return redirect("ledger", key)
