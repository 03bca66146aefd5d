"""Workbooks that are damaged at random give a book or a refusal, never anything else."""

import io
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from baiju.workbook import child, limits
from baiju.workbook.model import Refused

from .bookfile import formats, inline, packed, parts, row, sheet
from .oldfile import xls

STRINGS = "<si><t>赵&amp;甲</t></si><si><r><t>乙</t></r><rPh><t>x</t></rPh></si>"
SHEET = sheet(
    row(1, inline("A1", "姓名"), '<c r="B1" t="s"><v>0</v></c>', '<c r="C1" t="s"><v>1</v></c>')
    + row(2, '<c r="A2" s="1"><v>29221.5</v></c>', '<c r="B2"><f>1+1</f><v>2</v></c>')
    + row(4, '<c r="C4" t="b"><v>1</v></c>', more=' hidden="1"'),
    before='<cols><col min="2" max="2" hidden="1"/></cols>',
    after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
)
PARTS = parts(SHEET, strings=STRINGS, styles=formats("yyyy-mm-dd", 20))
WHOLE = packed(PARTS)
OLD = xls()
PAGE = "<table><caption>甲</caption><tr><td colspan=2>乙<td rowspan=3>丙<tr><td>1<br>2</table>".encode()
TABLE = '姓名;"单\n位";="1"\n赵甲;栎新;2\n'.encode("gb18030")
TAGS = sorted(set(re.findall(r"[a-zA-Z]+", SHEET)))


def outcome(data: bytes) -> list[bytes] | str:
    """All that a child would say of the file, or the code of its refusal."""
    try:
        return list(child.messages(child.book(io.BytesIO(data)), limits.TEXT))
    except Refused as no:
        return no.code


def changed(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    found = bytearray(data)
    for at, value in changes:
        found[at % len(found)] = value
    return bytes(found)


CHANGES = st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), max_size=8)


@settings(max_examples=200, deadline=None)
@given(CHANGES)
def test_bytes_of_a_package_changed_anywhere(changes):
    assert outcome(changed(WHOLE, changes))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(PARTS)), st.integers(0, 3_000), st.integers(0, 40), st.binary(max_size=6)
)
def test_a_part_changed_anywhere(name, at, length, put):
    content = str(PARTS[name]).encode()
    at %= len(content)

    assert outcome(packed({**PARTS, name: content[:at] + put + content[at + length :]}))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*TAGS, "/", "!--", "![CDATA[", "?x"]),
            st.sampled_from(
                ["", ' r="A1"', ' r="1"', ' t="s"', ' s="9"', ' hidden="1"', ' ref="A1"']
            ),
            st.sampled_from([">", "/>", "-->", "]]>", "?>", "</c>", "</row>", "</v>", "</is>"]),
            st.sampled_from(["", "1", "甲", "&#0;", "&x;", "9" * 400]),
        ),
        max_size=20,
    )
)
def test_elements_in_any_order(pieces):
    rows = "".join(f"<{tag}{given}{end}{text}" for tag, given, end, text in pieces)

    assert outcome(packed({**PARTS, "xl/worksheets/sheet1.xml": sheet(rows)}))


@settings(max_examples=200, deadline=None)
@given(CHANGES)
def test_bytes_of_a_page_or_a_text_changed_anywhere(changes):
    assert outcome(changed(PAGE, changes))
    assert outcome(changed(TABLE, changes))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data):
    assert outcome(data or b"\0")
    assert outcome(b"PK\x03\x04" + data)
    assert outcome(OLD[:512] + data)
