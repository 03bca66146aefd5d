"""A Word file is read as a person sees it: with its numbers, without what is deleted or hidden."""

import pytest

from baiju.plantext import sources
from baiju.plantext.model import Refused

from .wordfile import level, numbered, numbering, packed, paragraph, parts, run, word


def lines(data: bytes) -> list[str]:
    source = sources.from_bytes(data, "plan.docx")
    return [source.text[one.start : one.end] for one in source.paragraphs]


def test_chinese_numbering_of_three_levels_is_written_out():
    levels = (
        level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCounting", "（%2）")
        + level(2, "decimal", "%3．")
        + level(3, "decimalEnclosedCircle", "%4")
    )
    body = (
        numbered("总体要求")
        + numbered("重点任务")
        + numbered("组织建设", depth=1)
        + numbered("建会", depth=2)
        + numbered("摸底", depth=3)
        + numbered("入会", depth=2)
        + numbered("权益维护", depth=1)
        + numbered("协商", depth=2)
        + numbered("保障措施")
    )

    assert lines(word(body, numbering=numbering(levels))) == [
        "一、总体要求",
        "二、重点任务",
        "（一）组织建设",
        "1．建会",
        "①摸底",
        "2．入会",
        "（二）权益维护",
        "1．协商",
        "三、保障措施",
    ]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("chineseCounting", "一 二 三 四 五 六 七 八 九 十 十一 十二"),
        ("japaneseCounting", "一 二 三 四 五 六 七 八 九 十 十一 十二"),
        ("ideographDigital", "一 二 三 四 五 六 七 八 九 一〇 一一 一二"),
        ("ideographTraditional", "甲 乙 丙 丁 戊 己 庚 辛 壬 癸 11 12"),
        ("ideographZodiac", "子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥"),
        ("chineseLegalSimplified", "壹 贰 叁 肆 伍 陆 柒 捌 玖 壹拾 壹拾壹 壹拾贰"),
        ("decimal", "1 2 3 4 5 6 7 8 9 10 11 12"),
        ("decimalZero", "01 02 03 04 05 06 07 08 09 10 11 12"),
        ("decimalFullWidth", "１ ２ ３ ４ ５ ６ ７ ８ ９ １０ １１ １２"),
        ("decimalEnclosedCircle", "① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩ ⑪ ⑫"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑶ ⑷ ⑸ ⑹ ⑺ ⑻ ⑼ ⑽ ⑾ ⑿"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒊ ⒋ ⒌ ⒍ ⒎ ⒏ ⒐ ⒑ ⒒ ⒓"),
        ("upperRoman", "I II III IV V VI VII VIII IX X XI XII"),
        ("lowerRoman", "i ii iii iv v vi vii viii ix x xi xii"),
        ("upperLetter", "A B C D E F G H I J K L"),
        ("lowerLetter", "a b c d e f g h i j k l"),
        ("ordinal", "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th"),
        ("aFormatNobodyKnows", "1 2 3 4 5 6 7 8 9 10 11 12"),
    ],
)
def test_each_format_counts_as_word_does(form, shown):
    body = "".join(numbered("事项") for _ in range(12))

    found = lines(word(body, numbering=numbering(level(0, form, "%1、"))))

    assert found == [f"{one}、事项" for one in shown.split()]


@pytest.mark.parametrize(
    ("form", "start", "shown"),
    [
        ("chineseCounting", 20, "二十、"),
        ("chineseCounting", 105, "一○五、"),
        ("chineseCountingThousand", 105, "一百零五、"),
        ("chineseCountingThousand", 110, "一百一十、"),
        ("chineseCountingThousand", 2006, "二千零六、"),
        ("lowerLetter", 28, "bb、"),
        ("upperRoman", 1994, "MCMXCIV、"),
        ("decimalEnclosedCircle", 36, "㊱、"),
        ("decimalEnclosedCircle", 51, "51、"),
        ("chineseCountingThousand", 0, "0、"),
        ("chineseCountingThousand", 123456789, "123456789、"),
    ],
)
def test_large_numbers(form, start, shown):
    levels = level(0, form, "%1、").replace('w:start w:val="1"', f'w:start w:val="{start}"')

    assert lines(word(numbered("事项"), numbering=numbering(levels))) == [f"{shown}事项"]


def test_a_decimal_marker_with_several_places_shows_the_counters_above():
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    body = numbered("总则") + numbered("目的", depth=1) + numbered("范围", depth=1)

    assert lines(word(body, numbering=numbering(levels))) == ["第一章 总则", "1.1 目的", "1.2 范围"]


def test_a_list_may_start_again_where_the_file_says_so():
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    goes_on = '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    numbers = numbering(level(0, "decimal", "%1、"), nums=again + goes_on)
    body = (
        numbered("甲") + numbered("乙") + numbered("丙", 2) + numbered("丁", 2) + numbered("戊", 3)
    )

    assert lines(word(body, numbering=numbers)) == ["1、甲", "2、乙", "1、丙", "2、丁", "3、戊"]


def test_a_level_may_be_told_not_to_start_again():
    levels = level(0, "chineseCounting", "%1、") + level(
        1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'
    )
    body = numbered("甲") + numbered("乙", depth=1) + numbered("丙") + numbered("丁", depth=1)

    assert lines(word(body, numbering=numbering(levels))) == ["一、甲", "1. 乙", "二、丙", "2. 丁"]


