"""The quantified statements of a document: counts, rates, money, how often."""

from __future__ import annotations

from . import clauses, counts, folding, indicators, periods, slogans, spelled, tense
from .counts import Count
from .model import Document, Quantity, Source


def of(source: Source, document: Document) -> list[Quantity]:
    """Every quantity of the document's text, in order; its title has none."""
    text = folding.fold(source.text)
    extent = document.extent
    start = max(extent.start, extent.title_end)
    found = _meant(text, counts.find(text, start, extent.end))
    telling = tense.gather(text, document, found)
    starts = [node.start for node in document.outline]
    made: list[Quantity] = []
    for count, (first, last) in zip(found, indicators.stretches(text, found), strict=True):
        node = clauses.node_at(starts, document.outline, count.value_start)
        made.append(
            Quantity(
                start=first,
                end=last,
                value_start=count.value_start,
                value_end=count.numeral.end,
                value=count.numeral.value,
                value_max=count.numeral.value_max,
                unit=_as_written(source, text, count),
                comparator=count.comparator,
                tense=tense.of(telling, count, text[count.clause : count.clause_end]),
                indicator=indicators.name(text, count, first, last),
                period=periods.around(text, count.clause, count.value_start),
                per=indicators.base(text, count),
                deadline=periods.deadline_in(text, count.clause, count.clause_end, telling.year),
                node=None if node is None else node.id,
                is_part=indicators.is_part(text, made[-1] if made else None, count),
            )
        )
    return made


def _as_written(source: Source, text: str, count: Count) -> str:
    """The unit in the script of the source; signs and 场(次) in their plain form."""
    start = count.end - len(count.unit)
    is_plain = text[start : count.end] == count.unit != "%"
    return source.text[start : count.end] if is_plain else count.unit


def _meant(text: str, found: list[Count]) -> list[Count]:
    said = [count for count in found if not slogans.is_empty(text, count)]
    sure = [not count.numeral.is_chinese or spelled.is_meant(text, count) for count in said]
    kept: list[Count] = []
    for index, count in enumerate(said):
        if sure[index] or _goes_along(text, said, sure, index):
            kept.append(count)
    return kept


def _goes_along(text: str, said: list[Count], sure: list[bool], index: int) -> bool:
    """A figure that stands in one list with a sure count counts too."""
    count = said[index]
    if index and sure[index - 1] and spelled.is_beside(text, said[index - 1], count):
        return True
    if index + 1 == len(said) or not sure[index + 1]:
        return False
    return spelled.is_beside(text, count, said[index + 1])
