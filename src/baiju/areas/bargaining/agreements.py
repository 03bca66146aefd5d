"""The register of agreements: its columns, steps, terms and what it tells of gaps."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Lens, Register, Section, Stages, reviewed
from baiju.engine.models import Review

from . import limits, parties, talks
from .agreement import Agreement
from .clocks import CLOCKS
from .deeds import DEEDS, objection_is_in_time
from .doubts import DOUBTS
from .kinds import Kind
from .stage import BARGAINING, ENDED, IN_FORCE, TO_FILE, WAY, Stage, stage_on

STANDINGS = {
    "bargaining": (_("being bargained"), BARGAINING),
    "to_file": (_("signed, not yet in force"), TO_FILE),
    "in_force": (_("in force"), IN_FORCE),
    "ended": (_("ended"), ENDED),
}
"""Several stages at once, as the work is looked at."""

UNTIL_SIGNING = (
    Section(
        _("Parties"),
        ("unit", "kind", "scope", "employer", "title", "number", "is_secret", "supersedes"),
    ),
    Section(
        _("Offer and answer"),
        (
            *("offer_by", "offered_on", "offer_received_on", "offer_proof"),
            *("replied_on", "reply", "reply_note"),
        ),
    ),
    Section(
        _("Talks"),
        (
            *("talks_on", "information_given_on"),
            *("suspended_on", "suspended_until", "suspension_reason", "drafted_on"),
        ),
    ),
    Section(
        _("Vote of the workers' congress"),
        ("passed_on", "congress_due", "congress_present", "congress_for"),
    ),
    Section(
        _("Signing and term"),
        ("signed_on", "valid_from", "valid_to", "covered_workers", "covered_women"),
    ),
    Section(
        _("Wages"),
        (
            *("wage_before", "wage_after", "raise_pct", "raise_reason"),
            *("least_wage", "local_least_wage", "pay_day"),
        ),
    ),
    Section(
        _("Clauses for women workers"),
        (
            *("form", "women_rep", "maternity_leave_days", "bars_night_work"),
            *("gives_nursing_hour", "bars_harmful_work", "gives_examinations"),
        ),
    ),
    Section(_("Clauses on safety and health"), ("equipment", "examined_pct")),
)
AFTERWARDS = (
    Section(
        _("Filing and effect"),
        (
            *("filed_on", "filing_no", "received_on", "receipt_proof"),
            *("objected_on", "objection", "refiled_on"),
            *("published_on", "publication", "filed_to_union_on"),
        ),
    ),
    Section(_("End before the term"), ("terminated_on", "termination_reason")),
)
SECTIONS = (*UNTIL_SIGNING, *AFTERWARDS)
AGREED = tuple(name for section in UNTIL_SIGNING for name in section.fields)
WHOLE = (
    *(name for section in SECTIONS for name in section.fields),
    *("covered", "representatives", "meetings", "checks", "hazards"),
)


def _standing(choice: str, _today: date) -> Q:
    return Q(stage__in=STANDINGS[choice][1])


agreements = Register(
    model=Agreement,
    key="agreements",
    columns=(
        *("label", "kind", "unit", "stage", "signed_on"),
        *("valid_to", "covered_workers", "review"),
    ),
    filters=(
        *("unit", "kind", "scope", "employer"),
        *("signed_on", "valid_to", "in_force_from", "review"),
    ),
    search=("label", "number"),
    period="signed_on",
    sections=SECTIONS,
    transitions=reviewed(),
    stages=Stages(Stage, stage_on, WAY),
    deeds=DEEDS,
    lenses=(
        Lens(
            "standing", _("standing"), {k: title for k, (title, _s) in STANDINGS.items()}, _standing
        ),
    ),
    parts=(
        parties.covered,
        parties.representatives,
        talks.meetings,
        talks.checks,
        talks.hazards,
    ),
    identity=(("kind", "employer", "valid_from"), ("title", "kind", "valid_from")),
    synonyms={
        "kind": ("合同类型", "合同种类", "类别"),
        "employer": ("企业名称", "用人单位", "单位名称", "覆盖企业"),
        "signed_on": ("签订日期", "签订时间", "签订日"),
        "valid_from": ("合同起始日期", "起始日期", "生效起始", "有效期自", "开始日期"),
        "valid_to": ("合同终止日期", "终止日期", "到期日期", "有效期至", "截止日期"),
        "covered_workers": ("覆盖职工", "覆盖职工数", "覆盖职工人数", "覆盖人数"),
        "covered_women": ("覆盖女职工", "覆盖女职工数", "其中女职工"),
    },
    required_at={"submit": ("signed_on", "valid_from", "valid_to", "covered_workers")},
    missing=DOUBTS,
    derives=(limits.follow,),
    locked={
        Review.SUBMITTED: AGREED,
        Review.VERIFIED: AGREED,
        Review.ARCHIVED: WHOLE,
        Review.VOID: WHOLE,
    },
    checks=(objection_is_in_time,),
    clocks=CLOCKS,
    example={
        "kind": Kind.WAGE,
        "scope": "industry",
        "title": "石栎镇2026年铸造行业工资专项集体合同",
        "number": "石工资〔2026〕3号",
        "offer_by": "union",
        "offered_on": "2026-02-03",
        "offer_received_on": "2026-02-03",
        "offer_proof": "送达回执，行业商会签收",
        "replied_on": "2026-02-12",
        "reply": "accepted",
        "talks_on": "2026-03-05",
        "information_given_on": "2026-02-26",
        "drafted_on": "2026-03-12",
        "passed_on": "2026-03-20",
        "congress_due": 42,
        "congress_present": 39,
        "congress_for": 37,
        "signed_on": "2026-03-20",
        "valid_from": "2026-04-01",
        "valid_to": "2027-03-31",
        "covered_workers": 126,
        "covered_women": 41,
        "filed_on": "2026-03-24",
        "received_on": "2026-03-24",
        "receipt_proof": "人社窗口收件单",
        "wage_before": "4860.00",
        "wage_after": "5152.00",
        "raise_pct": "6.00",
        "least_wage": "2600.00",
        "local_least_wage": "2260.00",
        "pay_day": 10,
        "covered": [{"workers": 40, "women": 12}],
        "representatives": [
            {
                "side": "union",
                "name": "季云帆",
                "post": "镇总工会主席",
                "is_chief": True,
                "is_frontline": False,
            }
        ],
        "meetings": [
            {
                "held_on": "2026-03-05",
                "place": "镇总工会会议室",
                "chair": "季云帆",
                "recorder": "严知微",
                "matters": "年度工资增幅、计件单价",
                "signed_by_all": True,
            }
        ],
        "checks": [{"checked_on": "2026-09-08", "items": "工资发放、加班费", "breaches": ""}],
        "hazards": [{"factor": "噪声", "exposed": 22, "tested_on": "2026-01-16"}],
    },
)
