"""Finds marks that do not belong: half-width ones in Chinese, lone quotes, doubled marks, stray spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baiju.plantext.model import Document, Edit, Finding

from .kinds import Kind, Page, on_title

MIX = Kind(
    "punct_mix",
    "warning",
    "“%(found)s” does not belong in a Chinese sentence. Write “%(right)s”.",
)
HALF = Kind(
    "punct_halfwidth",
    "hint",
    "Half-width marks such as “%(found)s” stand in Chinese text. Write them full-width.",
)
UNBALANCED = Kind(
    "unbalanced_quote",
    "warning",
    "“%(found)s” has no partner. Add the other mark, or take this one away.",
)
SPACE = Kind("stray_space", "warning", "There is a space inside the sentence. Take it away.")
KINDS = (MIX, HALF, UNBALANCED, SPACE)

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。", "•": "·", "▪": "·"}
_CJK = r"[一-龥㐀-䶿〇]"
_CLOSING = "”’」』》）〉】"
_MIXED = re.compile(
    rf"[,;:!?](?<=[一-龥〇{_CLOSING}].)(?!//)"
    r"|[,;!?](?<=[\d%％A-Za-z].)(?= *[一-龥“‘「《（])"
    r"|[,;](?<=[\d%％].)(?=\d{1,2}月)"
    rf"|\.(?<=[一-龥{_CLOSING}].)(?<![一二三四五六七八九十].)(?=[一-龥“《\s]|\Z)(?!\.)"
    r"|[•▪](?<=[一-龥].)(?=[一-龥])"
)
_DOUBLED = re.compile(
    r"([，、；：])[，、；：。]|。[，、；：]|(?<!。)。。(?!。)|[！？]。|([，。；、])(?=\2)"
)
_B = "[ \u00a0\u3000\u2002\u2003\u2009\t]"
_SPACES = re.compile(f"{_B}+")
_BEFORE_MARK = re.compile(f"[一-龥，。；：！？、“”‘’《》（）]{_B}+[，。；：！？、”’》）]")
_AFTER_MARK = re.compile(f"(?:[，。；：！？、“”《》]|(?<=[一-龥])[,;]){_B}+[一-龥“《（]")
_IN_WORD = re.compile(f"(?<=[一-龥])[一-龥]{_B}[一-龥](?=[一-龥])")
_PAIRS = {"”": "“", "’": "‘", "》": "《", "」": "「", "』": "『", "】": "【", ")": "("}
_OPENING = frozenset(_PAIRS.values())
_PAIRED = re.compile(r"[“”‘’《》「」『』【】()]")
_FEW = 8
_LIST_BRACKET = re.compile(
    r"(?:^|[\s。；;，,：:、(（])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])\Z"
)
_HALF_BRACKET = re.compile(rf"\((?=[^()\n]*{_CJK})|(?<![A-Za-z\d])\"(?={_CJK})")
_SENTENCE_LIKE = re.compile(r"[，。；]")


def find(page: Page) -> Iterator[Finding]:
    yield from _marks(page)
    yield from _halves(page)
    yield from _spaces(page)
    start = 0
    for line in page.folded.split("\n"):
        yield from _lonely(page, line, start)
        start += len(line) + 1


def _marks(page: Page) -> Iterator[Finding]:
    half_width = [document for document in page.documents if _is_half_width(page, document)]
    for document in half_width:
        found = page.text[document.extent.title_end : document.extent.end]
        yield on_title(HALF, document, found="," if "," in found else ";")
    for match in _MIXED.finditer(page.text):
        if half_width and page.document_at(match.start()) in half_width:
            continue
        right = _FULL[match.group()]
        cure = Edit(match.start(), match.end(), right)
        yield MIX.at(*match.span(), cure, found=match.group(), right=right)
    for match in _DOUBLED.finditer(page.text):
        start, end = match.start(), match.start() + 2
        right = "。" if "。" in match.group() else page.text[start]
        cure = Edit(start, end, right)
        yield MIX.at(start, end, cure, found=page.text[start:end], right=right)


def _is_half_width(page: Page, document: Document) -> bool:
    """Half-width commas are the rule in the document; one finding is enough."""
    start, end = document.extent.title_end, document.extent.end
    half = sum(page.text.count(sign, start, end) for sign in ",;")
    full = sum(page.text.count(sign, start, end) for sign in "，；")
    return half > _FEW and half > full


def _halves(page: Page) -> Iterator[Finding]:
    """Once in a document is enough: where it uses both kinds of brackets, or straight quotes."""
    for document in page.documents:
        start, end = document.extent.title_end, document.extent.end
        match = _HALF_BRACKET.search(page.text, start, end)
        has_full = page.text.find("（", start, end) >= 0
        if match and (match.group() == '"' or has_full):
            yield HALF.at(*match.span(), found=match.group())


def _spaces(page: Page) -> Iterator[Finding]:
    text = page.text
    for match in _SPACES.finditer(text):
        start, end = match.span()
        is_tab = end - start > 2 and match.group().strip(" ")
        is_odd = any(one.match(text, start - 1) for one in (_BEFORE_MARK, _AFTER_MARK, _IN_WORD))
        if start and is_odd and not is_tab and _is_in_a_sentence(text, start, end):
            yield SPACE.at(start - 1, end, Edit(start, end, ""))


def _is_in_a_sentence(text: str, start: int, end: int) -> bool:
    """Spaces in a title, a table or a line of signatures are meant."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - 200) : start]
    after = text[end : end + 200].partition("\n")[0]
    if not before.strip() or not after.strip() or "  " in before.strip() + after.strip():
        return False
    if len(before.strip()) <= 4 and before[-1] not in "，。；":
        return False
    return len(before) + len(after) > 30 and _SENTENCE_LIKE.search(before + after) is not None


def _lonely(page: Page, line: str, start: int) -> Iterator[Finding]:
    open_marks: list[tuple[str, int]] = []
    lonely: list[int] = []
    for match in _PAIRED.finditer(line):
        mark, place = match.group(), match.start()
        if mark in _OPENING:
            open_marks.append((mark, place))
        elif any(one == _PAIRS[mark] for one, _ in open_marks):
            while open_marks[-1][0] != _PAIRS[mark]:
                lonely.append(open_marks.pop()[1])
            open_marks.pop()
        elif mark != ")" or not _LIST_BRACKET.search(line, max(0, place - 4), place):
            lonely.append(place)
    for place in sorted([*lonely, *(place for _, place in open_marks)]):
        at = start + place
        yield UNBALANCED.at(at, at + 1, found=page.text[at])
