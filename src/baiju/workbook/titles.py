"""What stands above the head and on the sheet's tab: whose list it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import likeness
from .choosing import Question
from .columns import Column, letter
from .matching import LOOSE, SURE, Matcher, head
from .model import Line
from .synonyms import REPORTING

SHEET, TITLE = "sheet", "title"
"""In a mapping: what the sheet's name says, and what the text above the head says."""

_BODY = (
    "公司|集团|厂|商店|门店|书店|药店|饭店|酒店|宾馆|超市|商场|市场|农场|林场|中心|学校|小学|中学|大学|学院|幼儿园|医院|卫生院|诊所"
    "|合作社|合作联社|经营部|经销部|营业部|商行|事务所|研究院|研究所|设计院|银行|支行|分行|信用社|工程队|服务站|加油站|工作室|门市部"
    "|基金会|协会|村委会|居委会|村民委员会|居民委员会|分公司|项目部|养老院|敬老院|作坊|加工坊|石场|砖窑|机关|联社"
)
_UNION = "工会联合会|联合工会|工会委员会|总工会|工会"
_BODY_NAME = re.compile(rf"[\w（）()·&-]*(?:{_BODY}|{_UNION})(?:[（(][^（()）]+[)）])?")
_GENERAL_UNION = re.compile(rf"(?:总工会|基层工会|[省市县区乡镇]工会|街道工会)\Z|\A(?:{_UNION})\Z")
"""A union that has unions below it, or any union at all: whose list a list is, it does not say."""
_SEAL = re.compile(r"[(（](?:盖章|公章|签章|章|签字)[)）]\s*\Z")
_UNION_NAME = re.compile(rf".*(?:{_UNION})")
_LIST = "(?:花名册|名册|名单|登记表|统计表|台账|台帐|信息表|明细表|情况表|一览表|汇总表|人员表|基本情况|采集表|清册|表)"
_TITLE = re.compile(
    rf"(?:附件?[0-9一二三四五六七八九十]*[:：]?\s*)?(?:[0-9]{{4}}年(?:度|[0-9]+月)?)?(?P<body>[\w（）()·&-]*(?:{_BODY}|工会联合会|联合工会|工会委员会|总工会|工会))"
    rf"(?:[0-9]{{4}}年(?:度|[0-9]+月)?)?(?:工会|全体|新|在职|在册|入会|基层|农民工|女)*(?:会员|职工|员工|人员|从业人员|工会会员)[\w（）()、]*{_LIST}.*"
)
_LABELLED = re.compile(
    r"(?P<label>[\w（）()/]{2,16}?)\s*[:：]\s*(?P<value>[^:：]*?)(?=\s{2,}[\w（）()]{2,16}\s*[:：]|\s+[\w（）()]{2,10}[:：]|$)"
)
_PLAIN = re.compile(
    r"(?:sheet|工作表|表|附件?|副本|book)?[\s_-]*[0-9一二三四五六七八九十()（）-]*|[0-9]{4}.*|[0-9一二三四五六七八九十]+月份?"
    r"|.*(?:会员|花名册|名册|名单|汇总|总表|台账|台帐|明细|模板|说明|数据|统计|登记|导入|导出|信息|字典|选项|合同|协议|职工|员工|人员).*"
    r"|.*(?:车间|班组|[0-9一二三四五六七八九十甲乙丙丁]班|部门|科|科室|小组|组)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\A(?:[0-9]{1,3}\s*[.、．-]\s*|[（(][0-9一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)"
)
_COUNT = re.compile(r"\s*[（(][^（()）]*[0-9][^（()）]*[)）]\Z")
_BLANK = re.compile(r"[\s_＿—-]*")
_LONGEST = 300
"""A text with more characters labels nothing."""
_MEASURE = re.compile(
    r"[百千万亿]*[元人名个户家份件次项%](?:[、/，,][百千万亿]*[元人名个户家份件次项%])*"
)


@dataclass(frozen=True)
class Constant:
    """A value that holds for the whole sheet, and where it stands: a cell, or the sheet's name."""

    text: str
    place: str


def texts(lines: Sequence[Line], head_row: int) -> Iterator[str]:
    """The filled cells above the head."""
    for _, text in _above(lines, head_row):
        yield text


def may_name_a_body(sheet: str) -> bool:
    """Whether a sheet's name could be the name of an enterprise at all."""
    return _PLAIN.fullmatch(sheet.strip()) is None


def constants(
    sheet: str,
    lines: Sequence[Line],
    head_row: int,
    columns: Sequence[Column],
    said: Mapping[str, str],
) -> tuple[dict[str, Constant], list[Question]]:
    """What is said once for all rows, for the fields that no column holds."""
    above = list(_above(lines, head_row))
    found = _labelled(above, columns)
    for column in columns:
        if column.kind == "choice" and column.name not in found:
            found |= _choice_named(column, [(SHEET, sheet), *above])
    open_ = [each for each in columns if each.kind == "reference" and each.name not in found]
    title, tab = _body_in_title(above), _body_on_tab(sheet)
    for where, constant in ((SHEET, Constant(sheet.strip(), SHEET)), (TITLE, title)):
        if where in said and constant is not None:
            found |= {each.name: constant for each in open_ if each.name == said[where]}
    if SHEET in said or TITLE in said:
        return found, []
    return _believed(sheet, title, tab, open_, found)


