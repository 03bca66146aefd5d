"""Grams, sounds and answers: what a text is found by, without any database."""

import pytest

from baiju.engine import answers, grams, sounds


def _rank(question, *lines):
    return answers.rank([(grams.fold(line), True) for line in lines], grams.words(question))


def _spans(text, question):
    return [text[a:b] for a, b in answers.spans(text, grams.words(question), is_sounded=True)]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＡＢ－１２３", "ab-123"),
        ("  王　伟\t\n", "王 伟"),
        ("买买提·艾力", "买买提·艾力"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提・艾力", "买买提·艾力"),
        ("买买提‧艾力", "买买提·艾力"),
        ("买买提･艾力", "买买提·艾力"),
        ("𠮷田", "𠮷田"),
        ("葛\U000e0101城", "葛城"),
        ("王\u200b伟\ufeff", "王伟"),
        ("Ｗａｎｇ", "wang"),
    ],
)
def test_what_looks_alike_compares_alike(written, folded):
    assert grams.fold(written) == folded


@pytest.mark.parametrize(
    ("surname", "reading"),
    [
        *(("曾", "zeng"), ("单", "shan"), ("仇", "qiu"), ("区", "ou"), ("解", "xie")),
        *(("查", "zha"), ("覃", "qin"), ("黑", "he"), ("朴", "piao"), ("盖", "ge")),
    ],
)
def test_a_surname_is_read_as_a_surname_first(surname, reading):
    assert sounds.readings(surname)[0] == reading


def test_every_other_reading_counts_too():
    assert {"ceng", "zeng"} <= set(sounds.readings("曾"))
    assert {"tan", "qin"} <= set(sounds.readings("覃"))
    assert {"lv", "lu"} <= set(sounds.readings("吕"))
    assert sounds.readings("A") == sounds.readings("·") == ()


@pytest.mark.parametrize(
    ("letters", "ways"),
    [
        ("wangwei", {("wang", "wei")}),
        ("wangw", {("wang", "w"), tuple("wangw")}),
        ("ww", {("w", "w")}),
        ("zhw", {("zh", "w"), ("z", "h", "w")}),
        ("xian", {("xian",), ("xiang",), ("xi", "an"), ("xi", "ang")}),
        ("lizhe", {("li", "zhe"), ("li", "zhei"), ("li", "zhen"), ("li", "zheng")}),
        ("vip", set()),
        ("i", set()),
    ],
)
def test_letters_are_read_as_syllables_and_initials(letters, ways):
    assert set(sounds.spellings(letters)) == ways


def test_a_long_row_of_letters_costs_no_time_and_finds_nothing():
    for letters in ("a" * 30, "anan" * 7, "zh" * 15, "lian" * 7):
        assert len(sounds.spellings(letters)) <= sounds.MOST_SPELLINGS
    assert sounds.spellings("wang" * 20) == ()


def test_the_best_answer_ranks_first():
    asked = ("王伟", "王伟东", "小王伟", "王小伟")
    assert [_rank("王伟", name) for name in asked] == [
        answers.WHOLE,
        answers.BEGINS,
        answers.HOLDS,
        None,
    ]
    assert [_rank("wangwei", name) for name in asked] == [
        answers.WHOLE_HEARD,
        answers.BEGINS_HEARD,
        answers.HEARD,
        None,
    ]


@pytest.mark.parametrize(
    ("question", "text", "is_found"),
    [
        ("wang wei", "王伟", True),
        ("wangw", "王伟", True),
        ("ww", "王伟", True),
        ("wangwe", "王伟", True),
        ("王w", "王伟", True),
        ("w伟", "王伟", True),
        ("王wei", "王小伟", False),
        ("wxw", "王小伟", True),
        ("zengsan", "曾三", True),
        ("cengsan", "曾三", True),
        ("tanl", "覃丽", True),
        ("机械 栎", "栎新机械厂", True),
        ("机械 食品", "栎新机械厂", False),
        ("3号", "3号楼", True),
        ("ab-1", "ＡＢ－１班", True),
        ("艾力·买", "艾力・买买提", True),
        ("䶮", "王䶮", True),
        ("伟王", "王伟", False),
    ],
)
def test_what_is_asked_is_found_in_a_name(question, text, is_found):
    assert (_rank(question, text) is not None) is is_found


def test_words_may_stand_in_different_lines_but_not_one_word():
    assert _rank("王 机械", "王伟", "机械厂") is not None
    assert _rank("伟机", "王伟", "机械厂") is None


@pytest.mark.parametrize(
    ("text", "question", "marked"),
    [
        ("临澄县王伟", "王伟", ["王伟"]),
        ("临澄县王伟", "wangw", ["王伟"]),
        ("栎新机械厂", "厂 机械", ["机械厂"]),
        ("ＡＢ－１班", "ab-1", ["ＡＢ－１"]),
        ("王伟", "李", []),
    ],
)
def test_what_was_found_is_marked(text, question, marked):
    assert _spans(text, question) == marked


def test_a_question_is_cut_to_what_anybody_types():
    assert len(grams.words("甲 乙 丙 丁 戊 己 庚 辛")) == grams.MOST_WORDS
    assert len(grams.words("王" * 5000)[0].text) == grams.LONGEST_QUERY
    assert grams.words(" \t　") == ()
