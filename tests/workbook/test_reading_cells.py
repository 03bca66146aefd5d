"""What stands in a cell of an .xlsx file comes out as what it is: text, number, day, truth, fault."""

import pytest

from baiju.workbook import formats as number_formats
from baiju.workbook import reading
from baiju.workbook.model import Merge

from .bookfile import MAIN, book, cells, formats, inline, lines, packed, parts, row, sheet


def number(place: str, value: str, style: int = 0) -> str:
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def only(cell: str, **more: str) -> tuple[str, str | None]:
    (found,) = cells(book(row(1, cell), **more))
    return found


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0.1", "0.1"),
        ("13800001111", "13800001111"),
        ("1.1000000000000001", "1.1"),
        ("0.30000000000000004", "0.3"),
        ("-12.50", "-12.50"),
        ("1.38E+10", "1.38E+10"),
        ("3.20481198001011E+17", "3.20481198001011E+17"),
        ("3.2048119800101102E+17", "3.20481198001011E+17"),
        ("370902198001010011", "370902198001010011"),
        ("1e999", "1e999"),
        ("0", "0"),
    ],
)
def test_a_number_keeps_its_digits(written, read):
    assert only(number("A1", written)) == ("Number", read)


@pytest.mark.parametrize("written", ["NaN", "Infinity", "1,234", "abc", "１２", "9" * 400])
def test_what_is_no_number_is_a_bad_cell(written):
    assert only(number("A1", written))[0] == "Bad"


@pytest.mark.parametrize(
    ("serial", "from_1900", "from_1904"),
    [
        ("29221", ("Day", "1980-01-01"), ("Day", "1984-01-02")),
        ("1", ("Day", "1900-01-01"), ("Day", "1904-01-02")),
        ("59", ("Day", "1900-02-28"), ("Day", "1904-02-29")),
        ("60", ("Bad", "1900-02-29"), ("Day", "1904-03-01")),
        ("61", ("Day", "1900-03-01"), ("Day", "1904-03-02")),
        ("0", ("Number", "0"), ("Day", "1904-01-01")),
        ("-3", ("Number", "-3"), ("Number", "-3")),
        ("2958465", ("Day", "9999-12-31"), ("Number", "2958465")),
        ("2958466", ("Number", "2958466"), ("Number", "2958466")),
        ("45000.75", ("Day", "2023-03-15 18:00:00"), ("Day", "2027-03-16 18:00:00")),
        ("45000.3541666667", ("Day", "2023-03-15 08:30:00"), ("Day", "2027-03-16 08:30:00")),
        ("x", ("Bad", "x"), ("Bad", "x")),
    ],
)
def test_a_serial_number_is_a_day_of_its_calendar(serial, from_1900, from_1904):
    cell, styles = number("A1", serial, 1), formats(14)

    assert only(cell, styles=styles) == from_1900
    assert only(cell, styles=styles, properties='<workbookPr date1904="1"/>') == from_1904


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("yyyy-mm-dd", "day"),
        ('yyyy"年"m"月"d"日"', "day"),
        ("yyyy年m月", "day"),
        ("[$-804]aaaa", "day"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "day"),
        ("yyyy/m/d\\ h:mm:ss;@", "day"),
        ("mmm", "day"),
        ("e.m.d", "day"),
        ("h:mm AM/PM", "time"),
        ('上午/下午h"时"mm"分"', "time"),
        ("mm:ss.0", "time"),
        ("[h]:mm:ss", "number"),
        ("General", "number"),
        ("G/通用格式", "number"),
        ('#,##0.00_ ;[Red]\\-#,##0.00"元"', "number"),
        ('0"日"', "number"),
        ("0.00E+00", "number"),
        ("[$¥-804]#,##0", "number"),
        ("@", "number"),
    ],
)
def test_a_number_format_says_whether_a_number_is_a_day(code, kind):
    assert number_formats.kind(164, code) == kind


