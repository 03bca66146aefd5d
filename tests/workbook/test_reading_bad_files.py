"""No file harms who opens it: it is read, or refused in a sentence that says what to do."""

import io
import socket
import struct
import time
import zipfile

import pytest

from baiju.workbook import limits, reading, wording
from baiju.workbook.model import Refused

from .bad_files import GOOD, REFUSALS, book, long_string, same_row
from .bookfile import cells, inline, lines, packed, parts, row, sheet

SECONDS = 10
"""No refusal takes longer, even where many tests run at once; alone, none takes three."""


def refusal(data: bytes, name: str = "a.xlsx") -> Refused:
    """How the file is refused; the whole of it is read if it is not."""
    with pytest.raises(Refused) as no, reading.opened(data, name) as found:
        for one in found.sheets:
            list(one.lines())
    return no.value


@pytest.mark.parametrize("case", REFUSALS)
def test_a_bad_file_is_refused_in_time_and_in_a_sentence(case):
    make, name, code = REFUSALS[case]
    data = make()

    start = time.monotonic()
    no = refusal(data, name)

    assert no.code == code
    assert time.monotonic() - start < SECONDS
    assert "%" not in wording.REFUSALS[code] % no.values


def test_what_is_refused_beforehand_needs_hardly_any_memory(monkeypatch):
    data = long_string(400 << 20)
    monkeypatch.setattr(limits, "MEMORY", 100 << 20)

    assert len(data) < 2 << 20
    assert refusal(data).code == "too_large"


def test_a_row_that_comes_again_is_noticed_at_once():
    data = same_row()
    start = time.monotonic()

    refusal(data)

    assert time.monotonic() - start < 1


def test_an_entity_calls_nobody():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/e"
        dtd = f'<!DOCTYPE x SYSTEM "{address}" [<!ENTITY % e SYSTEM "{address}"> %e;]>'
        data = packed({**parts(sheet(GOOD)), "xl/worksheets/sheet1.xml": dtd + sheet(GOOD)})

        assert refusal(data).code == "hostile"
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("part", "warning"),
    [
        ("xl/externalLinks/externalLink1.xml", "links"),
        ("xl/connections.xml", "connections"),
        ("xl/vbaProject.bin", "macros"),
    ],
)
def test_what_reaches_out_is_left_aside_and_named(part, warning):
    data = packed({**parts(sheet(GOOD)), part: "<a/>"})

    with reading.opened(data, "a.xlsm") as found:
        assert warning in found.warnings
        assert wording.WARNINGS[warning]
        assert len(list(next(found.sheets).lines())) == 2


def test_power_query_is_left_aside_and_named():
    query = '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAA</DataMashup>'
    data = packed({**parts(sheet(GOOD)), "customXml/item1.xml": query.encode("utf-16")})

    with reading.opened(data, "a.xlsx") as found:
        assert found.warnings == ["queries"]


@pytest.mark.parametrize("index", ["99999999", "-1", "abc", "1", "9" * 5_000])
def test_a_text_that_is_not_there_is_a_bad_cell(index):
    data = book(
        row(1, '<c r="A1" t="s"><v>0</v></c>', f'<c r="B1" t="s"><v>{index}</v></c>'),
        strings="<si><t>甲</t></si>",
    )

    assert cells(data) == [("str", "甲"), ("Bad", "#REF!")]


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75, 0.99])
def test_a_file_that_was_cut_off_is_refused(share):
    data = book("".join(row(n, inline(f"A{n}", f"会员{n}")) for n in range(1, 2_000)))

    assert refusal(data[: int(len(data) * share)]).code == "damaged"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "docProps/app.xml"])
def test_a_part_with_a_wrong_sum_is_refused_before_a_row_is_read(part):
    rows = "".join(row(n, inline(f"A{n}", f"会员{n}")) for n in range(1, 20_000))
    data = packed({**parts(sheet(rows)), "docProps/app.xml": "<a>" + "x" * 9_999 + "</a>"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        wrong = archive.getinfo(part).CRC
    data = data.replace(struct.pack("<L", wrong), struct.pack("<L", wrong ^ 1))

    with pytest.raises(Refused) as no, reading.opened(data, "a.xlsx"):
        pytest.fail("The book was opened.")

    assert no.value.code == "damaged"


@pytest.mark.parametrize("escape", ["_x0000_", "_xFFFE_", "_xD800_", "_x0007_", "&#7;", "\x07"])
def test_a_character_that_no_database_takes_reaches_the_check_of_the_cell(escape):
    data = book(row(1, inline("A1", f"赵{escape}甲"), inline("B1", "乙")))

    (kind, text), second = cells(data)

    assert kind == "str"
    assert len(text or "") == 3
    assert second == ("str", "乙")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_zero_in_a_text_table_reaches_the_check_of_the_cell(encoding):
    data = "姓名,单位\n赵\0甲,栎新\n".encode(encoding)

    assert lines(data, "a.csv")[1].cells == ["赵\0甲", "栎新"]


def test_many_styles_formats_and_a_huge_picture_cost_little():
    styles = "<cellXfs>" + '<xf numFmtId="14"/>' * 65_000 + "</cellXfs>"
    rules = '<conditionalFormatting sqref="A1"><cfRule type="expression"/></conditionalFormatting>'
    data = packed(
        {
            **parts(
                sheet(row(1, '<c r="A1" s="64999"><v>30000</v></c>'), after=rules * 10_000),
                styles=styles,
            ),
            "xl/media/image1.png": b"\x89PNG\r\n\x1a\n" + struct.pack(">II", 30_000, 30_000),
        }
    )
    start = time.monotonic()

    assert cells(data) == [("Day", "1982-02-18")]
    assert time.monotonic() - start < 1
