"""Provisions: a rule's value for one part of the tree and one time."""

from django.utils.translation import gettext_lazy as _

from baiju.engine import registry
from baiju.engine.declare import Refusal, Register, Rule, Section
from baiju.engine.models import Provision

due_soon = Rule(
    key="due-soon",
    title=_("How many days ahead the desk shows what falls due"),
    amount=14,
    measure=_("days"),
    basis=_("House default"),
)


def names_a_rule(provision: Provision) -> None:
    """A value of a rule that nobody reads would change nothing, and nobody would notice."""
    known = sorted(rule.key for rule in registry.rules())
    if provision.key not in known:
        raise Refusal(
            _("There is no rule called %(key)s. The rules are: %(known)s.")
            % {"key": provision.key, "known": ", ".join(known)}
        )


def is_not_below_nothing(provision: Provision) -> None:
    if provision.amount < 0:
        raise Refusal(_("The value of a rule is zero or more."))


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
    checks=(names_a_rule, is_not_below_nothing),
    example={
        "key": "due-soon",
        "amount": "30",
        "basis": "临澄县总工会办公室通知",
        "valid_from": "2026-01-01",
    },
)