def _believed(
    sheet: str,
    title: Constant | None,
    tab: Constant | None,
    open_: Sequence[Column],
    found: dict[str, Constant],
) -> tuple[dict[str, Constant], list[Question]]:
    """A title or a tab that names a body is believed; where they differ, somebody must say."""
    meant = [each for each in (title, tab) if each and _meant(each.text, open_)]
    if not meant:
        return found, []
    fields = _meant(meant[0].text, open_)
    differ = len(meant) == 2 and not _is_same(meant[0].text, meant[1].text)
    if differ or len(fields) > 1:
        where = meant[0].place if len(meant) == 1 and meant[0].place == SHEET else TITLE
        return found, [Question(SHEET if differ else where, sheet, (*fields, ""))]
    return {**found, fields[0]: meant[0]}, []


def inside(
    wanted: Mapping[str, Column],
    columns: Mapping[str, int],
    filled: Sequence[tuple[int, str]],
    row: int,
    reason: str,
) -> dict[str, Constant]:
    """Whose rows follow, where a line between the rows says so and no column does."""
    if reason not in ("heading", "title", "footer", "remark"):
        return {}
    open_ = [each for name, each in wanted.items() if name not in columns]
    cells = [(f"{letter(at)}{row}", cell.strip()) for at, cell in filled]
    found = _labelled(cells, open_)
    references = [each for each in open_ if each.kind == "reference" and each.name not in found]
    body = _body_in_title(cells)
    if body is None and reason == "heading":
        body = Constant(_bare(filled[0][1]), cells[0][0])
    fields = _meant(body.text, references) if body else []
    return {**found, fields[0]: body} if body and len(fields) == 1 else found


def is_heading(text: str) -> bool:
    """Whether a text between the rows names a body, alone or as the title of its list."""
    return _is_body(_bare(text)) or _body_in_title([("", text)]) is not None


def _bare(text: str) -> str:
    """一、栎新机械厂（35人） without number and count."""
    return _COUNT.sub("", _NUMBERED.sub("", text.strip())).strip()


def _is_body(text: str) -> bool:
    return _BODY_NAME.fullmatch(text) is not None


def _above(lines: Sequence[Line], head_row: int) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line.number >= head_row:
            return
        for at, cell in enumerate(line.cells):
            if cell and cell.strip():
                yield f"{letter(at)}{line.number}", cell.strip()


def _labelled(cells: Sequence[tuple[str, str]], columns: Sequence[Column]) -> dict[str, Constant]:
    """填报单位：永澈食品有限公司, in one cell or with the name in the next."""
    wanted = [column for column in columns if column.kind in ("reference", "choice")]
    matcher = Matcher(wanted)
    found: dict[str, Constant] = {}
    for place, label, value in _labels(cells):
        for name in _fields_of(label, matcher, wanted, value):
            found.setdefault(name, Constant(value, place))
    return found


def _labels(cells: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    waiting = ""
    for place, text in cells:
        if len(text) > _LONGEST:
            continue
        if waiting and not _LABELLED.match(text):
            yield place, waiting, text
        waiting = ""
        for match in _LABELLED.finditer(text):
            label, value = likeness.head(match["label"])[0], _SEAL.sub("", match["value"]).strip()
            if _BLANK.fullmatch(value):
                waiting = label
            elif not _MEASURE.fullmatch(value):
                yield place, label, value


def _fields_of(label: str, matcher: Matcher, wanted: Sequence[Column], value: str) -> list[str]:
    levels = matcher.levels(head([label]))
    sure = [name for name, level in levels.items() if level >= SURE]
    if len(sure) == 1:
        return sure
    references = [column for column in wanted if column.kind == "reference"]
    is_said = label in REPORTING and not _GENERAL_UNION.search(value)
    fields = _meant(value, references) if is_said else []
    return fields if len(fields) == 1 else []


def _meant(text: str, open_: Sequence[Column]) -> list[str]:
    """A union's name is meant for a union, any other for an employer."""
    word = "所在工会" if _UNION_NAME.fullmatch(text) else "工作单位"
    levels = Matcher(open_).levels(head([word]))
    return [name for name, level in levels.items() if level >= LOOSE]


def _body_in_title(cells: Sequence[tuple[str, str]]) -> Constant | None:
    for place, text in cells:
        match = _TITLE.fullmatch(likeness.shown(text).replace(" ", ""))
        if match and not _GENERAL_UNION.search(match["body"]):
            return Constant(match["body"], place)
    return None


def _body_on_tab(sheet: str) -> Constant | None:
    name = _bare(sheet)
    return Constant(name, SHEET) if _is_body(name) and not _GENERAL_UNION.search(name) else None


def _is_same(one: str, other: str) -> bool:
    first, second = likeness.key(one), likeness.key(other)
    return first in second or second in first


def _choice_named(column: Column, places: Sequence[tuple[str, str]]) -> dict[str, Constant]:
    """A choice that only the tab or the title names, such as one kind of contract to a sheet."""
    labels = (column.choices or {}).values()
    for place, text in places:
        within = [label for label in labels if likeness.key(label) in likeness.key(text)]
        longest = max(within, key=len, default="")
        if len(longest) > 1 and all(label in longest for label in within):
            return {column.name: Constant(longest, place)}
    return {}
