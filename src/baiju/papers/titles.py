"""Where the title of a document is broken into lines: by sense, as a trapezoid or a diamond."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from . import layout

_NEVER = 100.0
_UNKNOWN = 8.0
"""Between two characters of which nothing is known: perhaps inside a word."""
_DANGLING = 16.0
_EDGE = 3.0
_GOOD = 1.0
_BEST = 0.0
_EXTRA_LINE = 5.0
"""A line more than the title needs is better than a torn word, and worse than a long line."""

# Words of official titles: never broken inside, and a line may end before or after them.
_WORDS = """
工会 总工会 联合会 联合工会 工会联合会 基层工会 委员会 常务委员会 主席团 人民政府 人民代表大会 代表大会 人大 人大代表 代表 委员 主席 办公室 领导小组 街道 社区 乡镇
企业 职工 女职工 农民工 会员 会议 全体会议 工作 计划 工作计划 总结 工作总结 要点 工作要点 方案 实施方案 工作方案 活动方案 实施 意见 实施意见 审议意见 通知 通报
报告 工作报告 请示 批复 决定 决议 议案 建议 办法 细则 规定 制度 纪要 会议纪要 公告 通告 活动 主题 主题活动 开展 召开 举办 组织 做好 加强 推进 深化 进一步
落实 贯彻 学习 印发 转发 批转 报送 征求 调整 表彰 公布 选举 补选 换届 换届选举 集体 协商 集体协商 集体合同 工资 工资集体协商 合同 专项 劳动 劳动竞赛 劳动关系
和谐 安全 安全生产 安康杯 技能 技能竞赛 技术 创新 素质 提升 培训 教育 宣传 法律 援助 民主 管理 民主管理 厂务公开 职工代表大会 职代会 维权 权益 保障 权益保障
帮扶 困难 困难职工 送温暖 慰问 互助 医疗 医疗互助 保险 职工之家 建设 规范化 规范化建设 组建 入会 集中 行动 专项行动 经费 审查 预算 决算 执行 情况 监督 检查
执法检查 视察 调研 评议 述职 接待 联系 走访 选民 民生 民生实事 实事 项目 票决 票决制 督办 办理 重点 年度 上半年 下半年 季度 第一季度 第二季度 第三季度 第四季度
先进 个人 先进集体 先进个人 单位 优秀 名单 人员 成员 分工 有关 事项 有关事项 问题 若干 全镇 全县 全市 全区 服务 发展 经济 高质量 高质量发展 新时代 产业工人
队伍 队伍建设 产业工人队伍 改革 试点 示范 示范点 人民代表大会主席团 人大主席团 人大常委会 政府 财政 财政预算 干部 工作者 同志 任免 任免职 领导 关爱 心理 文体 阅读
书屋 职工书屋 劳模 劳动模范 五一 三八 工匠 志愿 志愿服务 清单 台账 制度化 要约 要约行动 议程 日程
"""
_WORD = re.compile("|".join(sorted(_WORDS.split(), key=len, reverse=True)))

_WHOLE = re.compile(
    r"[0-9A-Za-z][0-9A-Za-z.,/%-]*[年月日号届次个名家项条期元万％]*(?:度)?"
    r"|第?[〇零一二三四五六七八九十百]+[年月日号届次季条期批章]+(?:度)?"
    r"|〔[^〕]*〕\d*号?|—+|…+"
)
_CLOSING = "，。、；：）》〉】〕”’！？,.;:)]}%％·•・‧"
_OPENING = "（《〈【〔“‘([{"
_LEANING = "的地得了着之们等性化式·•・‧"
"""Characters that lean on the one before them."""
_AFTER = re.compile(r"(?:总工会|工会|委员会|主席团|办公室|人民政府|代表大会|联合会|街道|社区)$")


_MOST_LINES = 4
"""What is longer is no title any more, and is left to the word processor to break."""


def lines(title: str, most: int = layout.TITLE_CHARACTERS) -> list[str]:
    """The title in lines of at most `most` characters; the author's own breaks are kept."""
    if "\n" in title:
        return [line.strip() for line in title.split("\n") if line.strip()]
    text = title.strip()
    return [text] if layout.cells(text) <= most else list(_broken(text, most))


