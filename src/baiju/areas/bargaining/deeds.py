"""What moves an agreement on: each step with the few fields it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baiju.engine.declare import Deed, Refusal

from . import table
from .stage import IN_FORCE, Stage

if TYPE_CHECKING:
    from .agreement import Agreement


def objection_is_in_time(agreement: Agreement) -> None:
    """After the last day the agreement is in force, and only both sides can change it."""
    objected, last = agreement.objected_on, agreement.objection_due
    if objected and last and objected > last:
        raise Refusal(
            _("The authority could object until %(day)s; after that the agreement is in force.")
            % {"day": f"{last:%Y-%m-%d}"}
        )


DEEDS = (
    Deed(
        "offer",
        gettext_lazy("Enter the offer"),
        ("offer_by", "offered_on", "offer_received_on", "offer_proof"),
        (Stage.PREPARING,),
        needs=("offer_by", "offered_on"),
        hint=gettext_lazy("The term for the answer begins on the day the other side receives it."),
    ),
    Deed(
        "answer",
        gettext_lazy("Enter the answer"),
        ("replied_on", "reply", "reply_note"),
        (Stage.OFFERED, Stage.REFUSED),
        needs=("replied_on", "reply"),
        hint=gettext_lazy(
            "A refusal without good reason, or no answer in time, is reported to the union above."
        ),
    ),
    Deed(
        "begin",
        gettext_lazy("Enter the first meeting"),
        ("talks_on", "information_given_on"),
        (Stage.ANSWERED,),
        needs=("talks_on",),
        hint=gettext_lazy("The meetings themselves are listed in the form of the agreement."),
    ),
    Deed(
        "suspend",
        gettext_lazy("Suspend the talks"),
        ("suspended_on", "suspended_until", "suspension_reason"),
        (Stage.TALKING,),
        needs=("suspended_on", "suspension_reason"),
    ),
    Deed(
        "resume",
        gettext_lazy("Take the talks up again"),
        ("suspended_until",),
        (Stage.SUSPENDED,),
        needs=("suspended_until",),
        hint=gettext_lazy("Enter the last day on which the talks rested."),
    ),
    Deed(
        "draft",
        gettext_lazy("Enter the agreed draft"),
        ("drafted_on",),
        (Stage.TALKING,),
        needs=("drafted_on",),
    ),
    Deed(
        "pass",
        gettext_lazy("Enter the vote of the congress"),
        ("passed_on", "congress_due", "congress_present", "congress_for"),
        (Stage.DRAFTED,),
        needs=("passed_on", "congress_due", "congress_present", "congress_for"),
        hint=gettext_lazy(
            "Two thirds of the delegates are present, and more than half of all delegates agree."
        ),
    ),
    Deed(
        "sign",
        gettext_lazy("Enter the signing"),
        ("signed_on", "valid_from", "valid_to", "covered_workers", "covered_women"),
        (Stage.PASSED,),
        needs=("signed_on", "valid_from", "valid_to", "covered_workers"),
        rule=table.is_complete,
    ),
    Deed(
        "file",
        gettext_lazy("Enter the filing"),
        ("filed_on", "filing_no", "received_on", "receipt_proof"),
        (Stage.SIGNED, Stage.EFFECTIVE, Stage.EXPIRING),
        needs=("filed_on",),
        hint=gettext_lazy("From the day the authority receives it, the days for an objection run."),
    ),
    Deed(
        "receive",
        gettext_lazy("Enter the receipt by the authority"),
        ("received_on", "receipt_proof"),
        (Stage.FILED,),
        needs=("received_on",),
    ),
    Deed(
        "object",
        gettext_lazy("Enter the authority's objection"),
        ("objected_on", "objection"),
        (Stage.FILED,),
        needs=("objected_on", "objection"),
    ),
    Deed(
        "refile",
        gettext_lazy("Enter the filing of the revised text"),
        ("refiled_on",),
        (Stage.OBJECTED,),
        needs=("refiled_on",),
        hint=gettext_lazy("Enter the day the authority received it; the days run anew."),
    ),
    Deed(
        "publish",
        gettext_lazy("Enter the publication"),
        ("published_on", "publication"),
        (Stage.EFFECTIVE, Stage.EXPIRING),
        needs=("published_on",),
    ),
    Deed(
        "report",
        gettext_lazy("Enter the filing with the union above"),
        ("filed_to_union_on",),
        (Stage.SIGNED, Stage.FILED, *IN_FORCE),
        needs=("filed_to_union_on",),
    ),
    Deed(
        "terminate",
        gettext_lazy("End it before its term"),
        ("terminated_on", "termination_reason"),
        (Stage.SIGNED, Stage.FILED, Stage.OBJECTED, *IN_FORCE),
        needs=("terminated_on", "termination_reason"),
    ),
)
