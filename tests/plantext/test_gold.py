"""The reader reads the annotated samples nearly as well as a careful reader."""

from pathlib import Path

import pytest

from baiju.plantext import reader, sources
from tests.plantext.samples import Sample, sample, samples
from tests.plantext.scoring import Verdict, judge, rates

SHARED = Path(__file__).parents[3] / "shared"
TWELVE = SHARED / "gold" / "plans.json"

FLOORS = {
    "documents": 0.97,
    "outline": 0.97,
    "parent": 0.93,
    "area": 0.80,
    "quantity": 0.94,
    "comparator": 0.97,
    "tense": 0.90,
    "finding_recall": 0.70,
}
FLOORS_OF_THE_TWELVE = {
    "outline": 0.99,
    "parent": 0.99,
    "area": 0.90,
    "quantity": 0.97,
    "comparator": 0.98,
    "tense": 0.95,
    "finding_recall": 0.85,
}
WORD_OF = {
    "documents": "document",
    "outline": "node",
    "finding_recall": "finding",
}  # what the misses of a measure are called, where it is not the same word


def _verdict(annotated: list[Sample]) -> Verdict:
    texts = ((one, sources.from_bytes(one.content, f"{one.name}.txt")) for one in annotated)
    return judge((one, reader.read(source)) for one, source in texts)


def _require(verdict: Verdict, measure: str, floor: float) -> None:
    reached = rates(verdict)[measure]
    misses = "\n".join(verdict.about(WORD_OF.get(measure, measure)))
    assert reached >= floor, f"{measure} is {reached:.3f}, it should be {floor}:\n{misses}"


def _require_few_alarms(verdict: Verdict, ceiling: float) -> None:
    share = rates(verdict)["false_alarm"]
    misses = "\n".join(verdict.about("alarm"))
    assert share <= ceiling, f"False alarms are {share:.3f}, at most {ceiling}:\n{misses}"


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    return _verdict(samples())


@pytest.fixture(scope="module")
def verdict_of_the_twelve() -> Verdict:
    if not TWELVE.exists():
        pytest.skip("The twelve annotated plans do not lie beside the project.")
    (text,) = (SHARED / "seeds").glob("000_*.txt")
    return _verdict([sample(TWELVE, text)])


@pytest.mark.parametrize("one", samples(), ids=lambda one: one.name)
def test_the_reader_keeps_every_character_of_a_sample(one: Sample) -> None:
    reading = reader.read(sources.from_bytes(one.content, f"{one.name}.txt"))
    assert reading.source.text == one.text
    assert "".join(one.text[piece.start : piece.end] for piece in reading.pieces) == one.text


@pytest.mark.parametrize(("measure", "floor"), FLOORS.items())
def test_samples_reach_the_floor(verdict: Verdict, measure: str, floor: float) -> None:
    _require(verdict, measure, floor)


def test_one_alarm_in_ten_may_be_false(verdict: Verdict) -> None:
    _require_few_alarms(verdict, 0.10)


@pytest.mark.parametrize(("measure", "floor"), FLOORS_OF_THE_TWELVE.items())
def test_the_twelve_reach_the_floor(
    verdict_of_the_twelve: Verdict, measure: str, floor: float
) -> None:
    _require(verdict_of_the_twelve, measure, floor)


def test_one_alarm_in_twenty_of_the_twelve_may_be_false(verdict_of_the_twelve: Verdict) -> None:
    _require_few_alarms(verdict_of_the_twelve, 0.05)
