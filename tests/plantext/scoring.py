"""Compares what the reader found with what a careful reader marked: shares, and every miss in words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from baiju.plantext.model import Document, Finding, Node, Quantity, Reading
from tests.plantext.samples import Marked, Sample

NEAR = 40  # a document may begin and end this many characters off: page chrome is a matter of taste
BESIDE = 2  # so may a node by this many: an indent or an opening bracket
ALIKE = dict(zip("个個名位起宗册戶萬", "家家人人件件本户万", strict=True)) | {
    "场次": "场",
    "場次": "场",
}
COMPLETE = {
    "placeholder_year",
    "placeholder_congress",
    "placeholder_name",
    "stripped_quote",
    "numbering_gap",
    "numbering_repeat",
    "numbering_start",
    "duplicate_of",
    "near_duplicate_of",
    "reads_as_summary",
    "no_measurable_target",
    "empty_item",
}  # the annotation lists all of these, so any other finding of the kind is a false alarm


@dataclass(frozen=True)
class Verdict:
    """What was counted, and what went wrong, each with its place."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def note(self, measure: str, is_right: bool, miss: str) -> None:
        self.counts[f"{measure} asked"] += 1
        self.counts[f"{measure} right"] += is_right
        if not is_right:
            self.misses.append(f"{measure}: {miss}")

    def share(self, measure: str) -> float:
        """How many of those asked for are right; all of them when none is asked for."""
        asked = self.counts[f"{measure} asked"]
        return self.counts[f"{measure} right"] / asked if asked else 1.0

    def balance(self, measure: str) -> float:
        """The harmonic mean of completeness and correctness (F1)."""
        known = self.counts[f"{measure} asked"] + self.counts[f"{measure} given"]
        return 2 * self.counts[f"{measure} right"] / known if known else 1.0

    def about(self, measure: str) -> list[str]:
        return [miss for miss in self.misses if miss.startswith(measure)]


def judge(readings: Iterable[tuple[Sample, Reading]]) -> Verdict:
    verdict = Verdict()
    for sample, reading in readings:
        verdict.counts["document given"] += len(reading.documents)
        for marked in sample.documents:
            _judge_document(verdict, sample.name, marked, reading.documents)
    return verdict


def rates(verdict: Verdict) -> dict[str, float]:
    """Every measure under the name of its floor; `false_alarm` is the one that should be low."""
    given = verdict.counts["alarm given"]
    return {
        "documents": verdict.balance("document"),
        "outline": verdict.balance("node"),
        "quantity": verdict.balance("quantity"),
        "finding_recall": verdict.share("finding"),
        "false_alarm": verdict.counts["alarm false"] / given if given else 0.0,
        **{m: verdict.share(m) for m in ("kind", "parent", "area", "value", "unit")},
        **{m: verdict.share(m) for m in ("comparator", "tense")},
    }


def _judge_document(
    verdict: Verdict, name: str, marked: Marked, documents: Sequence[Document]
) -> None:
    found = max(documents, key=lambda document: _shared(document, marked), default=None)
    if found is None or _shared(found, marked) <= 0:
        verdict.note("document", False, f"{name}: {marked['title']} is not found")
        found = None
    else:
        extent = found.extent
        is_right = max(abs(extent.start - marked["start"]), abs(extent.end - marked["end"])) <= NEAR
        verdict.note("document", is_right, f"{name}: {marked['title']} is cut wrongly")
    verdict.note("kind", bool(found and found.extent.kind == marked["kind"]), name)
    _judge_outline(verdict, name, marked, found.outline if found else [])
    _judge_quantities(verdict, name, marked, found.quantities if found else [])
    _judge_findings(verdict, name, marked, found.findings if found else [])


def _shared(document: Document, marked: Marked) -> int:
    extent = document.extent
    return int(min(extent.end, marked["end"]) - max(extent.start, marked["start"]))


