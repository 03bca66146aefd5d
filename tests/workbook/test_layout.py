"""Heads and their columns: what names decide is taken, what they do not is asked, the rest is listed."""

from __future__ import annotations

import pytest

from baiju.workbook import likeness
from baiju.workbook.columns import Column, index, letter

from .lists import AGREEMENTS, EMPLOYERS, MEMBERS, UNIONS, UNITS, code, id_no, laid, lines

ID = id_no("19800105")
REGISTERS = {
    "members": MEMBERS,
    "employers": EMPLOYERS,
    "agreements": AGREEMENTS,
    "unions": UNIONS,
    "units": UNITS,
}


def columns_of(*heads: str | None, register: str = "members") -> dict[str, str]:
    return laid(lines(heads), REGISTERS[register]).mapping


@pytest.mark.parametrize(
    ("ledger", "name", "heads"),
    [
        (
            "members",
            "mobile",
            "联系电话 手机 手机号码 电话 联系方式 移动电话 本人手机 职工联系电话 電話",
        ),
        (
            "members",
            "id_no",
            "身份证号 身份证号码 证件号码 公民身份号码 居民身份证号码 身份證號碼 会员身份证号码",
        ),
        ("members", "sex", "性别 性別 性别（男/女）"),
        ("members", "birth", "出生日期 出生年月 生日 出生年月日"),
        ("members", "joined_on", "入会时间 入会日期 入会年月 加入工会时间 入会日期（年月日）"),
        ("members", "is_migrant", "是否农民工 农民工 是否农民工(是/否)"),
        ("members", "is_dispatched", "是否派遣 劳务派遣工 是否劳务派遣"),
        ("members", "union", "所在工会 工会名称 所属工会 所在基层工会 工会"),
        ("members", "employer", "单位 工作单位 企业名称 用人单位 单位名称 所在单位 现工作单位"),
        ("employers", "uscc", "统一社会信用代码 信用代码 社会信用代码 统一社会信用代码证号"),
        (
            "employers",
            "employees",
            "职工人数 职工总数 员工数 职工总数(人) 职工人数（含派遣工） 从业人数 现有职工人数",
        ),
        ("employers", "women", "女职工数 女职工人数 女职工 其中：女职工 女"),
        ("employers", "region", "注册地 行政区划 所在区域 所属乡镇"),
        ("employers", "migrant", "农民工人数 其中：农民工 农民工"),
        ("employers", "dispatched", "劳务派遣人数 派遣工 劳务派遣工"),
        ("agreements", "kind", "合同类型 合同种类 协议类型 类别"),
        ("agreements", "employer", "签约单位 企业名称 签约企业"),
        ("agreements", "signed_on", "签订日期 签订时间 签约日期"),
        ("agreements", "valid_from", "生效日期 起始日期 合同期限起 有效期（起）"),
        ("agreements", "valid_to", "终止日期 到期日 合同期限止 截止日期"),
        ("agreements", "covered_workers", "覆盖职工数 覆盖人数 覆盖职工人数 职工人数"),
        ("agreements", "covered_women", "覆盖女职工 覆盖女职工人数 其中：女职工"),
        ("unions", "superior", "上级工会 上级工会名称 上一级工会"),
        ("unions", "approved_on", "批复日期 建会日期 批复成立日期 成立日期 工会成立时间"),
        ("unions", "employer", "单位名称 所属单位 建会单位"),
        ("units", "parent", "上级单位 上级 上级单位编码"),
        ("units", "code", "编码 单位编码 单位代码"),
    ],
)
def test_the_names_people_give(ledger, name, heads):
    others = [column.title for column in REGISTERS[ledger] if column.name != name][:2]
    for head in heads.split():
        assert columns_of(head, *others, "备注", register=ledger).get("A") == name, head


@pytest.mark.parametrize(
    ("ledger", "heads"),
    [
        (
            "members",
            "配偶姓名 家属电话 紧急联系人电话 办公电话 会员证号 上级工会 劳务派遣单位 介绍人 出生地",
        ),
        ("employers", "法定代表人 单位地址 会员人数 企业性质 女会员数"),
        ("agreements", "协商代表 报送日期 企业地址"),
        ("unions", "工会主席 企业成立日期 会员数"),
    ],
)
def test_names_of_something_else(ledger, heads):
    others = [column.title for column in REGISTERS[ledger] if column.required][:2]
    for head in heads.split():
        assert "A" not in columns_of(head, *others, "备注", register=ledger), head


def test_an_idea_belongs_to_the_column_that_surely_is_it():
    columns = (*AGREEMENTS, Column("title", "合同名称", "text"))
    said = lines(["企业名称", "合同类别", "合同名称", "签订日期"])
    assert laid(said, columns).mapping == {
        "A": "employer",
        "B": "kind",
        "C": "title",
        "D": "signed_on",
    }


def test_how_many_enterprises_is_no_enterprise():
    said = lines(["乡镇", "企业数", "职工总数"], ["石栎镇", "3", "96"])
    assert "name" not in laid(said, EMPLOYERS).columns


def test_a_head_of_two_names_is_known_by_either():
    either = "组织机构代码/统一社会信用代码"
    said = lines(
        ["单位全称", either, "职工人数"], ["栎新机械厂", code(1), "5"], ["永澈公司", code(2), "6"]
    )
    assert laid(said, EMPLOYERS).mapping["B"] == "uscc"
    assert columns_of("姓名", "身份证号", "手机或电话") == {
        "A": "name",
        "B": "id_no",
        "C": "mobile",
    }
    assert columns_of("姓名", "身份证号", "联系人/电话") == {"A": "name", "B": "id_no"}


