"""Knows a title when it sees one, and what it says: the genre of the text, whose it is, its year."""

from __future__ import annotations

import re
from functools import lru_cache

from . import markers, wordlists

GENRES = ("plan", "summary", "scheme", "notice", "report")
_LONGEST, _OPENING = 60, 400
_CN = "[一二三四五六七八九十]{1,3}"
_TAIL = r"(?: ?[(\[【][^()\[\]【】]{1,20}[)\]】])*\"? *"
_SERIES = re.compile(
    rf"(?:.{{0,30}}(?:计划|总结|方案|要点|报告|汇报|范文|规划|安排)[^。,;]{{0,12}}(?:第(?:{_CN}|\d{{1,2}})篇|(?<![选用荐总集共锦备新门]){_CN}篇|[篇之]{_CN}|[篇(]?\d{{1,2}}[)]?|[(]{_CN}[)]|范文{_CN})"
    rf"|[【\[(]?(?:第(?:{_CN}|\d{{1,2}})篇|篇{_CN}|范文{_CN}|[篇范文]{{1,2}}\d{{1,2}})[】\])]?(?:$|[: ].{{0,40}}))[: ]*$"
)
_IN_SERIES = re.compile(
    r"(?<![^\s。;:!?)】])[一-龥\dx]{0,24}(?:计划|总结|方案|要点|报告|汇报|范文)(?:书|范文)?"
    rf"(?:\([^()]{{1,12}}\))?(?:第{_CN}篇|(?:篇| )?(?:{_CN}|\d{{1,2}})(?!篇))"
    r"(?=[\s:]|[一1][、.]|20|[一-龥])"
)
_OPENS_SERIES = re.compile(
    rf"[一-龥\dx]{{2,24}}(?:计划|总结|方案|要点|报告|汇报)(?:书|范文)? ?"
    rf"(?:篇|[(【]篇)(?:{_CN}|\d{{1,2}})[)】]?(?=[: ]|[一-龥])"
)
_NUMBER = re.compile(rf"{_CN}|\d+")
_MARKED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\(|\d{1,3}[、.](?!\d)|第.{1,3}[条部章]|附|[①-⑳])"
)
_NO_TITLE = re.compile(r"[。;!?,\t]|[:、]$|^[-—•·]")
_YEAR = re.compile(r"((?:20|19)\d\d) ?(?:[—~-](?:20)?\d\d ?)?年")
_TELLS_FIRST = re.compile("总结[及和暨与]")
_DIGITS = {
    **{sign: str(n) for n, sign in enumerate("〇一二三四五六七八九")},
    "○": "0",
    "零": "0",
    "O": "0",
}
_YEARS_CN = re.compile("二[〇○零O0][一二三四五][〇○零O0一二三四五六七八九]年?")
_AGE = re.compile(r"20\d\d|20xx|x{2,4}年|二[〇○零].{2}|年度|[上下]半年|第?[一二三四]季度")
_TELLS = re.compile(
    r"总结如下|回顾|截[至止]|目前|近年来|共[一-龥]{2,6}\d|达到?\d|先后|累计|均已|已(?=[有经全建达与将])|(?:[今去]年|年初|半年|一年)(?:以来|来)|(?<![为罢除解])了(?![解如结却])"
)
_INTENDS = re.compile(
    r"(?<![主重需必摘首])要(?![求点素闻])|将(?!军)|力争|确保|打算|争取|计划(?=[在于开举组新])|(?<!为)进一步|继续|着力|切实|努力"
)
_COLLECTION = re.compile(
    r"[-_—|]\s*\S*(?:网|站|文库|政府|频道|大全)$|\d ?篇|[一二三四五六七八九十]篇(?:[)）]|$)|精选|汇编|合集|集锦|大全"
)


def clean(folded: str) -> str:
    """A line without the signs that lay it out."""
    return folded.strip(" \t\r\n#*_=　>■●◆★☆|")


def is_series(line: str) -> bool:
    """One of several model texts: ……计划篇二, 【范文一】."""
    return len(line) <= _LONGEST and not _MARKED.match(line) and _SERIES.match(line) is not None


def genre(line: str) -> str | None:
    """The genre that a title's last words name; None when the line names none."""
    if len(line) > _LONGEST or _MARKED.match(line) or _COLLECTION.search(line):
        return None
    if _NO_TITLE.search(line.strip('"“”《》')):
        return None
    match = _endings().search(line.rstrip('》”"'))
    if match is None or not re.search("[一-龥]", line):
        return None
    return "summary" if _TELLS_FIRST.search(line) else _genre_of(match.group(1))


def is_title(line: str) -> bool:
    """The line may be a title, whatever stands around it."""
    return is_series(line) or genre(line) is not None


def is_marked(line: str) -> bool:
    """The line begins with a number."""
    return _MARKED.match(line) is not None


