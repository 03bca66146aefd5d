"""The numbers organizing goes by; a provision of a unit overrides them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Rule

election_ahead = Rule(
    key="election-ahead",
    title=_("How many days before a committee's term ends its election is due"),
    amount=90,
    measure=_("days"),
    basis=_("House default"),
)
union_approval = Rule(
    key="union-approval",
    title=_("Within how many days the union above answers a reported election"),
    amount=15,
    measure=_("days"),
    basis=_("House default"),
)
assessment_recheck = Rule(
    key="assessment-recheck",
    title=_("After how many months a union that reached a standard is checked again"),
    amount=12,
    measure=_("months"),
    basis=_("House default"),
)
home_recheck = Rule(
    key="home-recheck",
    title=_("After how many months a workers' home is voted on again"),
    amount=12,
    measure=_("months"),
    basis=_("House default"),
)
home_publicity = Rule(
    key="home-publicity",
    title=_("For how many working days a workers' home is publicised before it is titled"),
    amount=5,
    measure=_("working days"),
    basis=_("House default"),
)
home_satisfaction = Rule(
    key="home-satisfaction",
    title=_("What share of the valid votes must be satisfied or basically satisfied with a home"),
    amount=90,
    measure=_("per cent"),
    basis=_("House default"),
)
chair_training = Rule(
    key="chair-training",
    title=_("Within how many months of the election a chair is trained"),
    amount=12,
    measure=_("months"),
    basis=_("House default"),
)
