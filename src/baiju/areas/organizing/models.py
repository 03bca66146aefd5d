"""The area's index: what it names exists."""

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Area

from .coverage import union_coverage, union_lens
from .covered import CoveredEmployer
from .member import Member, members
from .rules import election_ahead, union_approval
from .union import Union, unions

__all__ = [
    "CoveredEmployer",
    "Member",
    "Union",
    "election_ahead",
    "members",
    "union_approval",
    "union_coverage",
    "union_lens",
    "unions",
]

area = Area("organizing", _("Organizing"))
