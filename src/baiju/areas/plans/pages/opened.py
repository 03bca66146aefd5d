"""The one form that is open on the page, named in the address: `?do=edit&at=12`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.areas.plans.clause import DEEPEST, Clause, WorkArea, clauses
from baiju.areas.plans.dismissal import digest
from baiju.areas.plans.progress import progress_notes
from baiju.areas.plans.target import targets
from baiju.areas.plans.task import tasks
from baiju.engine import forms as engine_forms
from baiju.engine.declare import Register, Section
from baiju.web.pages import Visit

from . import finding

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class WordsForm(forms.Form):
    """The words of a clause as they stand on paper, without its number."""

    words = forms.CharField(
        label=_("Words"),
        strip=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The number before it is counted by itself. The first sentence is the lead."),
    )
    area = forms.ChoiceField(label=_("Work area"), choices=WorkArea)


class NewForm(WordsForm):
    """A new clause: also how deep it lies."""

    level = forms.TypedChoiceField(label=_("Level"), coerce=int)

    def __init__(self, *args: Any, under: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same, deeper = max(under, 1), min(under + 1, DEEPEST)
        choices = [(same, _("beside the clause above")), (deeper, _("under the clause above"))]
        field: Any = self.fields["level"]
        field.choices = choices if deeper > same else choices[:1]


def _part(of: Register, *fields: str) -> Register:
    """The fields of a register that the plan page asks for; the rest is known or computed."""
    return Register(
        model=of.model,
        key=f"{of.key}-on-the-plan",
        columns=of.columns,
        sections=(Section("", fields),),
        unit=of.unit,
        area="plans",
    )


TARGET = _part(
    targets,
    *("kind", "indicator", "comparator", "value", "value_max", "measure", "base", "every"),
    "due_on",
)
TASK = _part(tasks, "title", "owner", "helpers", "party", "due_on", "times", "every", "done_on")
NOTE = _part(progress_notes, "happened_on", "text")


@dataclass(frozen=True)
class Kind:
    """A form of the plan page: its title, its fields, what it writes and what the address names."""

    title: StrOrPromise
    of: Register
    names: Register
    part: Register | None = None
    is_new: bool = False


KINDS = {
    "edit": Kind(_("Change the words"), clauses, clauses),
    "add": Kind(_("New clause"), clauses, clauses, is_new=True),
    "target": Kind(_("New target"), targets, clauses, TARGET, is_new=True),
    "retarget": Kind(_("Target"), targets, targets, TARGET),
    "task": Kind(_("Who does it, and by when"), tasks, clauses, TASK, is_new=True),
    "retask": Kind(_("Who does it, and by when"), tasks, tasks, TASK),
    "note": Kind(_("What was done"), progress_notes, tasks, NOTE, is_new=True),
}
WAY_TO_CLAUSE = {clauses.key: "", targets.key: "clause__", tasks.key: "clause__"}


@dataclass(frozen=True)
class Opened:
    """An open form, the clause it stands under and the record it changes."""

    do: str
    at: int
    clause: int
    form: Any
    version: int | None = None
    was: str = ""
    """What the words were known by when the form was opened."""
    theirs: Any = None
    """The record as somebody else has saved it meanwhile."""
    target: Any = None

    @property
    def title(self) -> StrOrPromise:
        return KINDS[self.do].title

    @property
    def action(self) -> str:
        return f"/plans/deeds/{self.do}/{self.at}/"


def asked(request: Visit, plan: Any) -> Opened | None:
    """What the address asks to open on this plan, if this person may write it."""
    do, at = request.GET.get("do", ""), finding.number(request.GET.get("at"))
    if do not in KINDS or at is None or not finding.may_write(request, plan):
        return None
    subject = find(request, do, at)
    if clause_of(subject).plan_id != plan.pk:
        raise Http404
    if clause_of(subject).is_dropped:
        return None
    return opened(request, do, subject)


def opened(request: Visit, do: str, subject: Any) -> Opened:
    """A form as it is first shown."""
    kind, clause = KINDS[do], clause_of(subject)
    version = None if kind.is_new else subject.version
    target = subject if do == "retarget" else None
    form = _form(request, do, subject, clause)
    was = known_by(clause) if do == "edit" else ""
    return Opened(do, subject.pk, clause.pk, form, version, was, target=target)


def _form(request: Visit, do: str, subject: Any, clause: Clause) -> Any:
    kind = KINDS[do]
    if do == "edit":
        return WordsForm(initial={"words": clause.heading + clause.text, "area": clause.area})
    if do == "add":
        return NewForm(under=clause.level, initial={"area": clause.area})
    assert kind.part is not None
    if kind.is_new:
        return engine_forms.blank(kind.part, request.actor, _known(do))
    return _plainly(engine_forms.filled(kind.part, request.actor, subject))


def _plainly(form: Any) -> Any:
    """A number without the noughts that the database keeps behind it."""
    for name, value in form.initial.items():
        if isinstance(value, Decimal):
            form.initial[name] = f"{value.normalize():f}"
    return form


def bound(request: Visit, do: str, subject: Any) -> Any:
    """The form with what was sent."""
    kind = KINDS[do]
    if do == "edit":
        return WordsForm(request.POST)
    if do == "add":
        return NewForm(request.POST, under=clause_of(subject).level)
    assert kind.part is not None
    record = None if kind.is_new else subject
    return engine_forms.bound(kind.part, request.actor, request.POST, record)


def find(request: Visit, do: str, at: int) -> Any:
    """The clause, target or task that an address names, to be written."""
    of = KINDS[do].names
    return finding.to_write(request, of, at, f"{WAY_TO_CLAUSE[of.key]}plan")


def clause_of(subject: Any) -> Clause:
    """The clause that a form stands under."""
    found: Clause = subject if isinstance(subject, Clause) else subject.clause
    return found


def known_by(clause: Clause) -> str:
    """What tells whether somebody changed the words, whatever became of their number."""
    return digest(f"{clause.heading}{clause.text}{clause.area}")


def _known(do: str) -> dict[str, Any]:
    return {"happened_on": timezone.localdate()} if do == "note" else {}
