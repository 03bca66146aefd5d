"""The papers of a member: the form of registration, and the slip for the union that takes over."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.areas.organizing.member import Member
from baiju.engine.declare import Paper

from . import wording


def form(member: Member) -> dict[str, Any]:
    """What is kept of a member, with room for the signatures."""
    rows = [
        ("项目", "内容"),
        *_person(member),
        ("户籍类型", wording.said(member, "household_type")),
        ("户籍所在地", member.household_place),
        ("用人单位", member.employer or ""),
        ("就业状况", wording.said(member, "employment_status")),
        ("农民工", wording.truth(member.is_migrant)),
        ("劳务派遣工", wording.truth(member.is_dispatched)),
        ("派遣单位", member.agency),
        ("新就业形态", wording.said(member, "new_form")),
        ("所在工会", member.union),
        ("会员卡号", member.card_no),
        ("入会日期", wording.day(member.joined_on)),
        ("会籍", wording.said(member, "membership")),
        ("本人签名", ""),
        ("工会小组意见", ""),
        ("工会委员会意见", ""),
    ]
    return {
        "title": "工会会员登记表",
        "blocks": [{"rows": rows}],
        "signature": wording.signed(member.union, member.joined_on),
    }


def _person(member: Member) -> list[tuple[str, object]]:
    return [
        ("姓名", member.name),
        ("性别", wording.said(member, "sex")),
        ("出生日期", wording.day(member.birth)),
        ("民族", member.ethnicity),
        ("证件类型", wording.said(member, "id_type")),
        ("证件号码", wording.masked(member, "id_no")),
        ("手机号码", wording.masked(member, "mobile")),
        ("文化程度", wording.said(member, "education")),
        ("政治面貌", wording.said(member, "political_status")),
        ("技能等级", wording.said(member, "skill_level")),
    ]


def slip(member: Member) -> dict[str, Any]:
    """The transfer slip: the old union's word, and the receipt of the new one."""
    since = f"，{wording.day(member.joined_on)}加入工会" if member.joined_on else ""
    sex = wording.said(member, "sex")
    who = f"{member.name}（{'，'.join(filter(None, (sex, wording.masked(member, 'id_no'))))}）"
    card = f"会员卡号{member.card_no}。" if member.card_no else ""
    receipt = [
        ("回执", "内容"),
        ("会员姓名", member.name),
        ("接收工会", ""),
        ("接收日期", ""),
        ("经办人", ""),
    ]
    return {
        "title": "工会会员会籍接转单",
        "addressee": "接收工会",
        "blocks": [
            {"text": f"兹有我会会员{who}{since}，因工作单位变动，会籍转入你会，请予接收。{card}"},
            {"text": "接收后请将回执退回我会。自接收之日起，原会籍终止，会龄连续计算。"},
            {"rows": receipt},
        ],
        "signature": wording.signed(member.union, member.left_on or timezone.localdate()),
    }


registration_form = Paper("member-form", "members", _("Form of registration"), form)
transfer_slip = Paper("transfer-slip", "members", _("Transfer slip"), slip)
