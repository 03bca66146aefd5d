"""What can be done on a plan: each a form that is sent, and a way back to the same place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.areas.plans import check, outline
from baiju.areas.plans.clause import Clause
from baiju.areas.plans.progress import progress_notes
from baiju.areas.plans.target import targets
from baiju.areas.plans.task import tasks
from baiju.engine import evidence, forms, records
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal
from baiju.web import pages
from baiju.web.pages import Visit

from . import finding, opened, show
from .opened import KINDS, Opened

MOVES: dict[str, Callable[[Actor, Clause], object]] = {
    "indent": lambda actor, clause: outline.indent(actor, clause, 1),
    "outdent": lambda actor, clause: outline.indent(actor, clause, -1),
    "up": lambda actor, clause: outline.shift(actor, clause, -1),
    "down": lambda actor, clause: outline.shift(actor, clause, 1),
    "drop": outline.drop,
    "restore": outline.restore,
}


@require_POST
def move(request: Visit, pk: int, how: str) -> HttpResponse:
    """Move a clause in the outline, take it out or bring it back."""
    clause = finding.clause(request, pk)
    if how not in MOVES:
        raise Http404
    try:
        MOVES[how](request.actor, clause)
    except Refusal as no:
        return finding.refused(request, no, clause.plan_id)
    if how == "drop":
        undo = f"/plans/clauses/{pk}/restore/"
        pages.say(request, _("The clause was taken out of the plan."), undo=undo)
        return finding.back(clause.plan_id)
    return finding.back(clause.plan_id, pk)


@require_POST
def save(request: Visit, do: str, at: int) -> HttpResponse:
    """Take the form that was open on the page."""
    if do not in KINDS:
        raise Http404
    _part, _of, names = KINDS[do]
    subject = opened.find(request, names, at)
    clause = opened.clause_of(names, subject)
    try:
        saved = _written(request, do, subject, clause)
    except records.Invalid:
        return _not_taken(request, do, subject, clause, 422)
    except records.Stale as stale:
        return _not_taken(request, do, subject, clause, 409, theirs=stale.current)
    except Refusal as no:
        return _not_taken(request, do, subject, clause, 409, refusal=no)
    pages.say(request, _("Saved."))
    return finding.back(clause.plan_id, saved.pk if do == "add" else clause.pk)


def _written(request: Visit, do: str, subject: Any, clause: Clause) -> Any:
    part, of, names = KINDS[do]
    given = {name: _field(request, part, name) for name in part.fields if name in request.POST}
    version = finding.number(request.POST.get("version"))
    if do == "add":
        return _added(request, clause, given)
    if do in {"edit", "retarget", "retask"}:
        whole = {name: given.get(name, "") for name in part.fields}
        return records.change(of, request.actor, whole, subject, version=version)
    saved = records.save(of, request.actor, {**given, names: subject.pk})
    if do == "note":
        _keep_file(request, saved)
    return saved


def _field(request: Visit, part: Any, name: str) -> Any:
    many = part.model._meta.get_field(name).many_to_many
    return request.POST.getlist(name) if many else request.POST[name]


def _added(request: Visit, clause: Clause, given: dict[str, Any]) -> Clause:
    level = finding.number(request.POST.get("level")) or max(clause.level, 1)
    return outline.insert(
        request.actor,
        clause.plan,
        clause,
        level=level,
        heading=given.get("heading", ""),
        text=given.get("text", ""),
        area=given.get("area") or clause.area,
    )


def _keep_file(request: Visit, note: Any) -> None:
    """The paper that shows it, when one was added."""
    file = request.FILES.get("file")
    if file is not None:
        kind = request.POST.get("kind") or "file"
        evidence.add(progress_notes, request.actor, note, file, kind)


def _not_taken(
    request: Visit,
    do: str,
    subject: Any,
    clause: Clause,
    status: int,
    *,
    theirs: Any = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The page again, with what was typed and, on a conflict, what the other person saved."""
    part, _of, _names = KINDS[do]
    changes = subject if do in {"edit", "retarget", "retask"} else None
    form = forms.bound(part, request.actor, request.POST, changes)
    form.is_valid()
    if refusal is not None:
        form.add_error(None, str(refusal))
    version = (theirs or subject).version if changes is not None else None
    open_form = Opened(do, subject.pk, clause.pk, form, version, theirs)
    return show.again_with(request, finding.plan(request, clause.plan_id), open_form, status)


@require_POST
def remove(request: Visit, kind: str, pk: int) -> HttpResponse:
    """Take a target or a task away; what was approved keeps it in the baseline."""
    of = {"target": targets, "task": tasks}.get(kind)
    if of is None:
        raise Http404
    subject = finding.row(request, of, pk)
    clause = subject.clause
    try:
        records.remove(of, request.actor, subject)
    except Refusal as no:
        return finding.refused(request, no, clause.plan_id)
    return finding.back(clause.plan_id, clause.pk)


@require_POST
def done(request: Visit, pk: int) -> HttpResponse:
    """Mark a task as done today, or as not done after all."""
    task = finding.row(request, tasks, pk)
    day = None if task.done_on else timezone.localdate()
    version = finding.number(request.POST.get("version"))
    try:
        records.change(tasks, request.actor, {"done_on": day}, task, version=version)
    except Refusal as no:
        return finding.refused(request, no, task.clause.plan_id)
    return finding.back(task.clause.plan_id, task.clause_id)


@require_POST
def cure(request: Visit, pk: int, how: str) -> HttpResponse:
    """Apply the cure of a finding, or leave the finding alone."""
    plan = finding.plan(request, pk)
    act = {"cure": check.cure, "ignore": check.ignore}.get(how)
    if act is None:
        raise Http404
    key = request.POST.get("key", "")
    try:
        act(request.actor, plan, key)
    except Refusal as no:
        return finding.refused(request, no, pk)
    said = _("The words were cured.") if how == "cure" else _("The finding is left alone.")
    pages.say(request, said)
    place = key.rsplit("-", 2)[-2] if key.count("-") >= 2 else ""
    return finding.back(pk, finding.number(place) or None)
