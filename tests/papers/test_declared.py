"""From the plain content of an area to a document: headings, paragraphs, tables, addressee."""

from __future__ import annotations

from datetime import date

from baiju.papers import declared
from baiju.papers.content import Heading, Paragraph, Signature, Table


def test_plain_content_becomes_a_document():
    made = declared.official(
        {
            "title": "代表名册",
            "addressee": "各代表",
            "blocks": [
                {"level": 1, "text": "一、代表", "body": "共2名。"},
                {"text": "按选区排列。"},
                {"rows": [("序号", "姓名"), (1, "邵青禾")], "caption": "名册"},
            ],
            "signature": {"body": "栎新机械厂工会", "on": date(2026, 3, 2)},
        }
    )
    assert made.addressee == "各代表"
    assert made.blocks == (
        Heading(1, "一、代表", body="共2名。"),
        Paragraph("按选区排列。"),
        Table((("序号", "姓名"), ("1", "邵青禾")), caption="名册"),
    )
    assert made.signature == Signature("栎新机械厂工会", date(2026, 3, 2))
