"""The area's index: what it names exists."""

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Area

from .baseline import Baseline, baselines
from .clause import Clause, clauses
from .copies import Shingle
from .dismissal import Dismissal, dismissals
from .paper import plan_paper
from .plan import Plan, plans
from .progress import ProgressNote, progress_notes
from .source import Source, sources
from .target import Target, targets
from .task import Task, tasks

__all__ = [
    "Baseline",
    "Clause",
    "Dismissal",
    "Plan",
    "ProgressNote",
    "Shingle",
    "Source",
    "Target",
    "Task",
    "baselines",
    "clauses",
    "dismissals",
    "plan_paper",
    "plans",
    "progress_notes",
    "sources",
    "targets",
    "tasks",
]

area = Area("plans", _("Plans"))
