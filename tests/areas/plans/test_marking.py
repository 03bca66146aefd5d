"""What lies on the words: every mark in its place, and never a word lost."""

from __future__ import annotations

from datetime import date

import pytest

from baiju.areas.plans import board, wording

TODAY = date(2026, 6, 15)


def whole(paragraphs):
    return "\n".join("".join(segment.text for segment in line) for line in paragraphs)


def test_segments_put_together_are_the_words(alice, plan):
    for line in board.of(alice, plan, TODAY).lines:
        assert whole(line.paragraphs) == line.clause.words
        assert whole(line.read) == line.clause.words


def test_sentences_are_told_apart(alice, plan, clause_of):
    wanted = clause_of(plan, "吸收").pk
    line = next(x for x in board.of(alice, plan, TODAY).lines if x.clause.pk == wanted)
    kinds = [s.mark.kind for p in line.read for s in p if s.mark and s.begins]

    assert kinds == ["target", "target"]
    assert "".join(s.text for p in line.read for s in p if s.is_lead) == "（二）吸收新会员。"


def test_a_paragraph_that_only_talks_asks_nobody(alice, plan):
    lines = board.of(alice, plan, TODAY).lines

    assert [line.asks for line in lines] == [False, False, True, True, False, True, True]


def test_sections_count_what_stands_well(alice, plan):
    parts = board.of(alice, plan, TODAY).parts

    assert [(p.promised, len(p.duties), p.well, p.late) for p in parts] == [
        (3, 2, 2, 0),
        (2, 2, 1, 1),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("全年新建6家。", "全年新建8家。"),
        ("", "新的"),
        ("旧的", ""),
        ("一样", "一样"),
        ("甲", "乙"),
    ],
)
def test_two_wordings_are_both_in_their_stretches(old, new):
    stretches = wording.compare(old, new)

    assert "".join(s.old for s in stretches) == old
    assert "".join(s.new for s in stretches) == new
