"""A perfect reading scores one, and each kind of mistake lowers its own measure."""

from dataclasses import replace
from typing import Any

import pytest

from baiju.plantext.model import Document, Extent, Finding, Node, Quantity, Reading, Source
from tests.plantext.samples import Marked, Sample, samples
from tests.plantext.scoring import judge, rates

SAMPLES = samples()


def _read_as_marked(sample: Sample) -> Reading:
    documents = [_document(marked) for marked in sample.documents]
    return Reading(source=Source(sample.text, ()), documents=documents, pieces=[])


def _document(marked: Marked) -> Document:
    keys = ("start", "end", "title_start", "title_end", "kind", "genre")
    return Document(
        extent=Extent(**{key: marked[key] for key in keys}),
        outline=[_node(node) for node in marked["outline"]],
        quantities=[_quantity(quantity) for quantity in marked["quantities"]],
        findings=[
            Finding(d["type"], d["severity"], d["start"], d["end"]) for d in marked["defects"]
        ],
    )


def _node(marked: Marked) -> Node:
    keys = ("id", "parent", "level", "marker", "start", "end", "heading_start", "heading_end")
    return Node(**{key: marked[key] for key in (*keys, "area")}, marker_class="")


def _quantity(marked: Marked) -> Quantity:
    keys = ("start", "end", "value_start", "value_end", "value", "unit", "comparator", "tense")
    return Quantity(**{key: marked[key] for key in keys})


def _rates_with(**changed: Any) -> dict[str, float]:
    """Judge the perfect readings with the last document of each changed."""
    pairs = [(sample, _read_as_marked(sample)) for sample in SAMPLES]
    for _, reading in pairs:
        last = reading.documents[-1]
        for key, how in changed.items():
            setattr(last, key, [how(one) for one in getattr(last, key)])
    return rates(judge(pairs))


def _lowered(**changed: Any) -> set[str]:
    perfect = _rates_with()
    return {measure for measure, rate in _rates_with(**changed).items() if rate < perfect[measure]}


def test_a_perfect_reading_scores_one() -> None:
    shares = _rates_with()
    assert shares.pop("false_alarm") == 0
    assert set(shares.values()) == {1.0}


@pytest.mark.parametrize(
    ("changed", "lowered"),
    [
        ({"outline": lambda node: replace(node, start=node.start + 99999)}, {"outline"}),
        ({"outline": lambda node: replace(node, parent=node.id)}, {"parent"}),
        ({"outline": lambda node: replace(node, area="nowhere")}, {"area"}),
        ({"quantities": lambda q: replace(q, value=q.value + 7777777)}, {"value"}),
        ({"quantities": lambda q: replace(q, unit="匹")}, {"unit"}),
        ({"quantities": lambda q: replace(q, comparator="?")}, {"comparator"}),
        ({"quantities": lambda q: replace(q, tense="?")}, {"tense"}),
        ({"findings": lambda finding: replace(finding, code="typo?")}, {"finding_recall"}),
    ],
)
def test_a_mistake_lowers_its_own_measure(changed: dict[str, Any], lowered: set[str]) -> None:
    assert _lowered(**changed) == lowered


def test_a_finding_at_the_wrong_place_is_a_false_alarm() -> None:
    wrong = _rates_with(findings=lambda finding: replace(finding, start=0, end=1))
    assert wrong["false_alarm"] > 0.5


def test_a_finding_that_marks_the_whole_text_points_at_nothing() -> None:
    wrong = _rates_with(findings=lambda finding: replace(finding, start=0, end=5000))
    assert wrong["finding_recall"] < 0.5


def test_a_document_that_is_not_found_lowers_everything_in_it() -> None:
    sample = SAMPLES[0]
    empty = replace(_read_as_marked(sample), documents=[])
    shares = rates(judge([(sample, empty)]))
    assert (shares["documents"], shares["outline"], shares["quantity"]) == (0, 0, 0)
