"""Lost, doubled and mixed numbers of items are found; a new beginning under a new heading is none."""

from tests.plantext.noted import codes, cured, plan, pointed_at

NUMBERING = {"numbering_start", "numbering_gap", "numbering_repeat"}


def _items(*markers: str) -> str:
    lines = (
        f"{marker}组织职工开展第{n}类活动，做好登记，及时总结。" for n, marker in enumerate(markers)
    )
    return plan("一、工作任务\n" + "\n".join(lines) + "\n二、工作要求\n加强领导，抓好落实。")


def test_a_number_used_twice_is_found_and_all_that_follow_are_numbered_anew() -> None:
    text = _items("1、", "2、", "2、", "3、")

    assert pointed_at(text, "numbering_repeat") == ["2、"]
    assert "3、组织职工开展第2类活动" in cured(text, "numbering_repeat")
    assert "4、组织职工开展第3类活动" in cured(text, "numbering_repeat")


def test_a_lost_number_is_found() -> None:
    assert pointed_at(_items("1、", "2、", "4、", "5、"), "numbering_gap") == ["4、"]


def test_one_odd_number_is_one_finding() -> None:
    assert pointed_at(_items("1、", "2、", "13、", "4、"), "numbering_gap") == ["13、"]


def test_a_beginning_that_is_not_one_is_found() -> None:
    assert pointed_at(_items("2、", "3、", "4、"), "numbering_start") == ["2、"]


def test_chinese_numbers_are_numbered_anew_in_chinese() -> None:
    text = plan("一、目标\n建会3家。\n二、任务\n培训2期。\n二、措施\n加强领导。")

    assert "三、措施" in cured(text, "numbering_repeat")


def test_items_that_begin_anew_under_the_next_heading_are_in_order() -> None:
    text = plan("一、目标\n1、建会3家。\n2、培训2期。\n二、措施\n1、加强领导。\n2、抓好落实。")

    assert not codes(text) & NUMBERING


def test_items_that_run_on_under_the_next_heading_are_in_order() -> None:
    text = plan("一、目标\n1、建会3家。\n2、培训2期。\n二、措施\n3、加强领导。\n4、抓好落实。")

    assert not codes(text) & NUMBERING


def test_a_marker_in_another_dress_is_found() -> None:
    text = plan("一、任务\n1、建会3家。\n2、培训2期。\n3.走访10户。\n4、开会2次。")

    assert pointed_at(text, "marker_style") == ["3."]


def test_an_item_on_the_line_of_another_is_found_and_set_on_its_own() -> None:
    lines = "".join(f"\n（{n}）抓好第{n}件事。\n一是走访职工。\n二是登记需求。" for n in "一二三四")
    text = plan("一、工作任务" + lines.replace("（三）抓好第三件事。\n", "（三）抓好第三件事。"))

    assert pointed_at(text, "layout_runon") == ["一是"]
    assert "（三）抓好第三件事。\n一是" in cured(text, "layout_runon")


def test_a_lone_bracketed_number_that_is_not_one_is_found() -> None:
    text = plan(
        "一、工作任务\n1、抓组建。\n（1）摸清底数。\n（2）逐户上门。\n2、办活动。\n（2）办好运动会。"
    )

    assert pointed_at(text, "numbering_start") == ["（2）"]


def test_one_series_may_change_its_dress_and_goes_on() -> None:
    text = plan("一、任务\n1.走访企业3家。\n2、培训骨干2期。\n3、慰问职工10户。")

    assert not codes(text) & NUMBERING
    assert pointed_at(text, "marker_style") == ["2、"]
