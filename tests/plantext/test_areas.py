"""Each item of an outline has the area of work that its words tell."""

import pytest

from baiju.plantext import areas, documents, outline
from baiju.plantext.model import Document
from baiju.plantext.sources import from_text

CONGRESS = "镇人大主席团在镇党委领导下依法履职，组织人大代表开展活动，办理代表建议，督办议案。\n"


def read(text: str, title: str = "石泉镇总工会2026年工作计划") -> list[str]:
    source = from_text(f"{title}\n{text}")
    [extent] = documents.split(source)
    document = Document(extent, outline.nodes(source, extent))
    areas.assign(source, document)
    return [node.area for node in document.outline]


@pytest.mark.parametrize(
    ("area", "item"),
    [
        ("organizing", "推进非公企业建会，夯实组织基础"),
        ("membership", "发展新会员，提高职工入会率"),
        ("staff", "加强工会干部队伍建设，改进工作作风"),
        ("collective_contract", "推行集体合同制度，提高签订质量"),
        ("wage_bargaining", "开展工资集体协商要约行动"),
        ("workers_congress", "坚持和完善职代会制度"),
        ("openness", "深化厂务公开，办好公开栏"),
        ("disputes", "调处劳动争议，构建和谐劳动关系"),
        ("law_supervision", "发挥工会劳动法律监督作用，用好“一函两书”"),
        ("legal_aid", "为职工提供法律援助和法律咨询"),
        ("hardship_aid", "走访慰问困难职工，开展金秋助学"),
        ("mutual_aid", "做好职工医疗互助保障参保和理赔"),
        ("employment", "举办招聘会，促进下岗职工再就业"),
        ("competition", "开展重点工程劳动竞赛"),
        ("proposals", "征集合理化建议和金点子"),
        ("skills", "组织岗位练兵和技能培训"),
        ("innovation", "建设劳模创新工作室，推动技术革新"),
        ("honours", "弘扬劳模精神，做好五一劳动奖评选推荐"),
        ("safety_health", "开展安康杯竞赛，排查安全隐患"),
        ("culture", "办好职工运动会，建设职工书屋"),
        ("women", "维护女职工特殊权益，建好爱心妈咪小屋"),
        ("ideology_study", "加强职工思想政治引领，开展主题宣讲"),
        ("publicity", "做好新闻宣传，及时报送信息"),
        ("research", "开展专题调研，撰写调研报告"),
        ("petitions", "做好职工来信来访工作"),
        ("finance", "依法收缴工会经费，严格财务管理"),
        ("audit", "发挥经审会作用，做好同级审"),
        ("meetings", "按期召开全委会，落实例会制度"),
        ("general", "加强组织领导，狠抓落实"),
    ],
)
def test_a_union_item_has_the_area_its_words_tell(area: str, item: str) -> None:
    assert read(f"一、{item}。") == [area]


@pytest.mark.parametrize(
    ("area", "item"),
    [
        ("meetings", "依法开好镇人民代表大会会议"),
        ("deputies", "开展代表小组活动，组织代表向选民述职"),
        ("motions", "提高议案和代表建议办理质量"),
        ("supervision", "听取和审议专项工作报告，开展执法检查"),
        ("staff", "加强主席团自身建设"),
        ("petitions", "认真接待群众来信来访"),
        ("supervision", "对学校食堂开展突击检查"),
        ("meetings", "依法补选镇长，程序合法"),
        ("general", "重大事项及时向党委请示"),
    ],
)
def test_a_congress_item_has_the_area_its_words_tell(area: str, item: str) -> None:
    assert read(f"{CONGRESS}一、{item}。", "石泉镇人大主席团2026年工作计划") == [area]


@pytest.mark.parametrize(
    ("area", "item"),
    [
        ("openness", "把镇务公开做到每个村"),
        ("proposals", "发起“我为工厂献一策”征集"),
        ("employment", "用工信息上门送，直播带岗每月一场"),
        ("law_supervision", "督促企业安排带薪休假"),
        ("collective_contract", "三个专项合同同时谈、同时签"),
        ("wage_bargaining", "商定计件单价和加班工资"),
        ("general", "做好党委与职工之间的桥梁和纽带"),
        ("general", "按时完成上级布置的各项任务"),
        ("general", "领导重视，党政大力支持"),
        ("organizing", "酝酿候选人，投票选举"),
        ("workers_congress", "按期召开教代会，收好代表的意见"),
        ("workers_congress", "参与单位重大决策"),
        ("ideology_study", "抓师德师风，树好形象"),
        ("skills", "让青年教师拜师，过好基本功这一关"),
        ("hardship_aid", "改善一线班组的宿舍和就餐条件"),
        ("membership", "核对会员花名册，一人一卡"),
        ("safety_health", "给露天作业的班组送绿豆汤等降温饮品"),
    ],
)
def test_rarer_words_tell_the_area_too(area: str, item: str) -> None:
    assert read(f"一、{item}。") == [area]


def test_the_heading_weighs_more_than_the_words_below() -> None:
    text = "1、办好职工运动会。邀请劳模和困难职工参加，宣传安全生产知识。"

    assert read(text) == ["culture"]


def test_parts_that_name_no_work_are_general() -> None:
    text = "一、指导思想\n推进工会组建和工资集体协商。\n二、保障措施\n1、加强领导。\n2、严格考核。"

    assert read(text) == ["general"] * 4


def test_a_word_that_hardly_speaks_leaves_an_item_general() -> None:
    assert read("一、参加对象\n1、从事搬运的农民工。") == ["general", "general"]


def test_a_longer_name_of_a_customary_part_is_general_too() -> None:
    assert read("一、主要工作内容（暂定）\n（一）时间、地点\n（二）培训内容") == [
        "general",
        "general",
        "skills",
    ]


def test_a_part_with_items_of_many_areas_is_general() -> None:
    text = "一、办好几件大事\n1、工会组建。\n2、送温暖。\n3、劳动竞赛。"

    assert read(text) == ["general", "organizing", "hardship_aid", "competition"]


def test_a_part_with_items_of_one_area_has_that_area() -> None:
    assert read("一、办好几件大事\n1、送温暖。\n2、金秋助学。")[0] == "hardship_aid"


def test_an_item_that_tells_nothing_has_the_area_above_it() -> None:
    assert read("一、做好困难职工帮扶\n1、春节前办一批。\n2、年底前再办一批。")[1:] == [
        "hardship_aid",
        "hardship_aid",
    ]


def test_traditional_script_is_read_alike() -> None:
    assert read("一、開展工資集體協商。") == ["wage_bargaining"]
    assert read("一、組織勞動競賽。\n二、送溫暖到門。") == ["competition", "hardship_aid"]


def test_an_item_that_tells_nothing_is_of_the_area_the_title_tells() -> None:
    text = "一、活动时间\n二、名额分配\n1、机关五名。"

    assert read(text, "石泉镇总工会送温暖活动方案") == ["general", "hardship_aid", "hardship_aid"]
    assert read(text) == ["general"] * 3


def test_a_heading_that_announces_its_items_is_general() -> None:
    assert read("一、这一年社区工会完成了如下工作：\n1、送温暖。\n2、办运动会。")[0] == "general"