def test_numbering_and_heading_levels_come_through_styles():
    styles = (
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="标题 2"/><w:basedOn w:val="a1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="own"/><w:pPr>'
        '<w:outlineLvl w:val="2"/></w:pPr></w:style>'
    )
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")
    body = (
        paragraph("总体要求", '<w:pStyle w:val="a1"/>')
        + paragraph("目标", '<w:pStyle w:val="a2"/>')
        + paragraph("不编号", '<w:pStyle w:val="a2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("三级", '<w:pStyle w:val="a3"/>')
        + paragraph("正文", '<w:pStyle w:val="a3"/><w:outlineLvl w:val="9"/>')
    )

    source = sources.from_bytes(word(body, numbering=numbering(levels), styles=styles), "x")

    assert source.text == "一、总体要求\n（一）目标\n不编号\n三级\n正文\n"
    assert [one.level for one in source.paragraphs] == [1, 2, 2, 3, None]


def test_styles_that_rest_on_each_other_in_a_circle_end():
    styles = (
        '<w:style w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="heading 3"/><w:basedOn w:val="a"/></w:style>'
    )

    source = sources.from_bytes(word(paragraph("文", '<w:pStyle w:val="a"/>'), styles=styles), "x")

    assert source.paragraphs[0].level == 3


def test_deleted_and_hidden_text_is_left_out_and_inserted_text_kept():
    body = (
        f"<w:p>{run('新建工会')}<w:del>{run('3家')}</w:del><w:ins>{run('5家')}</w:ins>"
        f"<w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('移来')}</w:moveTo>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>可见</w:t></w:r></w:p>'
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>{run('整段删去')}</w:del></w:p>"
    )

    assert lines(word(body)) == ["新建工会5家移来可见"]


def test_a_deleted_numbered_paragraph_takes_no_number():
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        f"<w:rPr><w:del/></w:rPr></w:pPr><w:del>{run('删去')}</w:del></w:p>"
    )
    body = numbered("甲") + gone + numbered("乙")

    assert lines(word(body, numbering=numbering(level(0, "decimal", "%1、")))) == ["1、甲", "2、乙"]


def test_a_text_box_is_read_once_and_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    body = (
        f"<w:p>{run('前')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        f"</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('后')}</w:p>"
        + paragraph("下段")
    )

    assert lines(word(body)) == ["前后", "框内", "下段"]


def test_a_table_is_text_with_tabs_between_its_cells():
    def cell(*texts: str) -> str:
        return f"<w:tc>{''.join(paragraph(text) for text in texts)}</w:tc>"

    rows = (
        f"<w:tr>{cell('指标')}{cell('目标')}</w:tr><w:tr>{cell('建会', '入会')}{cell('5家')}</w:tr>"
    )
    source = sources.from_bytes(word(paragraph("前") + f"<w:tbl>{rows}</w:tbl>"), "x")

    assert source.text == "前\n指标\t目标\n建会 入会\t5家\n"
    assert [one.in_table for one in source.paragraphs] == [False, True, True]
    assert [one.number for one in source.paragraphs] == [0, 1, 3]


def test_a_table_that_only_frames_the_page_is_read_as_paragraphs():
    texts = "".join(paragraph(f"{n}、事项") for n in "一二三四五")

    source = sources.from_bytes(word(f"<w:tbl><w:tr><w:tc>{texts}</w:tc></w:tr></w:tbl>"), "x")

    assert len(source.paragraphs) == 5
    assert not any(one.in_table for one in source.paragraphs)


def test_tabs_line_breaks_and_fields():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("{shown}") + "<w:r><w:fldChar "
        'w:fldCharType="end"/></w:r>'
    )
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr>"
        "<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:br w:type='page'/>"
        "<w:noBreakHyphen/></w:r></w:p>"
        f"<w:p>{run('第')}{field.format(code='PAGE', shown='7')}{run('页')}</w:p>"
        f"<w:p>{field.format(code='DATE', shown='5月1日')}</w:p>"
        f"<w:p>{field.format(code='DDEAUTO cmd.exe', shown='旧值')}</w:p>"
    )

    source = sources.from_bytes(word(body), "x")

    assert source.text == "一\t二\n三-\n第页\n5月1日\n旧值\n"
    assert [one.number for one in source.paragraphs] == [0, 0, 1, 2, 3]


def test_a_table_of_contents_does_not_double_the_headings():
    styles = '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>'
    gallery = "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    body = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
        + paragraph("一、总体要求\t1", '<w:pStyle w:val="c"/>')
        + f"<w:sdt><w:sdtContent>{paragraph('一、总体要求')}</w:sdtContent></w:sdt>"
    )

    assert lines(word(body, styles=styles)) == ["一、总体要求"]


def test_a_file_of_the_strict_kind_is_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    members = {
        name: content.replace(transitional, strict).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts(paragraph("正文")).items()
    }

    assert lines(packed(members)) == ["正文"]


def test_content_in_another_format_is_not_lost_in_silence():
    with pytest.raises(Refused, match="stored in another format"):
        lines(word(paragraph("文") + "<w:altChunk/>"))