@pytest.mark.parametrize(
    ("format", "read"),
    [
        (14, ("Day", "2023-03-15 12:00:00")),
        (58, ("Day", "2023-03-15 12:00:00")),
        (20, ("Day", "2023-03-15 12:00:00")),
        (4, ("Number", "45000.5")),
        ("0.00", ("Number", "45000.5")),
        ("[h]:mm", ("Number", "45000.5")),
    ],
)
def test_built_in_formats_and_own_ones(format, read):
    assert only(number("A1", "45000.5", 1), styles=formats(format)) == read


def test_a_time_of_day_is_a_text():
    assert only(number("A1", "0.3541666666666667", 1), styles=formats(20)) == ("str", "08:30:00")


def test_formulas_give_their_last_result_and_are_never_run():
    found = cells(
        book(
            row(
                1,
                '<c r="A1"><f>1+1</f><v>2</v></c>',
                '<c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>',
                '<c r="C1" t="str"><f>""</f><v></v></c>',
                '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
                '<c r="E1" t="b"><f>1&gt;0</f><v>1</v></c>',
                '<c r="F1" s="1"><f>TODAY()</f><v>29221</v></c>',
                '<c r="G1"><f>cmd|&apos;/c calc&apos;!A0</f><v/></c>',
                '<c r="H1"><f t="shared" si="0"/><v>7</v></c>',
                '<c r="I1"><f t="shared" si="0"/></c>',
            ),
            styles=formats(14),
        )
    )

    assert found == [
        ("Formula", "2"),
        ("Formula", "ab"),
        ("Bad", "#DIV/0!"),
        ("Formula", "true"),
        ("Formula", "1980-01-01"),
        ("Formula", "=cmd|'/c calc'!A0"),
        ("Formula", "7"),
        ("Bad", "#N/A"),
    ]


def test_truths_errors_and_days_of_the_standard():
    found = cells(
        book(
            row(
                1,
                '<c r="A1" t="b"><v>0</v></c>',
                '<c r="B1" t="e"><v>#REF!</v></c>',
                '<c r="C1" t="d"><v>2020-02-29T00:00:00Z</v></c>',
                '<c r="D1" t="d"><v>2021-02-29</v></c>',
                '<c r="E1" t="odd"><v>1</v></c>',
            )
        )
    )

    assert found == [
        ("Truth", "false"),
        ("Bad", "#REF!"),
        ("Day", "2020-02-29"),
        ("Bad", "2021-02-29"),
        ("Bad", "1"),
    ]


def test_texts_lose_nothing():
    strings = (
        "<si><t>赵&amp;甲</t></si>"
        '<si><t xml:space="preserve"> 乙 </t></si>'
        "<si><r><t>红</t></r><r><rPr><b/></rPr><t>黑</t></r><rPh sb='0' eb='1'><t>ホン</t></rPh></si>"
        "<si><t>一_x000D_\n二_x005F_x000D_&#10;三</t></si>"
        "<si/><si><t/></si><si><t></t></si>"
        "<si><t><![CDATA[<丙>]]></t></si>"
    )
    rows = row(1, *(f'<c r="{"ABCDEFGH"[n]}1" t="s"><v>{n}</v></c>' for n in range(8)))

    assert lines(book(rows, strings=strings))[0].cells == [
        "赵&甲",
        " 乙 ",
        "红黑",
        "一\r\n二_x000D_\n三",
        None,
        None,
        None,
        "<丙>",
    ]


