"""Figures of one document held against each other."""

from __future__ import annotations

import pytest

from baiju.plantext import consistency, quantities
from baiju.plantext.model import Document
from tests.plantext import texts


def _document(text: str) -> Document:
    source, document = texts.document(text)
    document.quantities = quantities.of(source, document)
    return document


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("至今已有43家企业签订了工资集体协商协议书，签订率达86%。", 50),
        ("已有43家企业签订了集体合同，占建会企业的86%。", 50),
        ("已办结建议35件，办结率94.6%。", 37),
        ("女职工入会87人，入会率29%。", 300),
    ],
)
def test_a_count_and_its_rate_tell_the_whole(text, whole):
    (implied,) = consistency.implied_denominators(_document(text))
    assert implied.denominator == whole
    assert text[implied.count.value_start : implied.rate.value_end].startswith(
        f"{implied.count.value:g}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "已有43家企业签订了工资协议，签订率达85%。",
        "督促12家企业签订合同，集体合同签订率达90%。",
        "已培训职工43人，建会率达86%。",
        "已发展会员4333人，会员入会率达86%。",
        "新建工会43家，建会数增长86%。",
        "新建工会43家以上，建会率达86%。",
        "代表提出建议34件，代表满意率达97%。",
    ],
)
def test_no_whole_where_the_division_or_the_words_do_not_fit(text):
    assert consistency.implied_denominators(_document(text)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("集体合同签订率达到90%。落实经费。确保集体合同签订率达到95%。", "differs"),
        ("集体合同签订率达到80%。落实经费。确保集体合同签订率达到90%以上。", "differs"),
        ("新建职工书屋4家。落实经费。确保年内6家职工书屋建成开放。", "differs"),
        ("新增会员100人，其中女职工120人。", "exceeds"),
        ("筹集资金120万元，其中财政补助50万元、社会捐助30万元、自筹30万元。", "sum"),
        ("职工满意率达到120%。", "over_100"),
    ],
)
def test_figures_that_cannot_both_be_right(text, kind):
    assert [one.kind for one in consistency.contradictions(_document(text))] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "集体合同签订率达到90%以上。落实经费。确保集体合同签订率达到95%。",
        "集体合同签订率达到90%。女职工专项集体合同签订率达到95%。",
        "走访困难职工420户。帮扶困难职工120户。",
        "上半年新建企业工会6家。下半年新建企业工会8家。",
        "新增会员100人，其中女职工60人、农民工20人。",
        "筹集资金120万元，其中财政补助50万元、社会捐助40万元、自筹30万元。",
        "工会经费收入增长率达到120%。",
        "指导6家新建企业工会签订好集体合同。督促集体合同到期的12家企业签订好合同。",
        "全年发展会员350人，其中货车司机45人。",
    ],
)
def test_figures_that_go_together(text):
    assert consistency.contradictions(_document(text)) == []
