"""The pages as LibreOffice shows them; slower than 0.2 s because the office suite has to start.

It sets a gap around digits that the file forbids, and its stand-in fonts have wider digits: a date
comes out about a character wider than in the named fonts, so it is judged less strictly here.
"""

from __future__ import annotations

import re
import warnings
from datetime import date

import pytest

from baiju.papers import layout
from baiju.papers.content import Official, Paragraph, Signature

from . import rendering
from .documents import NAMES, NOTICE, REQUEST

LEFT = layout.MARGIN_LEFT / 20
RIGHT = (layout.MARGIN_LEFT + layout.TEXT_WIDTH) / 20
TOP = layout.MARGIN_TOP / 20
BOTTOM = (layout.MARGIN_TOP + layout.TEXT_HEIGHT) / 20
CHARACTER = layout.CHARACTER / 20

SHOWN = {
    "notice": NOTICE,
    "request": REQUEST,
    "full": Official("满页", blocks=(Paragraph("国" * 26 + "国" * 28 * 63),)),
    "numbers": Official(
        "数字",
        blocks=tuple(
            Paragraph("国" * count + "1234567890年" + "国" * 9) for count in range(14, 28)
        ),
    ),
    "signed": Official(
        "通知",
        blocks=(Paragraph("请收悉。"),),
        signature=Signature("白驹镇基层工会联合会", date(2026, 1, 5)),
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    reason = rendering.missing()
    if reason:
        warnings.warn(f"Pages were not looked at. {reason}", stacklevel=1)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("pages")
    rendering.render(SHOWN, folder)
    return folder


def text_lines(page):
    return [line for line in page if line.middle < BOTTOM]


def test_a_full_page_has_22_lines_of_28_characters(folder):
    _, second, third, *_ = rendering.pages(folder / "full.pdf")

    for page in (second, third):
        assert [line.text for line in text_lines(page)] == ["国" * 28] * 22
        assert min(line.left for line in text_lines(page)) == pytest.approx(LEFT, abs=0.5)
        assert max(line.right for line in text_lines(page)) <= RIGHT + 0.5


def test_a_number_is_never_split(folder):
    lines = [
        line.text for page in rendering.pages(folder / "numbers.pdf") for line in text_lines(page)
    ]
    digits = [found for line in lines for found in re.findall(r"\d+", line)]

    assert digits == ["1234567890"] * 14
    assert any(line.startswith("1234567890") for line in lines)


def test_the_page_number_stands_right_on_odd_and_left_on_even_pages(folder):
    first, second, third, *_ = (page[-1] for page in rendering.pages(folder / "full.pdf"))

    assert [one.text for one in (first, second, third)] == ["—1—", "—2—", "—3—"]
    assert first.right == pytest.approx(RIGHT - 14, abs=2)
    assert second.left == pytest.approx(LEFT + 14, abs=2)
    assert third.right == pytest.approx(RIGHT - 14, abs=2)
    assert (first.middle - BOTTOM) / 72 * 25.4 == pytest.approx(7, abs=1)


def test_the_red_header_is_there_when_wanted_and_only_then(folder):
    rows = rendering.red(folder / "notice.pdf", 1)
    wide = [row for row, first, last in rows if first <= LEFT + 1 and last >= RIGHT - 2]
    (number,) = [
        line for line in rendering.pages(folder / "notice.pdf")[0] if "〔2026〕" in line.text
    ]

    assert (rows[0][0] - TOP) / 72 * 25.4 == pytest.approx(35, abs=4)
    assert (wide[-1] - (number.middle + 8)) / 72 * 25.4 == pytest.approx(4, abs=1)
    assert rendering.red(folder / "signed.pdf", 1) == []


def test_the_signature_stands_two_characters_from_the_right_with_the_date_after_its_start(folder):
    (page,) = rendering.pages(folder / "signed.pdf")
    lines = {line.text: line for line in page}
    name, day = lines["白驹镇基层工会联合会"], lines["2026年1月5日"]
    text = lines["请收悉。"]

    assert name.right == pytest.approx(RIGHT - 2 * CHARACTER, abs=1.5)
    assert name.left < day.left < name.left + 2 * CHARACTER + 1
    assert day.right <= RIGHT + 1
    assert name.middle - text.middle == pytest.approx(2 * layout.LINE / 20, abs=1)
    assert day.middle - name.middle == pytest.approx(layout.LINE / 20, abs=1)


def test_with_a_seal_the_name_is_centred_on_the_date_and_all_is_on_one_page(folder):
    (page,) = rendering.pages(folder / "request.pdf")
    lines = {line.text: line for line in page}
    name, day = lines["白驹镇人民代表大会主席团"], lines["2026年11月25日"]

    assert (name.left + name.right) / 2 == pytest.approx((day.left + day.right) / 2, abs=CHARACTER)


def test_rare_characters_of_names_and_every_name_dot_are_shown(folder):
    shown = "".join(line.text for page in rendering.pages(folder / "notice.pdf") for line in page)

    assert NAMES in shown