@dataclass(frozen=True, slots=True)
class _Title:
    """A title measured: where each character starts, and what a break before it costs."""

    starts: list[float]
    costs: list[float]
    most: int

    def width(self, start: int, end: int) -> float:
        return self.starts[end] - self.starts[start]


@lru_cache(maxsize=256)
def _broken(text: str, most: int) -> tuple[str, ...]:
    starts = list(accumulate(map(layout.cells, text), initial=0.0))
    title = _Title(starts, _gap_costs(text), most)
    least = -int(-starts[-1] // most)
    found: list[tuple[float, tuple[int, ...]]] = []
    for count in range(least, min(least + 1, _MOST_LINES) + 1):
        extra = (count - least) * _EXTRA_LINE
        found += [(_cost(title, way) + extra, way) for way in _ways(title, 0, count)]
    if not found:
        return (text,)
    return tuple(text[start:end] for start, end in pairwise((0, *min(found)[1])))


def _ways(title: _Title, start: int, count: int) -> Iterator[tuple[int, ...]]:
    """Every way to break the rest into `count` lines that fit: the places where they end."""
    last = len(title.costs)
    if count == 1:
        if title.width(start, last) <= title.most:
            yield (last,)
        return
    for end in range(start + 2, last - 1):
        if title.width(start, end) > title.most:
            return
        if title.costs[end] < _NEVER and title.width(end, last) <= title.most * (count - 1):
            for rest in _ways(title, end, count - 1):
                yield (end, *rest)


def _cost(title: _Title, ends: tuple[int, ...]) -> float:
    torn = sum(title.costs[end] for end in ends[:-1])
    return torn + _shape([title.width(start, end) for start, end in pairwise((0, *ends))])


def _shape(widths: list[float]) -> float:
    """How far the lines are from a trapezoid or a diamond of even proportions."""
    longest, shortest = max(widths), min(widths)
    uneven = (longest - shortest) * 0.4
    block = 1 if longest - shortest < 1 else 0
    peak = widths.index(longest)
    rising = widths[: peak + 1] == sorted(widths[: peak + 1])
    falling = widths[peak:] == sorted(widths[peak:], reverse=True)
    return uneven + block + (0 if rising and falling else 6)


def _gap_costs(text: str) -> list[float]:
    """What a break before each character costs; the first place is never used."""
    costs = [_UNKNOWN] * len(text)
    _mark_words(text, costs)
    for place in range(1, len(text)):
        costs[place] = _better(text, place, costs[place])
    _tear(costs, (match.span() for match in _WHOLE.finditer(text)))
    return costs


def _mark_words(text: str, costs: list[float]) -> None:
    found = [match.span() for match in _WORD.finditer(text)]
    for start, end in found:
        for edge in (start, end):
            if edge < len(text):
                costs[edge] = min(costs[edge], _EDGE)
    _tear(costs, found)


def _tear(costs: list[float], spans: Iterable[tuple[int, int]]) -> None:
    for start, end in spans:
        for place in range(start + 1, end):
            costs[place] = _NEVER


def _better(text: str, place: int, cost: float) -> float:
    """The cost of a gap once the signs and words on both sides are looked at."""
    before, after = text[place - 1], text[place]
    if after in _CLOSING or before in _OPENING or after in _LEANING or before in "第·•・‧":
        return _NEVER
    if cost >= _NEVER:
        return cost
    if text[:place].endswith("关于") or after == "第":
        return _DANGLING
    if text.startswith("关于", place) or (after == "《" and before != "、"):
        return _BEST
    if before in "》）度，、" or _AFTER.search(text[:place]):
        return _GOOD
    if after in "和与及暨并《（":
        return _GOOD + 1
    return _EDGE if before in "的年" else cost
