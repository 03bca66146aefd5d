"""Provisions: a rule's value for one part of the tree and one time."""

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Register, Rule, Section
from baiju.engine.models import Provision

due_soon = Rule(
    key="due-soon",
    title=_("How many days ahead the desk shows what falls due"),
    amount=14,
    measure=_("days"),
    basis=_("House default"),
)

provisions = Register(
    model=Provision,
    key="provisions",
    area="org",
    columns=("key", "unit", "amount", "basis", "valid_from", "valid_to"),
    filters=("unit", "valid_from"),
    search=("key", "basis"),
    period="valid_from",
    sections=(
        Section(_("Provision"), ("unit", "key", "amount", "basis", "valid_from", "valid_to")),
    ),
    menu=False,
    example={
        "key": "due-soon",
        "amount": "30",
        "basis": "临澄县总工会办公室通知",
        "valid_from": "2026-01-01",
    },
)
