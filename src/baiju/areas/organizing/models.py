"""The area's index: what it names exists."""

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Area

from .candidate import Candidate, Seat
from .committee import Committee, committee_lens, committees
from .coverage import union_coverage, union_lens
from .covered import CoveredEmployer
from .election import Election, elections
from .member import Member, members
from .papers.formation_papers import member_roster, preparation_request, union_reply
from .papers.member_papers import registration_form, transfer_slip
from .post import CommitteePost
from .rules import election_ahead, union_approval
from .union import Union, unions

__all__ = [
    "Candidate",
    "Committee",
    "CommitteePost",
    "CoveredEmployer",
    "Election",
    "Member",
    "Seat",
    "Union",
    "committee_lens",
    "committees",
    "election_ahead",
    "elections",
    "member_roster",
    "members",
    "preparation_request",
    "registration_form",
    "transfer_slip",
    "union_approval",
    "union_coverage",
    "union_lens",
    "union_reply",
    "unions",
]

area = Area("organizing", _("Organizing"))
