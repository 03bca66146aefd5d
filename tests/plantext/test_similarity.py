"""Copies are told by their shingles, in one file and on a shelf of many."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiju.plantext import similarity
from baiju.plantext.similarity import Shelf
from tests.plantext.noted import codes, cured, findings, pointed_at

AREAS = (
    "组织建设",
    "民主管理",
    "集体协商",
    "帮扶救助",
    "技能培训",
    "劳动竞赛",
    "文体活动",
    "经费管理",
)


def text(number: int) -> str:
    """A text of its own for every number."""
    lines = (
        f"第{number * 8 + place}项，{area}由{number * 37 % 101}组负责，于{place + 1}月办妥{number}件实事。"
        for place, area in enumerate(AREAS)
    )
    return "\n".join(lines)


def test_a_text_is_wholly_like_itself_whatever_its_marks() -> None:
    assert similarity.jaccard(text(1), text(1)) == 1.0
    assert similarity.jaccard(text(1), text(1).replace("，", ", ").replace("。", "。\n")) == 1.0


def test_the_share_is_of_all_shingles() -> None:
    assert similarity.jaccard("一二三四五六七八九", "一二三四五六七八") == 0.5
    assert similarity.jaccard("一二三四五六七八", "八七六五四三二一") == 0.0
    assert similarity.jaccard("", "") == 1.0
    assert similarity.jaccard("", "一二三") == 0.0


@given(st.text(), st.text())
def test_likeness_is_mutual_and_a_share(one: str, other: str) -> None:
    share = similarity.jaccard(one, other)

    assert 0.0 <= share <= 1.0
    assert share == similarity.jaccard(other, one)


@given(st.text())
def test_a_sketch_holds_numbers_of_63_bits_in_order(one: str) -> None:
    numbers = similarity.sketch(one)

    assert all(0 <= number < 1 << 63 for number in numbers)
    assert list(numbers) == sorted(set(numbers))


def test_a_sketch_is_the_same_in_another_process() -> None:
    code = (
        "import sys; from baiju.plantext import similarity; print(similarity.sketch(sys.argv[1]))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, text(3)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"},
    ).stdout

    assert said.strip() == str(similarity.sketch(text(3)))


def test_sketches_of_like_texts_share_numbers() -> None:
    long = "\n".join(text(number) for number in range(20))
    near = long.replace("帮扶救助", "困难帮扶")
    one, other = set(similarity.sketch(long)), set(similarity.sketch(near))

    assert len(one & other) / len(one | other) == pytest.approx(
        similarity.jaccard(long, near), abs=0.15
    )


def test_the_shelf_finds_copies_and_nothing_else() -> None:
    shelf: Shelf[int] = Shelf()
    texts = {number: "\n".join(text(number * 10 + k) for k in range(6)) for number in range(60)}
    for number, one in texts.items():
        shelf.add(number, one)

    near = texts[7].replace("劳动竞赛", "岗位练兵")
    found = shelf.near(near)

    assert len(shelf) == 60
    assert [key for key, _ in found] == [7]
    assert found[0][1] == similarity.jaccard(near, texts[7])
    assert shelf.near("与哪一篇都不相干的几句话，既没有数字，也没有安排。") == []


def test_a_key_is_used_once() -> None:
    shelf: Shelf[str] = Shelf()
    shelf.add("a", text(1))

    with pytest.raises(KeyError):
        shelf.add("a", text(2))


FIRST = (
    "一、工作目标\n新建工会组织6家，发展会员300人。\n二、工作任务\n"
    "1、推行集体合同制度。指导企业依法与职工签订集体合同，认真做好合同的审查，提高履约水平。\n"
    "2、开展技能竞赛。围绕茶叶加工，组织镇级比赛3场，要求各企业工会选派选手，促进企业发展。\n"
    "3、做好帮扶。完善困难职工档案，全年走访60户，资助大学新生8人，发放助学金2.4万元。\n"
)


def _file(second: str) -> str:
    return f"基层工会工作计划范文一\n{FIRST}\n基层工会工作计划范文二\n{second}"


def test_two_documents_that_are_the_same_point_at_each_other() -> None:
    found = [one for one in findings(_file(FIRST)) if one.code == "duplicate_of"]

    assert [one.values["share"] for one in found] == [100, 100]
    assert found[0].values["other"] == "基层工会工作计划范文二"


def test_a_word_swapped_in_a_near_copy_is_found_and_cured() -> None:
    copy = FIRST.replace("集体合同", "集体协议").replace("合同的审查", "协议的审查")
    copy = copy.replace("企业发展", "企业成长").replace("要求各企业", "规定各企业")
    changed = _file(copy)

    assert len(pointed_at(changed, "near_duplicate_of")) == 2
    assert {"集体协议", "协议", "企业成长"} <= set(pointed_at(changed, "synonym_swap"))
    assert "synonym_swap" not in codes(cured(changed, "synonym_swap"))


def test_documents_of_their_own_are_no_copies() -> None:
    own = (
        "一、总体要求\n围绕乡村振兴，服务新业态劳动者。\n二、重点工作\n"
        "（一）建好驿站。在快递网点设置歇脚点12处，配齐饮水机、充电柜和急救包。\n"
        "（二）办好夜校。每月开设书法、烘焙、直播等课程，吸引青年参加，全年不少于40课时。\n"
    )

    assert not codes(_file(own)) & {"duplicate_of", "near_duplicate_of"}
    assert "multi_document" in codes(_file(own))
