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
    "openness",
    "openness_answered",
    "openness_items",
    "openness_within",
    "proposal_answered",
    "proposals",
    "session_every",
    "session_lens",
    "session_papers",
    "session_published",
    "session_reported",
    "sessions",
]

area = Area("democracy", _("Democratic management"))