def test_stars_numbers_spaces_and_widths_do_not_count():
    heads = ["＊姓 名", "1.身份证号码*", "（2）手机号\n码", "※入 会 日 期：", "性　别（必填）"]
    found = sorted(columns_of(*heads).items())
    assert [name for _, name in found] == ["name", "id_no", "mobile", "joined_on", "sex"]


def test_english_and_machine_names_are_known():
    assert columns_of("name", "id_no", "is_migrant", "union") == {
        "A": "name",
        "B": "id_no",
        "C": "is_migrant",
        "D": "union",
    }
    assert columns_of("Full name", "ID number", "Mobile", "Date of birth") == {
        "A": "name",
        "B": "id_no",
        "C": "mobile",
        "D": "birth",
    }


def test_a_clear_name_wins_and_the_other_is_listed():
    said = lines(
        ["姓名", "身份证号", "手机号码", "联系电话"], ["陈默", ID, "13800000001", "0571-88880001"]
    )
    found = laid(said)
    assert found.mapping["C"] == "mobile"
    assert [(each.column, each.name) for each in found.passed] == [("D", "mobile")]
    assert found.questions == ()


def test_two_names_with_different_mobile_numbers_are_asked_for():
    said = lines(
        ["姓名", "身份证号", "手机号码", "联系电话"], ["陈默", ID, "13800000001", "13800000002"]
    )
    assert [each.column for each in laid(said).questions] == ["C", "D"]


def test_what_the_cells_hold_decides_between_two_numbers():
    said = lines(["姓名", "证件号", "身份证号码"], ["陈默", "第1号", ID])
    found = laid(said)
    assert found.mapping == {"A": "name", "C": "id_no"}
    assert [(each.column, each.name) for each in found.passed] == [("B", "id_no")]


def test_a_column_without_a_head_is_asked_for_by_what_it_holds():
    found = laid(lines(["姓名", None, "性别"], ["陈默", ID, "男"], ["陆闻", ID, "女"]))
    assert [(each.column, each.options) for each in found.questions] == [("B", ("id_no", ""))]
    assert found.faults == ()


def test_a_longer_head_is_taken_where_the_cells_show_it():
    said = lines(["姓名", "身份证号码或户口簿号", "性别"], ["陈默", ID, "男"])
    assert laid(said).mapping["B"] == "id_no"
    other = lines(["姓名", "证件号码", "入会日期或转入日期"], ["陈默", ID, "2020-01-01"])
    assert [(each.column, each.options) for each in laid(other).questions] == [
        ("C", ("joined_on", ""))
    ]


def test_a_mapping_decides_by_letter_or_by_head():
    said = lines(["姓名", "身份证号", "电话", "电话", "班组"], ["陈默", ID, "1", "2", "栎新"])
    found = laid(said, mapping={"D": "mobile", "班组": "employer"})
    assert found.mapping == {"A": "name", "B": "id_no", "D": "mobile", "E": "employer"}
    assert found.questions == ()
    assert laid(said, mapping={"身份证号": ""}).mapping == {"A": "name"}


def test_a_mapping_by_letters_finds_a_head_nobody_knows():
    said = lines(["甲", "乙"], ["陈默", ID])
    assert laid(said).first == 0
    found = laid(said, mapping={"A": "name", "B": "id_no"})
    assert (found.first, found.mapping) == (1, {"A": "name", "B": "id_no"})


def test_the_body_whose_list_it_is_stands_above_the_head():
    head = ["姓名", "身份证号"]
    for above in (
        ["单位：栎新机械厂"],
        ["单位：", "栎新机械厂"],
        ["单位名称：栎新机械厂（盖章）        填报日期：2026年11月1日"],
        ["填报单位（盖章）：栎新机械厂    填报日期：2026年11月1日"],
        ["栎新机械厂会员花名册"],
        ["附件1：栎新机械厂2026年度职工名单"],
    ):
        found = laid(lines(above, head))
        assert found.constants["employer"].text == "栎新机械厂", above
    for above in (
        ["单位：人"],
        ["石栎镇总工会会员花名册"],
        ["石栎镇基层工会会员登记表"],
        ["会员花名册"],
        ["工 会 会 员 花 名 册"],
        ["填报单位（盖章）：石栎镇总工会"],
        ["填报单位："],
    ):
        assert laid(lines(above, head)).constants == {}, above


def test_a_union_above_the_head_is_no_employer():
    found = laid(lines(["工会名称：栎新机械厂工会"], ["姓名", "身份证号"]))
    assert {name: each.text for name, each in found.constants.items()} == {
        "union": "栎新机械厂工会"
    }


def test_a_title_and_a_tab_that_differ_are_asked_for():
    found = laid(lines(["栎新机械厂会员花名册"], ["姓名", "身份证号"]), sheet="永澈食品有限公司")
    assert [each.column for each in found.questions] == ["sheet"]
    assert found.constants == {}


def test_columns_have_letters():
    assert [letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(index(letter(at)) == at for at in range(1000))


def test_names_are_alike_whatever_their_dots_and_widths():
    dots = {likeness.key(f"买买提{dot}吐尔逊") for dot in "·•・‧"}
    assert len(dots) == 1
    assert likeness.key("栎新（集团） 公司") == likeness.key("栎新(集团)公司")
