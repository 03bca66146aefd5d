"""The annotated samples agree with their texts, so that they may judge the reader."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from tests.plantext.samples import FOLDER, Sample, samples

COMPARATORS = {"=", ">=", "<=", "about"}
SAMPLES = samples()

every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)


def _spans(sample: Sample) -> Iterator[tuple[str, dict[str, Any], str, str]]:
    """Yield what each annotation says and the slice of the text it stands for."""
    for document in sample.documents:
        yield "title", document, document["title"], _slice(sample, document, "title_")
        for node in document["outline"]:
            marker = sample.text[node["start"] : node["start"] + len(node["marker"])]
            yield "marker", node, node["marker"], marker
            yield "heading", node, node["heading"], _slice(sample, node, "heading_")
        for quantity in document["quantities"]:
            yield "text", quantity, quantity["text"], _slice(sample, quantity)
            yield "value", quantity, quantity["value_text"], _slice(sample, quantity, "value_")
        for marked in document["defects"] + document["not_quantities"]:
            yield "text", marked, marked["text"], _slice(sample, marked)


def _slice(sample: Sample, marked: dict[str, Any], prefix: str = "") -> str:
    return sample.text[marked[f"{prefix}start"] : marked[f"{prefix}end"]]


def _holds(outer: dict[str, Any], inner: dict[str, Any]) -> bool:
    return bool(outer["start"] <= inner["start"] and inner["end"] <= outer["end"])


def test_there_are_samples_of_every_kind() -> None:
    kinds = {document["kind"] for sample in SAMPLES for document in sample.documents}
    genres = {document["genre"] for sample in SAMPLES for document in sample.documents}
    assert kinds == {"union", "congress"}
    assert genres >= {"plan", "summary", "scheme"}


def test_there_are_samples_of_every_file_form() -> None:
    contents = [sample.content for sample in SAMPLES]
    assert any(content.startswith(b"\xef\xbb\xbf") for content in contents)
    assert any(b"\r\n" in content for content in contents)
    assert any(sample.text.encode() != sample.content for sample in SAMPLES)


@every_sample
def test_every_annotation_quotes_its_text(sample: Sample) -> None:
    wrong = [(what, said, found) for what, _, said, found in _spans(sample) if said != found]
    assert not wrong


@every_sample
def test_documents_follow_one_another_to_the_end_of_the_text(sample: Sample) -> None:
    starts = [document["start"] for document in sample.documents]
    ends = [document["end"] for document in sample.documents]
    assert ends == [*starts[1:], len(sample.text)]
    assert all(document["title_start"] == document["start"] for document in sample.documents)


@every_sample
def test_everything_marked_lies_inside_its_document(sample: Sample) -> None:
    for document in sample.documents:
        for kind in ("outline", "quantities", "defects", "not_quantities"):
            assert all(_holds(document, marked) for marked in document[kind]), kind


@every_sample
def test_parents_stand_above_and_hold_their_children(sample: Sample) -> None:
    for document in sample.documents:
        nodes = document["outline"]
        assert [node["id"] for node in nodes] == list(range(len(nodes)))
        assert [node["start"] for node in nodes] == sorted(node["start"] for node in nodes)
        for node in nodes:
            if node["parent"] is None:
                assert node["level"] == 1 or node.get("orphan")
                continue
            parent = nodes[node["parent"]]
            assert parent["level"] == node["level"] - 1
            assert _holds(parent, node)


@every_sample
def test_sisters_do_not_overlap(sample: Sample) -> None:
    for document in sample.documents:
        last_end: dict[int | None, int] = {}
        for node in document["outline"]:
            assert node["start"] >= last_end.get(node["parent"], 0)
            last_end[node["parent"]] = node["end"]


@every_sample
def test_lines_are_counted_from_one(sample: Sample) -> None:
    for document in sample.documents:
        for kind in ("outline", "quantities", "defects", "not_quantities"):
            for marked in document[kind]:
                assert marked["line"] == sample.text.count("\n", 0, marked["start"]) + 1


@every_sample
def test_quantities_hold_their_numeral_and_do_not_overlap(sample: Sample) -> None:
    for document in sample.documents:
        end = 0
        for quantity in document["quantities"]:
            assert quantity["start"] >= end
            end = quantity["end"]
            assert quantity["start"] <= quantity["value_start"] < quantity["value_end"] <= end
            assert quantity["comparator"] in COMPARATORS
            assert quantity["tense"] in {"target", "result"}


@every_sample
def test_a_figure_in_digits_is_the_value(sample: Sample) -> None:
    for document in sample.documents:
        for quantity in document["quantities"]:
            if quantity["value_text"].isascii():
                written = Fraction(quantity["value_text"])
                assert float(written) == pytest.approx(quantity["value"], abs=0.001)


def test_every_sample_text_is_annotated() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {sample.name for sample in SAMPLES}
