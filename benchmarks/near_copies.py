"""Near copies of a plan among 10,000 stored plans of 2,000 characters: guide 100 ms."""

from __future__ import annotations

import random
import statistics
import time

from baiju.plantext import similarity
from baiju.plantext.similarity import Shelf

PLANS, LENGTH, ROUNDS = 10_000, 2_000, 15
STOCK, OWN = 400, 40
"""Sentences that all plans draw from; and the characters of a sentence."""


def main() -> None:
    dice = random.Random(2026)
    stock = [_sentence(dice) for _ in range(STOCK)]
    plans = [_plan(dice, stock) for _ in range(PLANS)]
    shelf: Shelf[int] = Shelf()
    start = time.perf_counter()
    for number, plan in enumerate(plans):
        shelf.add(number, plan)
    print(f"{PLANS} plans shelved in {time.perf_counter() - start:.1f} s")
    asked = [_changed(dice, plans[dice.randrange(PLANS)]) for _ in range(ROUNDS)]
    times, hits = [], 0
    for plan in asked:
        start = time.perf_counter()
        found = shelf.near(plan)
        times.append(1000 * (time.perf_counter() - start))
        hits += bool(found)
    print(f"copies found: {hits} of {ROUNDS}")
    print(f"near copies: median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms")
    numbers = statistics.mean(len(similarity.sketch(plan)) for plan in asked)
    print(f"numbers in a sketch: {numbers:.0f}")


def _sentence(dice: random.Random) -> str:
    return "".join(chr(dice.randrange(0x4E00, 0x5E00)) for _ in range(OWN - 1)) + "。"


def _plan(dice: random.Random, stock: list[str]) -> str:
    """A quarter of it stock phrases, the rest its own."""
    count = LENGTH // OWN
    parts = dice.sample(stock, count // 4) + [_sentence(dice) for _ in range(count - count // 4)]
    dice.shuffle(parts)
    return "".join(parts)


def _changed(dice: random.Random, plan: str) -> str:
    """A quarter of the sentences written anew."""
    parts = [sentence + "。" for sentence in plan.split("。") if sentence]
    return "".join(_sentence(dice) if dice.random() < 0.25 else part for part in parts)


if __name__ == "__main__":
    main()
