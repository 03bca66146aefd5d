"""Finds what does not belong to the document: pieces of other pages, a title for another text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from baiju.plantext import chrome
from baiju.plantext.model import Document, Edit, Finding

from .kinds import Kind, Page, on_title

FOREIGN = Kind(
    "foreign_fragment",
    "error",
    "“%(found)s” comes from another text. Take it out.",
)
CHROME = Kind(
    "page_chrome",
    "warning",
    "“%(found)s” belongs to the web page this was copied from. Take it out.",
)
TITLE = Kind(
    "title_mismatch",
    "error",
    "The title says “%(title)s”, the text is about “%(text)s”. Mend the title or the text.",
)
UNTITLED = Kind(
    "missing_title",
    "error",
    "The document has no title. Begin with the unit, the year and what it is.",
)
BROKEN = Kind(
    "layout_break",
    "warning",
    "The line breaks off inside a sentence. Join it to the next line.",
)
KINDS = (FOREIGN, CHROME, TITLE, UNTITLED, BROKEN)

_BRACKETED = re.compile(
    r"[(\[【<]([^()\[\]【】<>《》\n]{0,24}(?:计划|总结|范文|方案|心得|体会|讲话稿|演讲稿|述职报告|工作报告|作文|读后感|教案|论文)"
    r"[一二三四五六七八九十\d]{0,2}(?:篇|字)?)[)\]】>]"
)
_NOTE = re.compile("附件|附后|另附|见|详见|草案|征求意见|试行|讨论稿|送审|以下简称|简称")
_OTHER_BODIES = re.compile(
    "(?<!自)我[园校院班司行]|本[校班店]|幼儿(?:园)?教师|班主任|教研组|学生家长|全校师生|期末考试|课堂教学|[本新]学期"
    "|营业额|销售业绩|销售任务|客户资源|病房|护理部|患者|[小中]学生|高三|高考|毕业班|城管队员|物业费"
)
_OFFERED = re.compile(
    r"(?:下面|以下|这)是[^。;!?\n]{0,40}(?:欢迎|仅供|以供|供(?:大家|您|你)|希望(?:对|能))"
    r"[^。;!?\n]{0,16}(?:[参查]?阅读?|下载|参考|借鉴|帮助)[^。;!?\n]{0,6}[。!]"
)
_AT_HOME = 3
_OWN_WORLD = re.compile("[学校院园厂局行]|公司|集团|中心")
_CLAUSE_ENDS = re.compile(r"[,。;\n]")
_ANOTHER_WORLD = re.compile(
    "学校|教育|医院|卫生院|企业|公司|关爱|子女|金秋助学|未成年|留守|志愿|社区|物业|商超|园区"
)
_KINDS = {"congress": ("人大", "主席团", "人民代表"), "union": ("工会", "职工", "职代会")}
_OPEN_LINE = re.compile(r"[一-龥、,，]\Z")
_CONTINUES = re.compile(r"[一-龥][^\n]*[。;,，；]")
_TITLE_YEAR = re.compile(r"(20\d\d)年")


def find(page: Page) -> Iterator[Finding]:
    yield from _foreign(page)
    yield from _chrome(page)
    for document in page.documents:
        yield from _titles(page, document)
        yield from _breaks(page, document)


def _chrome(page: Page) -> Iterator[Finding]:
    """Lines of the page, and an editor's sentences, that stand inside a document."""
    paragraphs = page.reading.source.paragraphs
    starts = chrome.of_page(page.folded, paragraphs)
    for paragraph in paragraphs:
        document = page.document_at(paragraph.start)
        if paragraph.start in starts and document and paragraph.start >= document.extent.title_end:
            words = page.text[paragraph.start : paragraph.end]
            start = paragraph.start + len(words) - len(words.lstrip())
            end = start + len(words.strip())
            yield CHROME.at(start, end, Edit(start, end, ""), found=page.text[start:end])
            continue
        for match in _OFFERED.finditer(page.folded, paragraph.start, paragraph.end):
            if document and match.start() >= document.extent.title_end:
                cure = Edit(*match.span(), "")
                yield CHROME.at(*match.span(), cure, found=page.text[slice(*match.span())])


