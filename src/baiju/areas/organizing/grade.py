"""The total of an assessment and the grade it gives, by the standard's own items and scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class Grade(models.TextChoices):
    """What an assessment comes to; it follows from the items and is never entered."""

    BELOW = "below", _("Below the standard")
    REACHED = "reached", _("Standard reached")
    MODEL = "model", _("Model")


@dataclass(frozen=True)
class Asked:
    """What a standard asks: its weights by number, and its scores."""

    weights: Mapping[int, Decimal]
    to_reach: Decimal | None
    of_a_model: Decimal | None
    asks_all: bool


@dataclass(frozen=True)
class Answer:
    """How one item was found; without a score, an item that is met has its full weight."""

    number: int
    is_met: bool
    score: Decimal | None = None


def total(asked: Asked, answers: Iterable[Answer]) -> Decimal:
    return sum((_score(asked, each) for each in answers), Decimal())


def grade(asked: Asked, answers: Iterable[Answer]) -> Grade:
    """Below, reached or model; an item nobody looked at is not met."""
    found = list(answers)
    met = {each.number for each in found if each.is_met}
    score = total(asked, found)
    if asked.asks_all and met < set(asked.weights):
        return Grade.BELOW
    if asked.to_reach is not None and score < asked.to_reach:
        return Grade.BELOW
    if asked.of_a_model is not None and score >= asked.of_a_model:
        return Grade.MODEL
    return Grade.REACHED


def _score(asked: Asked, answer: Answer) -> Decimal:
    if answer.score is not None:
        return answer.score
    return asked.weights.get(answer.number, Decimal()) if answer.is_met else Decimal()
