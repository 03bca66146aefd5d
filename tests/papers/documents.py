"""Invented documents for the tests, and ways to look into the files made from them."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from lxml import etree

from baiju.papers import word
from baiju.papers.content import (
    Attachment,
    Heading,
    Imprint,
    Official,
    Paragraph,
    Signature,
    Table,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = "喆堃璟昇祎珺赟玥，阿依古丽·买买提、热合曼•江、卓玛‧措、古丽・孜"

NOTICE = Official(
    title="白驹镇总工会关于印发《2026年工作计划》的通知",
    issuer="白驹镇总工会",
    mark="白驹镇总工会文件",
    number="白工发〔2026〕2号",
    addressee="各村（社区）工会、各企业工会",
    blocks=(
        Paragraph("现将《2026年工作计划》印发给你们，望结合本单位实际抓好落实。"),
        Heading(1, "一、总体要求"),
        Paragraph("摸清家底再动手，一件一件落到人。" + NAMES + "等同志负责联络。"),
        Heading(1, "二、重点任务"),
        Heading(2, "（一）扩大组织覆盖"),
        Heading(3, "1.摸清底数", body="2026年6月底前走访企业120家。"),
        Heading(4, "（1）逐户登记"),
        Paragraph("没有建会的企业逐户登记，原因写清。", lead="先登记。"),
        Table(
            (
                ("序号", "任务", "责任单位"),
                ("1", "新建基层工会12家，发展会员300名", "组织部"),
                ("2", "签订工资专项集体合同40份"),
            ),
            caption="任务分工表",
        ),
        Paragraph("以上任务每季度通报一次。"),
    ),
    attachments=(
        Attachment("走访登记表", (Table((("企业", "人数"), ("青禾纺织厂", "86"))),)),
        Attachment("任务分工说明。"),
    ),
    signature=Signature("白驹镇总工会", date(2026, 1, 5)),
    note="联系人：李小舟，电话：0000-1234567",
    imprint=Imprint("白驹镇总工会办公室", date(2026, 1, 6), copies="临水县总工会，镇党委"),
)
REQUEST = Official(
    title="白驹镇人大主席团关于补选代表的请示",
    mark="白驹镇人民代表大会主席团文件",
    number="白人发〔2026〕11号",
    signer="赵临川",
    urgency="特急",
    addressee="临水县人大常委会：",
    blocks=(Paragraph("因一名代表调离本镇，拟补选代表一名。"), Paragraph("妥否，请批示。")),
    signature=Signature("白驹镇人民代表大会主席团", date(2026, 11, 25), sealed=True),
)


def xml(official: Official, name: str = "word/document.xml") -> etree._Element:
    """A part of the file, read by a parser that is not ours."""
    with zipfile.ZipFile(io.BytesIO(word.write(official))) as archive:
        return etree.fromstring(archive.read(name))


def attribute(element: etree._Element, path: str, name: str) -> str:
    """The attribute of the one element at the path."""
    (found,) = element.iterfind(path, {"w": W})
    return found.attrib[f"{{{W}}}{name}"]


def paragraphs(root: etree._Element) -> dict[str, list[etree._Element]]:
    """The paragraphs by the key of their style."""
    found: dict[str, list[etree._Element]] = {}
    for paragraph in root.iter(f"{{{W}}}p"):
        found.setdefault(attribute(paragraph, "w:pPr/w:pStyle", "val"), []).append(paragraph)
    return found


def text(paragraph: etree._Element) -> str:
    """The words of a paragraph; a soft line break is a line break."""
    signs = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    return "".join(
        part.text or signs.get(part.tag, "") for part in paragraph.iterfind(".//w:r/*", {"w": W})
    )


def style(key: str) -> etree._Element:
    """The style with the key, as every document has it."""
    styles = xml(NOTICE, "word/styles.xml")
    (found,) = styles.iterfind(f"w:style[@w:styleId='{key}']", {"w": W})
    return found


def font(element: etree._Element) -> str:
    """The one font of a style or run for every kind of text."""
    kinds = ("ascii", "hAnsi", "eastAsia", "cs")
    (name,) = {attribute(element, "w:rPr/w:rFonts", kind) for kind in kinds}
    return name
