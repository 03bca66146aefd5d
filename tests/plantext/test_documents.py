"""A source is split into its documents, and the page around them is in none."""

from baiju.plantext import documents
from baiju.plantext.model import Extent
from baiju.plantext.sources import from_text

BODY = "一、组织建设\n今年新建工会组织3家，把更多职工吸收到工会中来，让每一家企业都有自己的工会。\n二、维权服务\n全年走访困难职工20户，帮助他们解决看病和上学的难处，把温暖送到家门口。\n"


def read(text: str) -> list[tuple[str, Extent]]:
    found = documents.split(from_text(text))
    return [(text[each.title_start : each.title_end], each) for each in found]


def titles(text: str) -> list[str]:
    return [title for title, _ in read(text)]


def test_a_document_runs_from_its_title_to_the_next() -> None:
    first = f"石泉镇总工会2026年工作计划\n{BODY}"
    text = f"{first}石泉镇人大主席团2026年工作要点\n{BODY}"

    (_, one), (_, two) = read(text)

    assert (one.start, one.end, two.start, two.end) == (0, len(first), len(first), len(text))


def test_numbered_model_texts_are_documents_of_their_own() -> None:
    heads = [
        "工会工作计划篇一",
        "工会工作计划篇二",
        "【篇三】",
        "工会工作计划范文四",
        "第4篇：园区工会年度总结",
        "工会年度工作总结5",
    ]

    assert titles("".join(f"{head}\n{BODY}" for head in heads)) == heads


def test_an_editors_introduction_is_in_no_document() -> None:
    text = f"时光匆匆，又到写计划的时候了。以下是小编整理的范文，仅供参考。\n工会工作计划\n{BODY}"

    [(title, extent)] = read(text)

    assert title == "工会工作计划"
    assert extent.start == text.index("工会工作计划\n")


def test_a_title_over_nothing_but_an_introduction_is_of_the_page() -> None:
    blurb = "下面是小编精心整理的工会工作计划范文，欢迎阅读参考，希望对大家有所帮助，更多内容请继续关注我们的栏目，不断为您更新。\n"

    assert len(read(f"工会工作计划\n{blurb}{blurb}工会工作计划1\n{BODY}工会工作计划2\n{BODY}")) == 2


def test_links_to_other_texts_are_no_documents() -> None:
    links = (
        "相关文章：\n2025年石泉镇总工会工作计划\n2024年石泉镇总工会工作总结\n下一篇：社区工会计划\n"
    )

    assert titles(f"石泉镇总工会2026年工作计划\n{BODY}{links}") == ["石泉镇总工会2026年工作计划"]


def test_a_title_that_is_only_mentioned_does_not_split() -> None:
    mention = "要认真落实《石泉镇总工会2026年工作计划》。\n附件：石泉镇总工会任务清单\n三、2026年工作打算\n"

    assert len(read(f"石泉镇总工会2025年工作总结\n{BODY}{mention}")) == 1


def test_the_part_about_next_year_stays_in_the_summary() -> None:
    text = f"石泉镇总工会2025年工作总结\n{BODY}2026年工作打算\n三、扩大覆盖\n{BODY}"

    assert titles(text) == ["石泉镇总工会2025年工作总结"]


def test_a_title_may_fill_two_lines() -> None:
    assert titles(f"石泉镇总工会\n2026年工作计划\n2026年1月5日\n{BODY}") == [
        "石泉镇总工会\n2026年工作计划"
    ]


def test_a_title_may_begin_the_only_line() -> None:
    text = (
        "石泉镇总工会2026年工作计划　　一、指导思想。服务职工。二、主要任务。" + "走访职工，" * 30
    )

    assert titles(text) == ["石泉镇总工会2026年工作计划"]


def test_a_text_without_a_title_is_one_document() -> None:
    [(title, extent)] = read(BODY)

    assert (title, extent.start, extent.end) == ("", 0, len(BODY))


def test_an_empty_text_has_no_document() -> None:
    assert read(" \n\n") == []


def test_the_title_says_genre_and_year_and_the_text_says_whose_it_is() -> None:
    congress = "召开主席团会议，组织人大代表视察，办理代表建议，督办议案，开展执法检查。\n" * 3
    text = (
        f"石泉镇总工会2026年工作计划\n{BODY}"
        f"石泉镇总工会二〇二五年工作总结\n{BODY}"
        f"石泉镇总工会劳动竞赛实施方案\n{BODY}"
        f"基层工会工作计划篇四\n{congress}"
    )

    said = [(each.kind, each.genre, each.year) for _, each in read(text)]

    assert said == [
        ("union", "plan", 2026),
        ("union", "summary", 2025),
        ("union", "scheme", None),
        ("congress", "plan", None),
    ]