def _foreign(page: Page) -> Iterator[Finding]:
    for match in _BRACKETED.finditer(page.folded):
        document = page.document_at(match.start())
        if document is None or match.start() < document.extent.title_end + 2:
            continue
        if not _NOTE.search(match.group(1)):
            found = page.text[slice(*match.span())]
            yield FOREIGN.at(*match.span(), Edit(*match.span(), ""), found=found)
    for document in page.documents:
        if document.extent.kind in _KINDS and not _OWN_WORLD.search(page.title(document)):
            yield from _other_worlds(page, document)


def _other_worlds(page: Page, document: Document) -> Iterator[Finding]:
    """A clause about a school or a shop in a union's or a congress's text."""
    last = 0
    matches = list(_OTHER_BODIES.finditer(page.folded, *_span(document)))
    for match in matches if len(matches) <= _AT_HOME else ():
        start, end = _clause_around(page.folded, *match.span())
        is_ours = _ANOTHER_WORLD.search(page.folded, start, end) is not None
        if start >= last and page.folded[start] not in "([【<" and not is_ours:
            last = end
            yield FOREIGN.at(start, end, found=page.text[start:end])


def _span(document: Document) -> tuple[int, int]:
    return document.extent.title_end, document.extent.end


def _clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the mark before to the mark behind, in the same line."""
    first = max(text.rfind("\n", 0, start) + 1, start - 80)
    before = list(_CLAUSE_ENDS.finditer(text, first, start))
    after = _CLAUSE_ENDS.search(text, end)
    return before[-1].end() if before else first, after.start() if after else len(text)


def _titles(page: Page, document: Document) -> Iterator[Finding]:
    extent = document.extent
    if extent.title_end <= extent.title_start:
        line = page.text[extent.start : extent.end].lstrip()
        start = page.text.find(line, extent.start)
        yield UNTITLED.at(start, start + min(20, len(line.partition("\n")[0])))
        return
    title, body = page.title(document), page.body(document)
    shown = page.text[extent.title_start : extent.title_end]
    if (about := _other_kind(title, body)) is not None:
        yield on_title(TITLE, document, title=shown, text=about)
    elif (year := _other_year(title, body)) is not None:
        yield on_title(TITLE, document, title=shown, text=year)


def _other_kind(title: str, body: str) -> str | None:
    """A congress's plan under a union's title, or the other way round."""
    counts = {kind: sum(map(body.count, words)) for kind, words in _KINDS.items()}
    for kind, other in (("union", "congress"), ("congress", "union")):
        says = any(word in title for word in _KINDS[kind][:2])
        if says and counts[other] > 4 * counts[kind] and counts[other] >= 6:
            return _KINDS[other][0]
    return None


def _other_year(title: str, body: str) -> str | None:
    titled = _TITLE_YEAR.search(title)
    if titled is None or titled.group(1) in body:
        return None
    years = Counter(_TITLE_YEAR.findall(body[:400]))
    if not years or years.most_common(1)[0][0] == str(int(titled.group(1)) - 1):
        return None
    return f"{years.most_common(1)[0][0]}年"


def _breaks(page: Page, document: Document) -> Iterator[Finding]:
    extent = document.extent
    place = extent.title_end
    markers = {node.start for node in document.outline}
    headings = {node.heading_end for node in document.outline}
    lines = page.folded[place : extent.end].split("\n")
    for line, after in pairwise(lines):
        end = place + len(line.rstrip())
        begins = place + len(line) + 1 + len(after) - len(after.lstrip())
        breaks = len(line) >= 15 and _OPEN_LINE.search(line.rstrip()) and _CONTINUES.match(after)
        if breaks and begins not in markers and end not in headings:
            yield BROKEN.at(end - 1, begins + 1, Edit(end, begins, ""))
        place += len(line) + 1
