"""Which lines under a head hold no record: subtotals, footers, remarks, repeated heads, examples.

An example is a row that says so (示例, 样例, example) before its first field: our own template
writes 示例 under 序号, and the word goes with the row when somebody moves or deletes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import likeness, titles
from .layout import Layout

LONG = 16
"""A single cell with more characters than this, and nothing beside it, is a remark."""

Filled = Sequence[tuple[int, str]]

_EXAMPLE = re.compile(
    r"\(?(?:填写|填表)?(?:示例|样例|范例|举例|例)(?:行|数据)?\)?[:：]?|.*\((?:示例|样例|例)\)|例[:：].*"
    r"|#?example|sample"
)
_TOTAL = re.compile(
    r".{0,30}(?:小计|合计|总计|共计|累计|本页计)(?:[:：]?\(?[0-9.,]*[人名户家个份项元]?\)?)?[:：]?"
    r"|(?:以上|本页|全表|全部|合|总|小)?[共计]+[:：]?[0-9]+(?:人|名|户|家|个单位|份|条)[。.]?"
    r"|(?:sub|grand)?total|sum"
)
_WHO = "制表|填表|填报|审核|审批|复核|负责|单位负责|部门负责|分管领导|主管|经办|经手|统计|校对|录入|联系|报送|工会主席|主席"
_FOOTER = re.compile(
    rf"(?:{_WHO})(?:人|员|者|单位|领导|签字|签名|时间|日期)*(?:\([^)]*\))?[:：].*|(?:制表|填表|填报|审核|复核)人"
    r"|(?:制表|填表|填报|审核|打印|报送|上报|导出)(?:日期|时间)[:：].*|(?:联系)?电话[:：].*|日期[:：].*"
    r"|(?:单位|填报单位|工会)?\(?(?:盖章|公章|签章|签字)\)?[:：]?.*|.*\((?:盖章|公章|签章|签字)\)[:：]?"
    r"|(?:备?注|附注|说明|注意|填表说明|填报说明|注意事项)(?:[0-9]*[:：.、].*)?"
    r"|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:填|制表)|第[0-9]+页.*|共[0-9]+页.*|page[0-9]+.*"
    r"|[-—=_*]{3,}.*|\(?以下(?:空白|无正文)\)?|此页无正文"
)
_SUSPECT = re.compile(
    r"[计注例页章签]|共|说\s*明|[:：]|人$|空\s*白|无正文|total|sum|example|sample|page|[-—=_*]{3}",
    re.IGNORECASE,
)
_SENTENCE = re.compile("[:。;!?]")
_COUNTING = re.compile(
    r"[0-9]{1,2}(?:\.0)?|\([0-9]{1,2}\)|[甲乙丙丁戊己庚辛壬癸a-z①-⑳]", re.IGNORECASE
)


class Signs:
    """What tells that a line is no record, for one layout."""

    def __init__(self, layout: Layout) -> None:
        self._kinds = {at: layout.wanted[name].kind for name, at in layout.columns.items()}
        self._first = min(self._kinds, default=0)
        self._above = {likeness.key(text) for text in layout.above}
        self._words = {at: set(head.words) for at, head in layout.heads.items()}
        self._initials = {word[0] for words in self._words.values() for word in words}
        self._has_words = any(kind not in ("whole", "decimal") for kind in self._kinds.values())
        self._is_of_persons = "id" in self._kinds.values()
        self._head_row = layout.last

    def reason(self, row: int, filled: Filled) -> str | None:
        """Why a line is left aside; nothing for a line that says nothing; None for a record."""
        if row == self._head_row + 1 and self._is_numbering(filled):
            return "numbering"
        if self._is_head(filled):
            self._head_row = row
            return "head"
        said = self._said(filled)
        if said is not None:
            return said
        alone = self._alone(filled) if len(filled) == 1 else None
        own = [self._kinds[at] for at, _ in filled if at in self._kinds]
        if alone or own:
            is_sum = self._has_words and all(kind in ("whole", "decimal") for kind in own)
            return alone or ("total" if is_sum else None)
        return "remark" if any(len(cell) > 5 for _, cell in filled) else ""

    def _is_numbering(self, filled: Filled) -> bool:
        return len(filled) > 2 and all(_COUNTING.fullmatch(cell.strip()) for _, cell in filled)

    def _is_head(self, filled: Filled) -> bool:
        first = filled[0][1].lstrip()[:1]
        if len(filled) < 2 or (first not in self._initials and first not in "*＊※★"):
            return False
        heads = sum(
            likeness.head(cell)[0] in self._words.get(at, ())
            for at, cell in filled
            if len(cell) < 41
        )
        return heads > 1 and heads * 2 > len(filled)

    def _said(self, filled: Filled) -> str | None:
        """What the first cells say of the line themselves."""
        for place, (at, cell) in enumerate(filled[:3]):
            if not _SUSPECT.search(cell):
                continue
            text = likeness.key(cell)
            if _EXAMPLE.fullmatch(text) and (at < self._first or len(text) > 1):
                return "example"
            if _TOTAL.fullmatch(text):
                return "total"
            if place == 0 and text in self._above:
                return "title"
            if place == 0 and _FOOTER.fullmatch(text):
                return "footer"
        return None

    def _alone(self, filled: Filled) -> str | None:
        """A line with one filled cell: a title, a body's name over its rows, a remark."""
        at, cell = filled[0]
        text = likeness.key(cell)
        if text in self._above:
            return "title"
        if at in self._kinds and not self._is_of_persons:  # a body with nothing but its name
            return "remark" if _SENTENCE.search(text) else None
        if titles.is_heading(cell):
            return "heading"
        return "remark" if len(text) > LONG or _SENTENCE.search(text) else None
