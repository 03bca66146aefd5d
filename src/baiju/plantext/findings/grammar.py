"""Finds sentences that are not whole or not sound: lost words, cut ends, ill-matched pairs, repetition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from baiju.plantext.model import Document, Edit, Finding

from .kinds import Kind, Page

GRAMMAR = Kind(
    "grammar",
    "warning",
    "The words of “%(found)s” do not fit together. Write the phrase anew.",
)
DROPPED = Kind("dropped_text", "error", "Words are lost at “%(found)s”. Add what is missing.")
CUT = Kind("truncated_text", "error", "The sentence breaks off at “%(found)s”. Finish it.")
REPEATED = Kind(
    "repetition",
    "warning",
    "“%(found)s” is said twice. Take one away, or write it in other words.",
)
KINDS = (GRAMMAR, DROPPED, CUT, REPEATED)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of words that gives a mistake away; `sign` is a string it cannot do without."""

    kind: Kind
    sign: str
    pattern: str


@lru_cache(maxsize=128)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when its sign is first met: most texts need few of them."""
    return re.compile(pattern)


_S = "[^,。;:!?\n]"
_END = "(?=[,。;\n]|$)"
_HOW = "水平|质量|效率|程度|成效|效能"
_NO_OTHER_VERB = "(?:(?!提高|提升|增强|促进|推动|改善|达到|保证|确保|加强|高|低|好)[^,。;:!?、\n])"
_FORMS = (
    Form(GRAMMAR, "机", rf"以{_S}{{4,60}}?的?(?:有利时机|有利机遇|大好时机|良好时机)"),
    Form(GRAMMAR, "契机", rf"(?:抓住|把握|利用){_S}{{2,30}}?为契机"),
    Form(GRAMMAR, "以", r"(?:推进|开展|实施|推行|抓好)以(?:(?!为|作为|来)[^,。;\n]){3,40}[,。;]"),
    Form(
        GRAMMAR,
        "建立",
        rf"建立(?:和完善|健全|和健全|完善)?{_NO_OTHER_VERB}{{2,22}}(?:{_HOW}){_END}",
    ),
    Form(GRAMMAR, "", rf"(?:健全|完善){_NO_OTHER_VERB}{{2,18}}(?:水平|质量|效率){_END}"),
    Form(GRAMMAR, "加强", rf"加强{_NO_OTHER_VERB}{{2,16}}(?:水平|质量|效率|积极性|覆盖面){_END}"),
    Form(
        GRAMMAR, "加大", rf"加大{_NO_OTHER_VERB}{{1,16}}(?:水平|质量|意识|积极性|步伐|机制){_END}"
    ),
    Form(
        GRAMMAR,
        "提",
        rf"(?:提高|提升)(?:(?!加大|加快)[^,。;、\n]){{1,14}}(?:力度|步伐|规模|范围|机制){_END}",
    ),
    Form(GRAMMAR, "扩大", rf"扩大{_NO_OTHER_VERB}{{1,14}}(?:水平|质量|力度|意识){_END}"),
    Form(GRAMMAR, "加快", rf"加快{_NO_OTHER_VERB}{{1,14}}(?:水平|质量|力度|意识){_END}"),
    Form(GRAMMAR, "增强", rf"增强{_NO_OTHER_VERB}{{1,14}}(?:水平|质量|力度|步伐){_END}"),
    Form(GRAMMAR, "促进", rf"促进{_NO_OTHER_VERB}{{3,20}}的成效{_END}"),
    Form(GRAMMAR, "引导", rf"引导[^,。;、\n]{{0,6}}观念{_END}"),
    Form(GRAMMAR, "激励", rf"激励{_S}{{2,24}}的精气神"),
    Form(
        GRAMMAR,
        "好",
        "(?:加强|进行|开展|加以)(?=做好)做好|(?:加强|加大)(?:抓好|搞好|落实好)",
    ),
    Form(GRAMMAR, "促进", "促进(?:提高|提升|增强|加强|加快|改善)(?!.{0,2}的)|推动促进|促进推动"),
    Form(GRAMMAR, "", "(?:进行|加以|予以)(?:开展|进行|实施)(?!曲)"),
    Form(GRAMMAR, "和加大", rf"(?:参与|开展|实施|支持)和加大{_S}{{1,14}}力度"),
    Form(GRAMMAR, "从事", r"[把将][^,。;\n]{2,12}从事"),
    Form(GRAMMAR, "过", rf"(?:通过|经过){_S}{{2,40}},(?:从而)?使得?(?={_S})"),
    Form(GRAMMAR, "不再", rf"(?:防止|避免|杜绝|严防|防范){_S}{{0,16}}不再(?:发生|出现)"),
    Form(GRAMMAR, "避免", rf"避免{_S}{{0,12}}不(?:发生|出现|受|被)"),
    Form(
        GRAMMAR,
        "以上",
        r"(?:超过|不少于|不低于|至少|突破|多于)[约近]?[\d.,一二三四五六七八九十百千万]{1,12}(?:个百分点|万元|人次|[一-龥%]{0,3}?)以上",
    ),
    Form(
        GRAMMAR,
        "以内",
        r"(?:不超过|不多于|最多|至多)[\d.,一二三四五六七八九十百千万]{1,12}[一-龥%]{0,3}?以内",
    ),
    Form(
        GRAMMAR,
        "左右",
        r"(?:约|大约|大概|近|将近)[\d.,一二三四五六七八九十百千万]{1,12}[一-龥%]{0,3}?左右",
    ),
    Form(GRAMMAR, "倍", r"(?:下降|减少|降低|缩短)(?:了|到)?[\d.一二两三四五六七八九十]{1,6}倍"),
    Form(GRAMMAR, "目的是为了", "目的是为了"),
    Form(GRAMMAR, "原因是", "原因是(?:因为|由于)"),
    Form(GRAMMAR, "切忌", "切忌(?:不要|不能|勿)"),
    Form(GRAMMAR, "为", "为职工参加[^,。;\n]{1,6}保险|(?<![作成])为困难职工参加"),
    Form(
        GRAMMAR,
        "”",
        "”(?<=[一-龥].)(?:切实|认真|积极|努力|全面|着力|大力|深入|扎实|依法|不断)(?:履行|推进|开展|加强|做好|抓好|落实|贯彻|维护|完成)",
    ),
    Form(
        DROPPED,
        "的及",
        "的及(?![时早格第其])",
    ),
    Form(DROPPED, "的被", "的被(?=[省市县区镇乡总上])"),
    Form(
        DROPPED,
        "在的",
        "(?<![存所潜内现实正外好健旨贵重])在的(?=[最领正统支大关指帮组])[一-龥]{1,4}",
    ),
    Form(DROPPED, "以的", "(?<![可所加难予])以的(?=[原基形方名])[一-龥]{1,3}"),
    Form(DROPPED, "的", "[、,]的(?=[一-龥])(?!确|士|哥)[一-龥]{1,4}"),
    Form(
        DROPPED,
        "为",
        "以为(?=主题|契机|重点|抓手|主线|载体|核心|目标|指导|中心|主体|龙头|依托|突破口|己任|荣|根本|统领)[一-龥]{2}",
    ),
    Form(DROPPED, "下", "正确下|坚强下|(?:党委|政府|工会)(?:的)?(?:正确|坚强|统一|直接)下"),
    Form(
        DROPPED,
        "的",
        "关于的|根据的(?=要求|精神|部署)[一-龥]{2}|按照的(?=要求|部署|原则)[一-龥]{2}",
    ),
    Form(DROPPED, "的", "(?:按照|依照|本着)的(?=要求|部署|原则|精神|方针)[一-龥]{2}"),
    Form(DROPPED, "届", r"届[一二三四五六七](?:精神|中精神)|[一二三四五六七八九十]届中全会"),
    Form(DROPPED, "第", "第届|第次(?=会议|全会|代表)"),
    Form(DROPPED, "\ufffd", "\ufffd+"),
    Form(DROPPED, "??", r"\?{2,}(?<=[一-龥]..)"),
    Form(DROPPED, "新立新功", "新立新功"),
    Form(DROPPED, "和谐建设", "(?:推进|促进|构建|加强|服务|打造)和谐建设"),
    Form(DROPPED, "人大", r"人大(?:在|将|要)(?<=[年,。\n]...)[一-龥]{1,3}"),
    Form(
        DROPPED, "达", r"(?:达到|达|保持在|稳定在|不低于|不少于|超过)(?:以上|%|左右)(?=[,。;、\n])"
    ),
    Form(
        DROPPED,
        "元",
        "(?:慰问金|救助金|助学金|资金|补助|金额|共计|总计|累计|补贴)(?:万元|元)(?=[,。;、\n])",
    ),
    Form(CUT, "等", r"就(?:(?![进行开展签做予对])[^,。;\n]){4,50}等[。\n]"),
    Form(
        CUT,
        "",
        r"(?:按照|本着|依照|遵循|根据|围绕|为了)(?<=[。;\n 、]..)[^,。;:\n]{2,40}的?(?:原则|要求|精神|思路|部署|方针)[。;]",
    ),
    Form(CUT, "本着", r"(?:(?<=[。;\n]))本着[^,。;:\n]{2,40}(?:原则|要求|精神)[。;]"),
    Form(
        CUT,
        "。",
        r"(?:及(?<![普提涉顾波危累].)|并且|而且|通过|为了|按照|由于|、|和(?<![总温平缓饱共中调柔随祥谐亲暖].)"
        r"|与(?<![参赠赋授给施干].)|把|,)[。;]",
    ),
    Form(REPEATED, "社会和谐社会", "社会和谐社会"),
)
_TWICE = re.compile(
    r"(?!会委员|会代表|会会员)([一-龥]{3,6})\1|(进一步|切实|不断|积极|大力|工会|职工|加强|提高|推进|开展)\2|(?<!目)的的(?!确|士)|(?<!不)了了(?!之|解|然)"
)
_RARE, _AROUND = 12, 80
_SLOGAN = re.compile(r"“([一-龥、]{10,40})”")
_CLAUSES = re.compile(r"[^,。;:!?、\n]{5,}")
_ENDS = re.compile(r"[。!?\n]")
_LONG = 15
_OPEN_END = re.compile(r"[一-龥、,，]\Z")
_SIGNED = re.compile(
    r"(?:\d日|[一二三四五六七八九十]日|工会|委员会|主席团|政府|办公室|大会|人大|党委|局|部|公司)\s*\Z"
)


def find(page: Page) -> Iterator[Finding]:
    for form in _FORMS:
        if form.sign in page.folded:
            for match in _matches(form, page.folded):
                start, end = _spoken(form.kind, *match.span())
                yield form.kind.at(start, end, found=page.text[start:end])
    for match in _TWICE.finditer(page.folded):
        half = (match.start() + match.end()) // 2
        cure = Edit(half, match.end(), "")
        yield REPEATED.at(*match.span(), cure, found=page.text[half : match.end()])
    yield from _short_parts(page)
    for document in page.documents:
        yield from _said_twice(page, document)
        yield from _cut_lines(page, document)


def _matches(form: Form, text: str) -> Iterator[re.Match[str]]:
    """Where the sign is rare, only the words around it are looked at."""
    pattern = _compiled(form.pattern)
    if not form.sign or text.count(form.sign) > _RARE:
        yield from pattern.finditer(text)
        return
    last = 0
    place = text.find(form.sign)
    while place >= 0:
        match = pattern.search(text, max(last, place - _AROUND), place + _AROUND)
        if match is not None:
            last = match.end()
            yield match
        place = text.find(form.sign, max(last, place + 1))


def _spoken(kind: Kind, start: int, end: int) -> tuple[int, int]:
    """The words that show it: the last ones where a sentence breaks off, and those before a gap."""
    if kind is CUT:
        return max(0, start - 4, end - 8), end
    return (max(0, start - 2) if kind is DROPPED else start), end


def _short_parts(page: Page) -> Iterator[Finding]:
    """“当好主力军、建功、和谐奔小康”: one part of a slogan has lost its object."""
    for match in _SLOGAN.finditer(page.folded):
        lengths = sorted(len(part) for part in match.group(1).split("、"))
        if len(lengths) >= 3 and lengths[0] == 2 and lengths[1] >= 4:
            yield DROPPED.at(*match.span(1), found=match.group(1))


def _said_twice(page: Page, document: Document) -> Iterator[Finding]:
    """A clause twice in one sentence, a sentence twice in one document."""
    seen: set[str] = set()
    place = document.extent.title_end
    for sentence in _ENDS.split(page.folded[place : document.extent.end]):
        end = place + len(sentence)
        if len(sentence) >= _LONG and sentence in seen and not _is_remark(sentence):
            yield REPEATED.at(place, end, found=page.text[place:end])
        seen.add(sentence)
        clauses = _CLAUSES.findall(sentence)
        if len(clauses) != len(set(clauses)):
            yield from _clauses_twice(page, place, end, Counter(clauses))
        place = end + 1


def _is_remark(sentence: str) -> bool:
    """Who does it by when, in brackets or behind a colon, is the same for many items."""
    words = sentence.strip()
    return (words[:1], words[-1:]) == ("(", ")") or words.count(":") > 1


def _clauses_twice(
    page: Page, start: int, end: int, counts: Mapping[str, int]
) -> Iterator[Finding]:
    for clause in _CLAUSES.finditer(page.folded, start, end):
        if counts[clause.group()] > 1:
            yield REPEATED.at(*clause.span(), found=page.text[slice(*clause.span())])


def _cut_lines(page: Page, document: Document) -> Iterator[Finding]:
    """A long line of sentences that ends without a mark."""
    extent = document.extent
    place = extent.title_end
    lines = page.folded[place : extent.end].split("\n")
    for number, line in enumerate(lines):
        words = line.rstrip()
        if _breaks_off(words, lines, number):
            end = place + len(words)
            start = end - min(8, len(words) - words.rfind("。") - 1)
            yield CUT.at(start, end, found=page.text[start:end])
        place += len(line) + 1


def _breaks_off(words: str, lines: Sequence[str], number: int) -> bool:
    if len(words) < 40 or "。" not in words or not _OPEN_END.search(words):
        return False
    if _SIGNED.search(words) or len(words) - words.rfind("。") <= 6:
        return False
    follows = next((other for other in lines[number + 1 :] if other.strip()), "")
    return not follows or (len(follows) > 1 and not follows[0].islower())