def loose_genre(line: str) -> str:
    """The genre named anywhere in a title, for titles like 工作计划篇二; else `other`."""
    if _TELLS_FIRST.search(line):
        return "summary"
    found = [(line.rfind(word), name) for name in GENRES for word in _words(name) if word in line]
    return max(found)[1] if found else "other"


def in_series(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of numbered titles in a text without line breaks: ……计划1 …… ……计划2."""
    found = [match.span() for match in _IN_SERIES.finditer(folded, start, end)]
    values = [markers.value_of(_NUMBER.findall(folded[slice(*span)])[-1]) for span in found]
    return found if len(found) > 1 and values == list(range(1, len(found) + 1)) else []


def names_a_body(line: str) -> bool:
    return _bodies().search(line) is not None


def names_a_time(line: str) -> bool:
    return _AGE.search(line) is not None


def is_body_line(line: str) -> bool:
    """The first line of a title in two lines: only the body that speaks."""
    return (
        4 <= len(line) <= 30
        and not re.search(r"[。;,:!?、\d]", line)
        and re.search(f"(?:{'|'.join(_words('bodies'))})$", line) is not None
    )


def year(folded: str) -> int | None:
    """The first year the text names."""
    match = _YEAR.search(folded)
    if match:
        return int(match.group(1))
    numerals = _YEARS_CN.search(folded)
    if numerals is None:
        return None
    figures = numerals.group().rstrip("年")
    return int("20" + "".join(_DIGITS.get(sign, sign) for sign in figures[2:]))


def opens_series(folded: str, start: int, end: int) -> int | None:
    """Where a title with its number in the series ends, if the text goes on: ……方案 篇1为了……."""
    match = _OPENS_SERIES.match(folded, start, min(end, start + _LONGEST))
    return match.end() if match else None


def prefix(folded: str, start: int, end: int) -> int | None:
    """Where the title ends in a line that goes on with the text."""
    if (opening := opens_series(folded, start, end)) is not None:
        return opening
    match = _prefix().match(folded, start, min(end, start + _LONGEST))
    if match is None or ("以" in match.group(1) and folded.startswith("为", match.end(1))):
        return None
    return match.end(1)


def fused(folded: str, start: int, end: int) -> int | None:
    """Where the title ends in a line that goes on with the first item: ……计划1一、组织建设."""
    end = min(end, start + _LONGEST)
    if folded.find("一", start, end) < 0:
        return None
    match = _fused().match(folded, start, end)
    return match.end() if match else None


def kind(title: str, body: str) -> str:
    """Whose text it is: `union`, `congress` or `other`."""
    counts = {
        name: sum(body.count(word) for word in _words(name)) for name in ("union", "congress")
    }
    for name in counts:
        counts[name] += 2 * any(word in title for word in _words(name))
    if max(counts.values()) < 2:
        return "other"
    return "congress" if counts["congress"] > counts["union"] else "union"


def genre_of_body(body: str) -> str:
    """The genre of a text without a title: a summary tells, a plan intends."""
    if re.search("(?:总结|汇报)如下", body[:_OPENING]):
        return "summary"
    told, meant = len(_TELLS.findall(body)), len(_INTENDS.findall(body))
    if told + meant == 0:
        return "other"
    return "summary" if told > meant else "plan"


def _genre_of(word: str) -> str:
    return next(name for name in GENRES if word in _words(name))


@lru_cache(maxsize=16)
def _words(part: str) -> tuple[str, ...]:
    return tuple(wordlists.parts("titles")[part])


@lru_cache(maxsize=1)
def _endings() -> re.Pattern[str]:
    words = sorted((word for name in GENRES for word in _words(name)), key=len, reverse=True)
    return re.compile(f"({'|'.join(words)}){_TAIL}$")


@lru_cache(maxsize=1)
def _prefix() -> re.Pattern[str]:
    words = sorted((word for name in GENRES for word in _words(name)), key=len, reverse=True)
    after = r"(?=[ \t]|[一1][、.]|\([一1]\)|为|根据|按照|20|在|第一|指导思想|今|一年|过去|新的|近年|本|我|现|坚持|认真|深入|全面|围绕|紧紧)"
    return re.compile(rf"([^。;,:\n]{{2,40}}?(?:{'|'.join(words)})(?:\([^()]{{1,12}}\))?){after}")


@lru_cache(maxsize=1)
def _fused() -> re.Pattern[str]:
    words = "|".join(word for name in GENRES for word in _words(name))
    return re.compile(rf"[^。;,:、\n]{{4,40}}(?:{words})(?:第?{_CN}篇|\d{{1,2}})?(?=一、|\(一\))")


@lru_cache(maxsize=1)
def _bodies() -> re.Pattern[str]:
    return re.compile("|".join(_words("bodies")))
