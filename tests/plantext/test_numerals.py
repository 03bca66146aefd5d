"""Numbers of every spelling are worth what a reader takes them for."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiju.plantext import numerals


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("3", 3),
        ("３５", 35),
        ("1,200", 1200),
        ("3.5", 3.5),
        ("廿五", 25),
        ("二〇二四", 2024),
        ("两百", 200),
        ("两百五", 250),
        ("一百零三", 103),
        ("一万零二百", 10200),
        ("1万2千", 12000),
        ("1.2万", 12000),
        ("1亿2000万", 120_000_000),
        ("十几", 10),
        ("5万余", 50000),
        ("百分之八十五", 85),
        ("百分之九十点五", 90.5),
        ("七成", 70),
        ("八成五", 85),
        ("三分之一", 0.3333),
        ("一半", 0.5),
        ("壹佰元整", 100),
        ("貳萬", 20000),
    ],
)
def test_a_number_is_worth(text, worth):
    assert numerals.value(text) == pytest.approx(worth)


@pytest.mark.parametrize("text", ["", "家", "几", "第三", "3家", "三百家"])
def test_other_words_are_worth_nothing(text):
    assert numerals.value(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3—5家", 3, 5),
        ("三至五名", 3, 5),
        ("3～5次", 3, 5),
        ("85%—90%", 85, 90),
        ("3—5万元", 30000, 50000),
        ("0.5万至1万元", 5000, 10000),
        ("两三次", 2, 3),
        ("3 — 5 家", 3, 5),
    ],
)
def test_a_range_is_one_number_with_two_ends(text, low, high):
    (found,) = numerals.find(text)
    assert (found.value, found.value_max) == (low, high)


def test_a_fraction_with_a_stroke_needs_a_word_before_it():
    (found,) = numerals.find("不低于总数的2/3")
    assert (found.value, found.kind) == (0.6667, "part")
    assert [found.kind for found in numerals.find("3/8前")] == ["number", "number"]


def test_more_between_figures_and_scale_is_kept():
    (found,) = numerals.find("10余万元")
    assert (found.value, found.is_more, found.end, found.tail) == (100000, True, 2, 4)
    (found,) = numerals.find("10 余万元")
    assert (found.value, found.is_more) == (100000, True)


def test_a_falling_pair_is_two_numbers():
    assert [found.value for found in numerals.find("5-3")] == [5, 3]


@given(st.integers(min_value=0, max_value=99_999_999))
def test_every_whole_number_in_chinese_is_read_back(number):
    assert numerals.value(_chinese(number)) == number


@pytest.mark.parametrize("figure", ["一", "1", "万", "1万", "十", ","])
def test_a_megabyte_of_figures_takes_linear_time(figure):
    begun = time.process_time()
    numerals.find(figure * (1_000_000 // len(figure)))
    assert time.process_time() - begun < 3


def _chinese(number: int) -> str:
    high, low = divmod(number, 10**4)
    if not high:
        return _thousands(low) or "零"
    link = "零" if 0 < low < 1000 else ""
    return f"{_thousands(high)}万{link}{_thousands(low)}"


def _thousands(number: int) -> str:
    words, pending = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure, number = divmod(number, scale)
        if figure:
            words += ("零" if pending and words else "") + "零一二三四五六七八九"[figure] + name
        pending = not figure
    return words