def _judge_outline(verdict: Verdict, name: str, marked: Marked, nodes: Sequence[Node]) -> None:
    matched = _matched_nodes(marked["outline"], nodes)
    partners = {node.id: asked for asked, node in matched.items()}
    optional = 0
    for asked in marked["outline"]:
        node = matched.get(asked["id"])
        where = f"{name}:{asked['line']} {asked['marker']}{asked['heading']}"
        if asked.get("optional"):
            optional += node is not None
            continue
        verdict.note("node", node is not None, where)
        if node is None:
            continue
        parent = None if node.parent is None else partners.get(node.parent)
        is_under = parent == asked["parent"] or bool(asked.get("parent_uncertain"))
        verdict.note("parent", is_under, f"{where} stands under {parent}, not {asked['parent']}")
        is_in_area = node.area in {asked["area"], *asked["area_alt"]}
        verdict.note("area", is_in_area, f"{where} is {asked['area']}, not {node.area}")
    verdict.counts["node given"] += len(nodes) - optional
    surplus = [node for node in nodes if node.id not in partners]
    verdict.misses.extend(f"node: {name} has none at {n.start} {n.marker}" for n in surplus)


def _matched_nodes(outline: Iterable[Marked], nodes: Sequence[Node]) -> dict[int, Node]:
    """The node found for each marked one, by the marked one's id; each node serves once."""
    matched: dict[int, Node] = {}
    free = list(nodes)
    for asked in outline:
        near = [node for node in free if abs(node.start - asked["start"]) <= BESIDE]
        if near:
            matched[asked["id"]] = near[0]
            free.remove(near[0])
    return matched


def _judge_quantities(
    verdict: Verdict, name: str, marked: Marked, quantities: Sequence[Quantity]
) -> None:
    free = list(quantities)
    for asked in marked["quantities"]:
        over = [q for q in free if _overlaps(q.value_start, q.value_end, asked, "value_")]
        if over:
            free.remove(over[0])
        if asked["optional"]:
            verdict.counts["quantity given"] -= bool(over)
            continue
        where = f"{name}:{asked['line']} {asked['text']}"
        verdict.note("quantity", bool(over), where)
        if over:
            _judge_quantity(verdict, where, asked, over[0])
    verdict.counts["quantity given"] += len(quantities)
    verdict.misses.extend(f"quantity: {name} has none at {q.start}: {q.value}" for q in free)


def _judge_quantity(verdict: Verdict, where: str, asked: Marked, found: Quantity) -> None:
    values = [float(asked["value"]), float(asked.get("value_base", asked["value"]))]
    is_value = any(abs(found.value - value) <= max(1.0, value) / 1000 for value in values)
    verdict.note("value", is_value, f"{where} is read as {found.value}")
    is_unit = "value_base" in asked or _plain(found.unit) == _plain(asked["unit"])
    verdict.note("unit", is_unit, f"{where} is read as {found.unit}")
    comparators = {asked["comparator"], *asked["comparator_alt"]}
    verdict.note("comparator", found.comparator in comparators, f"{where}: {found.comparator}")
    if not asked["tense_ambiguous"]:
        verdict.note("tense", found.tense == asked["tense"], f"{where} is a {asked['tense']}")


def _plain(unit: str) -> str:
    return ALIKE.get(unit) or "".join(ALIKE.get(character, character) for character in unit)


def _judge_findings(
    verdict: Verdict, name: str, marked: Marked, findings: Sequence[Finding]
) -> None:
    for asked in marked["defects"]:
        if asked["certain"]:
            is_found = any(_points(finding, asked) for finding in findings)
            where = f"{name}:{asked['line']} {asked['type']} {asked['text']}"
            verdict.note("finding", is_found, where)
    for finding in findings:
        if finding.code in COMPLETE:
            is_true = any(_points(finding, asked) for asked in marked["defects"])
            verdict.counts["alarm given"] += 1
            verdict.counts["alarm false"] += not is_true
            if not is_true:
                verdict.misses.append(f"alarm: {name} {finding.code} at {finding.start}")


def _points(finding: Finding, asked: Marked) -> bool:
    """Of the same kind, at the same place, and not so long that it points at nothing."""
    length = asked["end"] - asked["start"]
    is_short = finding.end - finding.start <= max(3 * length, length + 12)
    is_there = _overlaps(finding.start, finding.end, asked)
    return finding.code == asked["type"] and is_there and is_short


def _overlaps(start: int, end: int, asked: Marked, prefix: str = "") -> bool:
    return bool(start < asked[f"{prefix}end"] and asked[f"{prefix}start"] < end)
