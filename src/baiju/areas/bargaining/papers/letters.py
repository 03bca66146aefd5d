"""The letters of bargaining: the offer, and the answer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from baiju.areas.bargaining.kinds import Kind, Reply

from . import wording
from .wording import ROOM

if TYPE_CHECKING:
    from baiju.areas.bargaining.agreement import Agreement

MATTERS = {
    Kind.COLLECTIVE.value: (
        "劳动报酬和工资支付办法",
        "工作时间、休息休假",
        "劳动安全与卫生",
        "社会保险、职工福利和技能培训",
        "女职工和未成年工特殊保护",
    ),
    Kind.WAGE.value: (
        "年度平均工资水平和调整幅度",
        "最低工资、岗位工资标准和奖金分配办法",
        "劳动定额和计件单价",
        "工资支付时间、加班工资和津贴补贴标准",
    ),
    Kind.WOMEN.value: (
        "同工同酬和职业发展",
        "经期、孕期、产期、哺乳期的保护",
        "禁忌从事的劳动和岗位调整",
        "妇科、乳腺疾病检查和女职工设施",
    ),
    Kind.SAFETY.value: (
        "安全生产责任制和经费",
        "职业病危害因素的检测、告知和治理",
        "劳动防护用品的配备",
        "职业健康检查和安全培训",
    ),
}
ORDINALS = "一二三四五六七八九十"


def offer(agreement: Agreement) -> dict[str, Any]:
    """要约书: what is to be bargained over, with whom, and by when an answer is asked."""
    asking, asked = wording.offering(agreement)
    due = agreement.reply_due
    answer = (
        f"请于{wording.day(due)}前" if due else "请在收到本要约书之日起规定的期限内"
    ) + "以书面形式答复是否同意协商；无正当理由，不得拒绝或者拖延。"
    people = _representatives(agreement, agreement.offer_by or "union")
    return {
        "title": f"{wording.name(agreement)}集体协商要约书",
        "number": agreement.number,
        "addressee": asked,
        "blocks": [
            *wording.paragraphs(
                "根据《中华人民共和国劳动法》《中华人民共和国劳动合同法》《中华人民共和国工会法》"
                f"和集体合同的有关规定，现就签订{wording.name(agreement)}向贵方提出集体协商要约。"
            ),
            {"level": 1, "text": "一、协商内容"},
            *_matters(agreement.kind),
            {"level": 1, "text": "二、协商时间和地点"},
            *wording.paragraphs(
                f"建议于{wording.day(agreement.talks_on)}举行首次协商会议，地点由双方商定。"
            ),
            {"level": 1, "text": "三、我方协商代表"},
            *wording.paragraphs(people),
            {"level": 1, "text": "四、请贵方准备的事项"},
            *wording.paragraphs(
                "请产生与我方人数相当的协商代表，确定一名首席代表，并在协商前提供与协商内容有关的情况和资料。",
                answer,
            ),
        ],
        "signature": wording.signature(asking, agreement.offered_on),
    }


def answer(agreement: Agreement) -> dict[str, Any]:
    """应约书: whether the other side agrees, and how it goes on."""
    asking, asked = wording.offering(agreement)
    refused = agreement.reply == Reply.REFUSED
    received = wording.day(agreement.offer_received_on or agreement.offered_on)
    begin = f"贵方{wording.day(agreement.offered_on)}提出的{wording.name(agreement)}集体协商要约书，我方已于{received}收到。"
    return {
        "title": f"{wording.name(agreement)}集体协商{'答复书' if refused else '应约书'}",
        "number": agreement.number,
        "addressee": asking,
        "blocks": wording.paragraphs(
            begin,
            *(_refusal(agreement) if refused else _acceptance(agreement)),
        ),
        "signature": wording.signature(asked, agreement.replied_on),
    }


def _refusal(agreement: Agreement) -> tuple[str, ...]:
    return (
        f"经研究，我方目前不能就所提内容进行协商。理由：{wording.text(agreement.reply_note)}。",
        "上述理由消除后，我方愿意另行约定协商时间。",
    )


def _acceptance(agreement: Agreement) -> tuple[str, ...]:
    side = "union" if agreement.offer_by == "employer" else "employer"
    return (
        "经研究，我方同意就要约书所列内容进行平等协商。",
        f"建议首次协商会议于{wording.day(agreement.talks_on)}举行。",
        f"我方协商代表：{_representatives(agreement, side)}",
        f"其他意见：{agreement.reply_note}" if agreement.reply_note else "",
        "我方将按规定提供与协商有关的情况和资料，并对知悉的商业秘密负责保密。",
    )


def _matters(kind: str) -> list[dict[str, Any]]:
    return wording.paragraphs(
        *(f"（{ORDINALS[at]}）{matter}；" for at, matter in enumerate(MATTERS[kind])),
        f"（{ORDINALS[len(MATTERS[kind])]}）双方认为需要协商的其他事项。",
    )


def _representatives(agreement: Agreement, side: str) -> str:
    rows = agreement.representatives.filter(side=side, until=None).order_by("-is_chief", "pk")
    people = [
        f"{person.name}（{'首席代表' if person.is_chief else '代表'}"
        + (f"，{person.post}）" if person.post else "）")
        for person in rows
    ]
    return "、".join(people) + "。" if people else f"首席代表{ROOM}，代表{ROOM}、{ROOM}。"
