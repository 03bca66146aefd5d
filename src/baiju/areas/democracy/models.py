"""The area's index: what it names exists."""

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Area

from .congress import Congress, congresses
from .coverage import congress_cover, congress_lens, session_lens
from .decision import Decision, Topic
from .delegate import Delegate, delegates
from .evaluation import Evaluation, evaluations
from .joint_meeting import JointMeeting, joint_meetings
from .matter import Matter
from .openness_item import OpennessItem, openness_items
from .papers.result_papers import bulletin_paper, catalogue_paper, minutes_paper
from .papers.roster_papers import proposal_paper, roster_paper
from .papers.session_papers import notice_paper, plan_paper, resolution_paper
from .posting import Feedback, Posting, openness
from .proposal import Proposal, proposals
from .represented import Represented
from .rules import (
    delegates_base,
    delegates_least,
    delegates_per_hundred,
    delegates_share,
    managers_most,
    minutes_issued,
    openness_answered,
    openness_within,
    proposal_answered,
    session_every,
    session_papers,
    session_published,
    session_reported,
)
from .session import Session, sessions

__all__ = [
    "Congress",
    "Decision",
    "Delegate",
    "Evaluation",
    "Feedback",
    "JointMeeting",
    "Matter",
    "OpennessItem",
    "Posting",
    "Proposal",
    "Represented",
    "Session",
    "Topic",
    "bulletin_paper",
    "catalogue_paper",
    "congress_cover",
    "congress_lens",
    "congresses",
    "delegates",
    "delegates_base",
    "delegates_least",
    "delegates_per_hundred",
    "delegates_share",
    "evaluations",
    "joint_meetings",
    "managers_most",
    "minutes_issued",
    "minutes_paper",
    "notice_paper",
    "openness",
    "openness_answered",
    "openness_items",
    "openness_within",
    "plan_paper",
    "proposal_answered",
    "proposal_paper",
    "proposals",
    "resolution_paper",
    "roster_paper",
    "session_every",
    "session_lens",
    "session_papers",
    "session_published",
    "session_reported",
    "sessions",
]

area = Area("democracy", _("Democratic management"))
