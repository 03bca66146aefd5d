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
