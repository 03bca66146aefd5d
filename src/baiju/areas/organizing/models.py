"""The area's index: what it names exists."""

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Area

from .assessment import Assessment, ItemResult, assessments, standard_lens
from .attendee import Attendee
from .candidate import Candidate, Seat
from .committee import Committee, committee_lens, committees
from .course import Course, courses
from .coverage import union_coverage, union_lens
from .covered import CoveredEmployer
from .election import Election, elections
from .group import UnionGroup, union_groups
from .home_title import HomeTitle, home_lens, home_titles
from .home_vote import HomeVote
from .member import Member, members
from .officer import Officer, officers
from .papers.formation_papers import member_roster, preparation_request, union_reply
from .papers.member_papers import registration_form, transfer_slip
from .post import CommitteePost
from .rules import (
    assessment_recheck,
    chair_training,
    election_ahead,
    home_publicity,
    home_recheck,
    home_satisfaction,
    union_approval,
)
from .standard import Standard, StandardItem, standards
from .union import Union, unions
from .yearly import YearlyGrade

__all__ = [
    "Assessment",
    "Attendee",
    "Candidate",
    "Committee",
    "CommitteePost",
    "Course",
    "CoveredEmployer",
    "Election",
    "HomeTitle",
    "HomeVote",
    "ItemResult",
    "Member",
    "Officer",
    "Seat",
    "Standard",
    "StandardItem",
    "Union",
    "UnionGroup",
    "YearlyGrade",
    "assessment_recheck",
    "assessments",
    "chair_training",
    "committee_lens",
    "committees",
    "courses",
    "election_ahead",
    "elections",
    "home_lens",
    "home_publicity",
    "home_recheck",
    "home_satisfaction",
    "home_titles",
    "member_roster",
    "members",
    "officers",
    "preparation_request",
    "registration_form",
    "standard_lens",
    "standards",
    "transfer_slip",
    "union_approval",
    "union_coverage",
    "union_groups",
    "union_lens",
    "union_reply",
    "unions",
]

area = Area("organizing", _("Organizing"))