def test_traditional_script_is_read_alike() -> None:
    text = f"石泉鎮總工會2026年工作計劃\n{BODY}石泉鎮總工會2025年工作總結\n{BODY}"

    assert [(each.kind, each.genre) for _, each in read(text)] == [
        ("union", "plan"),
        ("union", "summary"),
    ]


def test_a_character_of_several_meanings_is_read_by_its_word() -> None:
    text = f"石泉鎮總工會2026年工作計畫\n{BODY}"

    assert [each.genre for _, each in read(text)] == ["plan"]


def test_a_numbered_series_is_found_in_a_text_without_line_breaks() -> None:
    text = (
        "工会工作计划（精选2篇） 工会工作计划1 一、组织建设。二、维权服务，走访困难职工，帮助他们解决看病和上学的难处。"
        " 工会工作计划2 一、宣传教育。二、文体活动，举办球类比赛和读书活动，让职工乐在其中。"
    )

    assert titles(text) == ["工会工作计划1", "工会工作计划2"]


def test_a_title_may_follow_a_list_of_links() -> None:
    links = "相关推荐：\n社区工会开展送清凉\n县总工会召开全委会\n"
    text = f"石泉镇总工会2025年工作总结\n{BODY}{links}石泉镇总工会2026年工作计划\n{BODY}"

    assert titles(text) == ["石泉镇总工会2025年工作总结", "石泉镇总工会2026年工作计划"]


def test_a_collection_that_counts_its_texts_is_no_document() -> None:
    text = f"镇工会工作总结优选九篇\n时间：2026-03-01 16:33:40\n镇工会工作总结第1篇\n{BODY}"

    assert titles(text) == ["镇工会工作总结第1篇"]


def test_a_title_may_stand_in_the_line_of_the_first_item() -> None:
    text = f"送温暖方案范文（精选6篇）\n镇总工会送温暖方案1{BODY}"

    [(title, extent)] = read(text)

    assert title == "镇总工会送温暖方案1"
    assert extent.start == text.index("镇总工会")


def test_a_menu_without_signs_is_of_the_page() -> None:
    menu = "范文首页工作总结工作计划讲话稿心得体会合同范文"

    [(_, extent)] = read(f"{menu}\n石泉镇总工会2025年工作总结\n{BODY}")

    assert extent.start == len(menu) + 1


def test_a_sentence_that_names_the_plan_is_no_title() -> None:
    opening = "石泉镇总工会以落实2026年工作计划为主线，把任务排到月、落到人，做到有清单、有时限、有结果，让每一家企业、每一位职工都看得见。"

    assert titles(f"石泉镇总工会2026年工作计划 |\n{opening}\n{BODY}") == [
        "石泉镇总工会2026年工作计划"
    ]


def test_a_series_line_above_a_title_belongs_to_it() -> None:
    first = f"石泉镇总工会活动计划\n{BODY}"

    [(_, one), (title, two)] = read(
        f"{first}第二篇：人大代表学习培训计划\n人大代表学习培训计划\n{BODY}"
    )

    assert one.end == two.start == len(first)
    assert title == "第二篇：人大代表学习培训计划\n人大代表学习培训计划"


def test_a_text_without_a_title_is_what_its_sentences_make_it() -> None:
    told = "今年以来，镇工会走访了12家企业，组建了3家工会，为职工办成了不少实事，工作有了起色。"
    meant = "镇工会要走访12家企业，力争组建3家工会，继续为职工办实事，努力把工作做得更好些。"

    counted = "镇工会把服务送到车间、送到工地、送到宿舍。截至目前，共走访企业21家，答复率达98%。"

    assert [extent.genre for _, extent in read(told)] == ["summary"]
    assert [extent.genre for _, extent in read(counted)] == ["summary"]
    assert [extent.genre for _, extent in read(meant)] == ["plan"]


def test_a_single_numbered_model_text_may_go_on_in_its_line() -> None:
    text = (
        "【精选】登山活动方案集锦6篇\n以下是小编整理的范文，仅供参考。\n"
        "工会登山活动方案 篇1为了丰富职工生活，镇总工会组织一次登山，安排如下。\n"
        "一、活动时间\n10月18日上午。\n二、活动要求\n各工会按时集合，注意安全，清点人数，文明登山。"
    )

    assert titles(text) == ["工会登山活动方案 篇1"]


def test_a_letterhead_may_stand_between_a_series_line_and_the_title() -> None:
    text = f"第一篇：2026工会计划\n石泉镇总工会文件\n石工〔2026〕3号\n石泉镇总工会2026年工作计划\n{BODY}"

    assert len(read(text)) == 1
