"""What can be done on a plan: each a form that is sent, and a way back to the same place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baiju.areas.plans import outline
from baiju.areas.plans.clause import Clause, clauses
from baiju.areas.plans.target import targets
from baiju.areas.plans.task import tasks
from baiju.engine import diary, records
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal, Register
from baiju.web import pages
from baiju.web.pages import Visit

from . import finding, opened, show, written
from .opened import KINDS, Opened

MOVES: dict[str, Callable[[Actor, Clause], object]] = {
    "indent": lambda actor, clause: outline.indent(actor, clause, 1),
    "outdent": lambda actor, clause: outline.indent(actor, clause, -1),
    "up": lambda actor, clause: outline.shift(actor, clause, -1),
    "down": lambda actor, clause: outline.shift(actor, clause, 1),
    "number": outline.number,
    "drop": outline.drop,
    "restore": outline.restore,
}


@require_POST
def move(request: Visit, pk: int, how: str) -> HttpResponse:
    """Move a clause in the outline, take it out or bring it back."""
    if how not in MOVES:
        raise Http404
    clause = finding.to_write(request, clauses, pk, "plan")
    try:
        MOVES[how](request.actor, clause)
    except Refusal as no:
        return finding.refused(request, no, clause.plan_id)
    if how != "drop":
        return finding.back(clause.plan_id, pk)
    undo = reverse("clause-move", args=[pk, "restore"])
    pages.say(request, _("The clause was taken out of the plan."), undo=undo)
    return finding.back(clause.plan_id)


@require_POST
def save(request: Visit, do: str, at: int) -> HttpResponse:
    """Take the form that was open on the page."""
    if do not in KINDS:
        raise Http404
    subject = opened.find(request, do, at)
    clause = opened.clause_of(subject)
    form = opened.bound(request, do, subject)
    try:
        saved = written.write(request, do, subject, form)
    except records.Invalid:
        return _not_taken(request, do, subject, form, 422)
    except records.Stale as stale:
        return _not_taken(request, do, subject, form, 409, theirs=stale.current)
    except Refusal as no:
        form.add_error(None, str(no))
        return _not_taken(request, do, subject, form, 409)
    pages.say(request, saved.sentence, undo=_undo(KINDS[do].of, saved.record) if saved.undo else "")
    if do == "retarget" and not clause.plan.is_adopted:
        return show.next_target(request, clause.plan, after=subject)
    return finding.back(clause.plan_id, saved.clause)


def _undo(register: Register, record: Any) -> str:
    """The address that takes back the last change of a record."""
    entry = diary.of(register, record).first()
    return reverse("undo", args=[register.key, record.pk, entry.pk]) if entry else ""


def _not_taken(
    request: Visit, do: str, subject: Any, form: Any, status: int, *, theirs: Any = None
) -> HttpResponse:
    """The page again, with what was typed and, on a conflict, what the other person saved."""
    form.is_valid()
    clause = opened.clause_of(subject)
    version = None if KINDS[do].is_new else (theirs or subject).version
    was = opened.known_by(theirs or clause) if do == "edit" else ""
    again = Opened(do, subject.pk, clause.pk, form, version, was, theirs)
    return show.again_with(request, finding.plan(request, clause.plan_id), again, status)


@require_POST
def remove(request: Visit, kind: str, pk: int) -> HttpResponse:
    """Take a target or a task away; what was approved keeps it in the baseline."""
    of = {"target": targets, "task": tasks}.get(kind)
    if of is None:
        raise Http404
    subject = finding.to_write(request, of, pk, "clause__plan")
    clause = subject.clause
    try:
        records.remove(of, request.actor, subject)
    except Refusal as no:
        return finding.refused(request, no, clause.plan_id)
    if kind == "target" and not clause.plan.is_adopted:
        return show.next_target(request, clause.plan, after=subject)
    return finding.back(clause.plan_id, clause.pk)


@require_POST
def done(request: Visit, pk: int) -> HttpResponse:
    """Mark a task as done today, or as not done after all."""
    task = finding.to_write(request, tasks, pk, "clause__plan")
    day = None if task.done_on else timezone.localdate()
    version = finding.number(request.POST.get("version"))
    try:
        saved = records.change(tasks, request.actor, {"done_on": day}, task, version=version)
    except Refusal as no:
        return finding.refused(request, no, task.clause.plan_id)
    said = _("Marked as done today.") if day else _("Marked as not done.")
    pages.say(request, said, undo=_undo(tasks, saved))
    return finding.back(task.clause.plan_id, task.clause_id)
