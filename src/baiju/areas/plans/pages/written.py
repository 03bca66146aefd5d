"""What the forms of the plan page write, and what is said when they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from baiju.areas.plans import check, promises
from baiju.areas.plans.clause import Clause
from baiju.areas.plans.progress import progress_notes
from baiju.areas.plans.target import Kind, targets
from baiju.engine import evidence, records
from baiju.engine.models import EvidenceKind
from baiju.web.pages import Visit

from . import finding, opened
from .opened import KINDS


@dataclass(frozen=True)
class Written:
    """What was saved, the clause to go back to, and the sentence that says so."""

    record: Any
    clause: int
    sentence: str
    undo: bool = False


def write(request: Visit, do: str, subject: Any, form: Any) -> Written:
    """Save what was sent; the faults of a form are raised as `records.Invalid`."""
    if do in {"edit", "add"} and not form.is_valid():
        raise records.Invalid(form.errors.as_data())
    if do == "edit":
        return _edit(request, subject, form.cleaned_data)
    if do == "add":
        return _add(request, subject, form.cleaned_data)
    if do == "retarget":
        return _retarget(request, subject)
    if KINDS[do].is_new:
        return _new(request, do, subject)
    saved = records.change(
        KINDS[do].of, request.actor, _given(request, do), subject, version=_version(request)
    )
    return Written(saved, saved.clause_id, _("Saved."), undo=True)


def _edit(request: Visit, clause: Clause, given: dict[str, Any]) -> Written:
    """New words; a version that only a new number has outdated is no conflict."""
    version = _version(request)
    if request.POST.get("was") == opened.known_by(clause):
        version = clause.version
    words = {**check.cut(clause, clause.marker + _lines(given["words"])), "area": given["area"]}
    saved = promises.rewrite(request.actor, clause, words, version=version)
    return Written(saved, saved.pk, _("Saved."), undo=True)


def _add(request: Visit, above: Clause, given: dict[str, Any]) -> Written:
    made = promises.insert(
        request.actor, above, _lines(given["words"]), level=given["level"], area=given["area"]
    )
    return Written(made, made.pk, _("The new clause stands in the plan."))


def _lines(words: str) -> str:
    """Line breaks as the plan keeps them, without empty ends."""
    return words.replace("\r\n", "\n").strip()


def _retarget(request: Visit, target: Any) -> Written:
    given = {**_given(request, "retarget"), "is_confirmed": True}
    if given.get("kind") == Kind.RATE:
        given["measure"] = "%"
    followed = promises.change(request.actor, target, given, version=_version(request))
    said = _("Saved.")
    if not followed:
        said = _("The target was saved. Its number was not found in the words: change them too.")
    return Written(target, target.clause_id, said)


@transaction.atomic
def _new(request: Visit, do: str, subject: Any) -> Written:
    kind = KINDS[do]
    names = "task" if do == "note" else "clause"
    given = {**_given(request, do), names: subject.pk}
    if kind.of is targets:
        given["is_confirmed"] = True
    if kind.of is targets and given.get("kind") == Kind.RATE:
        given["measure"] = "%"
    saved = records.save(kind.of, request.actor, given)
    if do == "note":
        _keep_files(request, saved)
    return Written(saved, opened.clause_of(subject).pk, _("Saved."))


def _keep_files(request: Visit, note: Any) -> None:
    """The papers that show it, when some were added."""
    kind = request.POST.get("kind") or EvidenceKind.FILE
    for file in request.FILES.getlist("file"):
        evidence.add(progress_notes, request.actor, note, file, kind)


def _given(request: Visit, do: str) -> dict[str, Any]:
    """The fields of the form that were sent; a field that was left empty empties the record's."""
    part = KINDS[do].part
    assert part is not None
    return {name: _field(request, part, name) for name in part.fields}


def _field(request: Visit, part: Any, name: str) -> Any:
    many = part.model._meta.get_field(name).many_to_many
    return request.POST.getlist(name) if many else request.POST.get(name, "")


def _version(request: Visit) -> int | None:
    return finding.number(request.POST.get("version"))
