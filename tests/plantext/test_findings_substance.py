"""What a plan lacks or tells amiss is said once, on its title, or on the sentence."""

from tests.plantext.noted import TITLE, codes, findings, plan, pointed_at

DONE = (
    "一、组织建设\n镇工会先后走访了12家企业，新建了3家工会，发展了会员210人。\n"
    "二、素质提升\n镇工会举办了2期培训班，培训了职工160人次，取得了明显成效。\n"
    "三、帮扶救助\n春节前慰问了困难职工35户，发放了慰问金2.8万元，受到了职工好评。\n"
)


def test_a_plan_without_figures_has_no_measurable_target() -> None:
    assert pointed_at(
        plan("一、工作任务\n1、加强宣传。\n2、做好服务。"), "no_measurable_target"
    ) == [TITLE]


def test_a_plan_with_a_figure_has_one() -> None:
    text = plan("一、工作任务\n1、加强宣传。\n2、新建工会组织6家。")

    assert "no_measurable_target" not in codes(text)


def test_a_plan_that_tells_of_finished_work_reads_as_a_summary() -> None:
    text = plan(DONE)

    assert pointed_at(text, "reads_as_summary") == [TITLE]
    assert len(pointed_at(text, "past_in_plan")) >= 3


def test_a_summary_may_tell_of_finished_work() -> None:
    text = plan(DONE, "石泉镇总工会2025年工作总结")

    assert not codes(text) & {"reads_as_summary", "past_in_plan", "no_measurable_target"}


def test_a_look_back_in_a_plan_may_tell_of_finished_work() -> None:
    body = (
        "一、2025年工作回顾\n镇工会新建了3家工会，举办了2期培训班，慰问了困难职工35户。\n"
        "二、2026年工作任务\n1、新建工会组织5家，覆盖小微企业。\n2、举办技能培训4期，每季度一期。\n"
        "3、走访慰问困难职工60户，做到应帮尽帮，一户一策，动态管理。"
    )

    assert not codes(plan(body)) & {"reads_as_summary", "past_in_plan"}


def test_a_heading_without_words_where_its_neighbours_say_more_is_empty() -> None:
    body = (
        "一、工作任务\n1、抓好组建。对园区企业逐户走访，建立清单，按月销号，做到应建尽建。\n"
        "2、强化民主管理工作。\n3、做好帮扶。建立困难职工档案，实行动态管理，全年走访60户。\n"
        "4、办好活动。举办职工运动会1场，组织读书分享会4场，丰富职工生活。"
    )

    assert pointed_at(plan(body), "empty_item") == ["2、强化民主管理工作。"]


def test_a_short_item_that_says_what_is_done_is_complete() -> None:
    body = (
        "一、工作任务\n1、抓好组建。对园区企业逐户走访，建立清单，按月销号，做到应建尽建。\n"
        "2、照常举办“星级班组”评比。\n3、做好帮扶。建立困难职工档案，实行动态管理，走访60户。\n"
        "4、办好活动。举办职工运动会1场，组织读书分享会4场，丰富职工生活。"
    )

    assert "empty_item" not in codes(plan(body))


def test_short_items_among_short_ones_are_complete() -> None:
    text = plan("一、工作任务\n1、抓好组建。\n2、做好帮扶。\n3、办好活动。\n4、管好经费。")

    assert "empty_item" not in codes(text)


def test_a_plan_without_guiding_idea_targets_or_measures_lacks_them() -> None:
    bare = f"{TITLE}\n一、宣传\n张贴标语，出好板报。\n二、服务\n开放活动室，备好茶水。\n三、联络\n接听来电。\n"
    parts = {one.values["part"] for one in findings(bare) if one.code == "missing_section"}

    assert {"指导思想", "目标"} <= parts


def test_open_duties_are_hinted_at_once_in_a_document() -> None:
    text = plan("一、任务\n1、建会3家。\n2、培训2期。\n3、走访10户。\n4、开会2次。")
    named = text.replace("建会3家。", "建会3家（责任部门：组织部；完成时限：6月底前）。")

    assert pointed_at(text, "no_owner") == [TITLE]
    assert not codes(named) & {"no_owner", "no_deadline"}


def test_a_name_before_a_colon_and_nothing_behind_it_is_empty() -> None:
    body = (
        "一、工作任务\n1、组建工作：\n对园区企业逐户走访，建立清单，按月销号，做到应建尽建。\n"
        "2、调解工作：\n3、帮扶工作：\n建立困难职工档案，实行动态管理，走访困难职工60户。\n"
        "4、文体活动：\n举办职工运动会1场，组织读书分享会4场，丰富职工的生活。"
    )

    assert pointed_at(plan(body), "empty_item") == ["2、调解工作："]


def test_what_is_said_of_a_text_without_a_title_stands_on_its_first_words() -> None:
    text = "为做好全年的工会工作，镇工会要抓好以下工作。\n一、加强宣传，办好专栏。\n二、做好服务，办好实事。\n"

    assert pointed_at(text, "no_measurable_target") == ["为做好全年的工会工作"]


def test_a_scheme_need_not_set_a_figure() -> None:
    text = plan("一、活动主题\n快乐健身。\n二、活动地点\n文化广场。", "石泉镇总工会健步走活动方案")

    assert "no_measurable_target" not in codes(text)


def test_a_heading_at_the_very_end_is_a_text_cut_off() -> None:
    body = (
        "一、抓好组建。对园区企业逐户走访，建立清单，按月销号，做到应建尽建。\n"
        "二、做好帮扶。建立困难职工档案，实行动态管理，全年走访60户，不漏一户。\n"
        "三、强化民主管理"
    )

    assert "empty_item" not in codes(plan(body))