def test_uncommon_ways_to_write_a_row_say_the_same():
    common = row(1, inline("A1", "甲&amp;"), number("C1", "3"))
    uncommon = [
        '<row><c t="inlineStr" r="A1"><is><t>甲&amp;</t></is></c><c r="C1" cm="1"><v>3</v></c></row>',
        "<row r='1'><c r='A1' t='inlineStr'><is><r><t>甲</t></r><r><t>&amp;</t></r></is></c>"
        "<c r='C1'><v>3</v></c></row>",
        '<row r="1"><!-- <c r="A1"><v>9</v></c> -->'
        '<c r="A1" t="inlineStr"><is><t><![CDATA[甲&]]></t></is></c><c r="C1"><v>3</v></c></row>',
        '<row ><c t="inlineStr"><is><t>甲&#38;</t><rPh><t>x</t></rPh></is></c><c/><c><v>3</v></c></row>',
    ]

    for written in uncommon:
        assert lines(book(written)) == lines(book(common)), written


def test_prefixes_and_encodings_of_the_markup_do_not_matter():
    rows = row(1, inline("A1", "姓名"), number("B1", "1")) + row(3, inline("A3", "赵甲"))
    plain = sheet(rows, after='<mergeCells><mergeCell ref="A3:B4"/></mergeCells>')
    prefixed = plain.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns", "xmlns:x")
    wide = '<?xml version="1.0" encoding="UTF-16"?>' + plain

    for written in (prefixed, wide.encode("utf-16"), b"\xef\xbb\xbf" + plain.encode()):
        data = packed({**parts(sheet("")), "xl/worksheets/sheet1.xml": written})
        assert lines(data) == lines(book(rows))


def test_rows_and_columns_keep_their_places():
    found = lines(
        book('<row r="1"/><row r="2" s="1"><c r="A2" s="1"/></row>' + row(5, inline("C5", "甲")))
    )

    assert [tuple(line) for line in found] == [(5, [None, None, "甲"])]


def test_rows_without_numbers_are_counted():
    rows = f"<row/><row>{inline('A2', '甲')}</row><row/><row>{inline('A4', '乙')}</row>"

    assert [line.number for line in lines(book(rows))] == [2, 4]


def test_styled_blank_cells_far_to_the_right_do_not_count():
    assert cells(book(row(1, inline("A1", "甲"), '<c r="XFD1" s="1"/>'))) == [("str", "甲")]


def test_what_is_merged_and_hidden_is_known_before_the_lines():
    data = packed(
        {
            **parts(
                sheet(
                    row(1, inline("A1", "甲"))
                    + row(2, inline("A2", "乙"), more=' hidden="1"')
                    + row(3, inline("A3", "丙"), more=' ht="0" customHeight="1"'),
                    before='<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="16384" '
                    'width="0"/><col min="1" max="1" width="0.5"/></cols>',
                    after='<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
                ),
                sheet(""),
                sheet(""),
            ),
            "xl/workbook.xml": str(parts(sheet(""), sheet(""), sheet(""))["xl/workbook.xml"])
            .replace('name="表2"', 'name="藏" state="hidden"')
            .replace('name="表3"', 'name="深藏" state="veryHidden"'),
        }
    )

    with reading.opened(data, "a.xlsx") as found:
        sheets = list(found.sheets)

    first = sheets[0]
    assert first.merges == (Merge(1, 0, 2, 1),)
    assert first.hidden_rows == {2, 3}
    assert first.hidden_columns == {1, 2, *range(4, 200)}
    assert [(one.name, one.is_hidden) for one in sheets] == [
        ("表1", False),
        ("藏", True),
        ("深藏", True),
    ]


def test_a_sheet_of_charts_is_passed_over():
    made = parts(sheet(row(1, inline("A1", "甲"))), sheet(""))
    made["xl/_rels/workbook.xml.rels"] = str(made["xl/_rels/workbook.xml.rels"]).replace(
        'worksheet" Target="worksheets/sheet2.xml', 'chartsheet" Target="chartsheets/1.xml'
    )

    with reading.opened(
        packed({**made, "xl/chartsheets/1.xml": f'<chartsheet xmlns="{MAIN}"/>'}), ""
    ) as found:
        assert [one.name for one in found.sheets] == ["表1"]
