"""A web page is read as a person sees it: headings, lists and tables, without scripts."""

import pytest

from baiju.plantext import sources
from baiju.plantext.model import Refused, Source

PAGE = """<!DOCTYPE html><html><head><title>站名</title><meta charset="gbk"><style>p{}</style></head>
<body onload="alert(1)"><div class="nav"><a href="/">首页</a> | <a href="/2">上一篇</a></div>
<script>var text = "<p>不可见</p>";</script><h1>某镇总工会
  工作计划</h1><p>&nbsp;&nbsp;一、指导<b>思想</b><br>第二行</p>尾巴
<p style="display: none">隐藏</p><div hidden>隐藏</div><p>A &amp; B &#20108;</p></body></html>"""


def read(markup: str, encoding: str = "utf-8") -> Source:
    return sources.from_bytes(markup.encode(encoding), "page.doc")


def shown(source: Source) -> list[str]:
    return [source.text[one.start : one.end] for one in source.paragraphs]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_visible_text_is_read_in_its_own_encoding(encoding):
    source = read(PAGE, encoding)

    assert source.format == "html"
    assert shown(source) == [
        "首页 | 上一篇",
        "某镇总工会工作计划",
        "\xa0\xa0一、指导思想",
        "第二行",
        "尾巴",
        "A & B 二",
    ]
    assert [one.level for one in source.paragraphs] == [None, 1, None, None, None, None]


def test_numbered_lists_show_their_numbers():
    markup = (
        '<ol start="3"><li>甲<li>乙<ol type="a"><li>丙<li>丁</ol><li value="9">戊<li>己</ol>'
        "<ul><li>庚</ul>"
    )

    assert shown(read(markup)) == ["3. 甲", "4. 乙", "a. 丙", "b. 丁", "9. 戊", "10. 己", "庚"]


def test_a_table_is_text_with_tabs_and_a_layout_is_not():
    table = "<table><tr><th>项目<th>数</tr><tr><td><p>建会</p><td>5<br>家</tr></table>"
    layout = "<table><tr><td>栏目<td><h2>标题</h2><p>正文</p></td></tr></table>"

    source = read("<body>" + table + layout)

    assert shown(source) == ["项目\t数", "建会\t5 家", "栏目", "标题", "正文"]
    assert [one.in_table for one in source.paragraphs] == [True, True, False, False, False]


def test_what_a_page_asks_for_from_elsewhere_is_not_fetched():
    markup = (
        '<html xmlns="x"><iframe src="http://127.0.0.1:9/">甲</iframe><object>乙</object>'
        '<img src="file:///etc/passwd" alt="丙"><embed src="x"><p>丁</p></html>'
    )

    assert shown(read(markup)) == ["丁"]


def test_a_page_with_its_own_entities_does_not_expand_them():
    markup = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/passwd">]><html><body><p>&b;&c;正文</p></body></html>'
    )

    text = read(markup).text

    assert "aaaa" not in text
    assert "root:" not in text


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr>" + "<td>a" * 16_000,
        "<ol>" + "<li>条" * 19_000,
        "<p>" + " \n" * 300_000 + "m",
        "<div " + "a=1 " * 100_000 + ">k",
        "<p>" + "&amp;" * 190_000,
        "<p>" + "<b>" * 1_000 + "深",
    ],
)
def test_large_and_odd_pages_are_read_in_bounded_time(markup):
    assert read(markup).paragraphs


def test_a_page_nested_too_deeply_is_refused_and_not_cut():
    with pytest.raises(Refused, match="nested too deeply"):
        read("<p>甲</p>" + "<div>" * 50_000 + "乙")


def test_a_page_without_visible_text_is_refused():
    with pytest.raises(Refused, match="no text"):
        read("<html><script>alert('甲')</script></html>")
