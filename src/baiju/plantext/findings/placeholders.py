"""Finds what was left open: 20xx年, 党的xx大, xx镇, x月x日, xx人, and quotation marks around nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baiju.plantext.model import Edit, Finding

from .kinds import Kind, Page

YEAR = Kind("placeholder_year", "error", "The year is left open in “%(found)s”. Write the year.")
CONGRESS = Kind(
    "placeholder_congress",
    "error",
    "The number of the congress or session is left open in “%(found)s”. Write the number.",
)
NAME = Kind("placeholder_name", "error", "A name is left open in “%(found)s”. Write the name.")
VALUE = Kind(
    "placeholder_value", "error", "A figure is left open in “%(found)s”. Write the figure."
)
DATE = Kind("placeholder_date", "error", "A date is left open in “%(found)s”. Write the date.")
QUOTE = Kind(
    "stripped_quote",
    "error",
    "There is nothing between these marks. Write what was quoted, or take the marks away.",
)
KINDS = (YEAR, CONGRESS, NAME, VALUE, DATE, QUOTE)

_X = "xX×ΧхХ✕╳"
_SIGN = re.compile(rf"[{_X}*_○◯〇某年【\[(<]|  ")
_HOLE = re.compile(
    rf"(?<![A-Za-z])[{_X}]{{1,6}}(?![A-WYZa-wyz])|(?<!\*)\*{{2,8}}(?!\*)|(?<=20\d)\*(?=年)|_{{2,}}|某某+"
    r"|(?<![一二三四五六七八九十零〇○])[○◯〇]{2,3}(?=[省市县区镇乡村街社公企单同])"
    r"|某(?=[省市县区镇乡](?:总?工会|人大|党委|政府|机关|委|[,。、\d]))"
    r"|(?<=\D20) {2,6}(?=年)|(?<![\d一二三四五六七八九十])年 {1,8}月 {1,8}日"
    r"|[【\[(<](?:此处|在此|请)?(?:填写|填入|填上|插入|单位名称|企业名称|地名|姓名|年份)[^】\])>\n]{0,12}[】\])>]"
)
_H = rf"(?:[{_X}]{{1,4}}|\*{{2,8}}|_{{2,}}|[○◯]{{2}}|某某)"
_N = rf"(?:[一二三四五六七八九十]{{1,3}}|{_H})"
_MEETING = (
    "工代会|人代会|党代会|团代会|职代会|妇代会|会员代表大会|人民代表大会|职工代表大会|代表大会"
    "|全国代表大会|人大常委会|人大|执委会|委员会"
)
_SESSION = rf"(?:第?{_N}次)?(?:会议|全委会|全会|全体会议|{_MEETING})?"
_CONGRESS_RIGHT = re.compile(
    r"大(?![道厦街队学院型棚桥酒巷坝米]|发展|开发|建设|变化)"
    rf"|届(?:{_N}?中?全会|{_N}?中?精神|{_N}?中全会|{_N}次(?:全会|全委会|全体会议|会议)?|(?:{_MEETING}){_SESSION})?"
    rf"|次(?:{_MEETING}|全会|全委会|全体会议)|中全会|次(?=会议精神)会议"
)
_CONGRESS_LEFT = re.compile(
    r"(?:(?:中国共产党|中国工会|党的|工会|全国|总工会|[省市县区镇乡团])?第?)?[一二三四五六七八九十]{0,3}(?:届)?\Z"
)
_YEAR_LEFT = re.compile(r"(?:(?<!\d)(?:19|20)\d?|二[〇○零][一二三]?)\Z")
_YEAR_RIGHT = re.compile(rf"(?: ?[-—–~～至到]{{1,2}} ?(?:20)?{_H})? ?年?度?(?!代)")
_DATE_RIGHT = re.compile(rf" ?月份?(?: ?(?:{_H}|\d{{1,2}}) ?日)?| ?日(?!常|报|益|前|期)")
_UNITS = (
    "个?百分点|周年|%|‰|[万亿]元|[万亿]?人次|元(?!旦)|人(?![大民才力社事员生文口们均])|家(?![庭属园长电具乡政务])"
    "|名(?![优牌胜城])|户(?![籍外口])|次|场(?![镇所馆])|期|件(?!事)|份|项(?!目)|个(?![体人私])|条(?![例件])"
    "|篇|天|小时|学时|对(?=新|结)|支|号|亩|公里|吨|套|起|批|位|岁|余[人家名万]|多[人家名万]|分钟"
)
_VALUE_RIGHT = re.compile(rf" ?(?:{_UNITS})")
_QUOTED_NUMBER = re.compile("”(?:五年)?(?:规划|计划|时期|期间|普法|开局|发展|收官|目标)")
"""What stands in the marks is a number: the 十四五 of “十四五”规划."""
_NAMED = "省|市|县|区|镇|乡|村|街道|社区|公司|企业|厂|集团|单位|学校|局|同志|园区|总?工会|人大|机关|部门|中心|项目|工程|路|组"
_NAME_RIGHT = re.compile(rf"[一-龥]{{0,5}}?(?:{_NAMED})")
_PLACE = re.compile("[省市县区镇乡村]")
_WORD, _WORD_OR_END = re.compile("[一-龥“]"), re.compile("[一-龥”,。、]")
_EMPTY = re.compile(r"“ *”|‘ *’|「 *」|『 *』|《 *》|〈 *〉|【 *】")


def find(page: Page) -> Iterator[Finding]:
    yield from _holes(page)
    for match in _EMPTY.finditer(page.folded):
        yield QUOTE.at(*match.span(), Edit(match.start(), match.end(), ""))


def _holes(page: Page) -> Iterator[Finding]:
    last = 0
    is_marked_up = page.reading.source.format != "text"
    for sign in _SIGN.finditer(page.folded):
        hole = _HOLE.match(page.folded, sign.start()) if sign.start() >= last else None
        if hole is None or (sign.group() == "*" and is_marked_up):
            continue
        last = hole.end()
        found = _classified(page.folded, hole)
        if found is not None:
            kind, start, last = found
            yield kind.at(start, last, found=page.text[start:last])


def _classified(text: str, hole: re.Match[str]) -> tuple[Kind, int, int] | None:
    start, end = hole.span()
    sign = hole.group()[0]
    if sign == " ":
        return YEAR, start - 2, end + 1
    if sign in "年【[(<":
        return (DATE if sign == "年" else NAME), start, end
    return _congress(text, start, end) or _year(text, start, end) or _others(text, start, end)


def _congress(text: str, start: int, end: int) -> tuple[Kind, int, int] | None:
    right = _CONGRESS_RIGHT.match(text, end)
    if right is None:
        return None
    left = _CONGRESS_LEFT.search(text, max(0, start - 9), start)
    return CONGRESS, left.start() if left else start, right.end()


def _year(text: str, start: int, end: int) -> tuple[Kind, int, int] | None:
    left = _YEAR_LEFT.search(text, max(0, start - 3), start)
    right = _YEAR_RIGHT.match(text, end)
    says_year = right is not None and "年" in right.group()
    if right is None or (left is None and (not says_year or text[start - 1 : start] in "近第前后")):
        return None
    behind = text[right.end() : right.end() + 1]
    if (behind.isdigit() and not says_year) or (
        left is None and end - start == 1 and behind not in ("x", "X", "×")
    ):
        return None
    return YEAR, left.start() if left else start, right.end()


def _others(text: str, start: int, end: int) -> tuple[Kind, int, int] | None:
    if text[start - 1 : start].isdigit() and text[end : end + 1].isdigit():
        return None
    if right := _DATE_RIGHT.match(text, end):
        return DATE, start, right.end()
    if right := _VALUE_RIGHT.match(text, end):
        return VALUE, start, right.end()
    if text[start - 1 : start] == "“" and _QUOTED_NUMBER.match(text, end):
        return VALUE, start, end
    return _name(text, start, end)


def _name(text: str, start: int, end: int) -> tuple[Kind, int, int] | None:
    if end - start == 1 and not _PLACE.match(text, end):
        return None
    right = _NAME_RIGHT.match(text, end)
    if right is None and text[start] in "_*" and not _is_inside(text, start, end):
        return None
    return NAME, start, right.end() if right else end


def _is_inside(text: str, start: int, end: int) -> bool:
    """A line to sign on stands at the end of words, a hole between them; ** may be bold type."""
    return text[start:end] != "**" and bool(
        _WORD.match(text, start - 1) and _WORD_OR_END.match(text, end)
    )
