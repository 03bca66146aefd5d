"""Everything that was ever done on a plan: its clauses, targets, tasks and notes, newest first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse

from baiju.areas.plans.clause import clauses
from baiju.areas.plans.plan import plans
from baiju.areas.plans.progress import progress_notes
from baiju.areas.plans.target import targets
from baiju.areas.plans.task import tasks
from baiju.engine import access, diary
from baiju.web import pages
from baiju.web.pages import Visit

from . import finding

ROWS = 60
WAYS = (
    (clauses, "plan"),
    (targets, "clause__plan"),
    (tasks, "clause__plan"),
    (progress_notes, "task__clause__plan"),
)


def index(request: Visit, pk: int) -> HttpResponse:
    """The diary of a plan with all that lies in it."""
    plan = finding.plan(request, pk)
    rows = {
        of.key: access.records(of, request.actor).filter(**{way: plan}).values_list("pk", flat=True)
        for of, way in WAYS
    }
    entries = diary.of_all({plans.key: [plan.pk], **rows})
    page = Paginator(entries, ROWS).get_page(request.GET.get("page"))
    context = {"plan": plan, "page": page, "news": pages.news(page.object_list)}
    return pages.page(request, "plans/diary.html", context)
