"""The file is a sound archive that other programs open, and equal documents are equal bytes."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from baiju.papers import word

from .documents import NOTICE, REQUEST


def test_the_same_document_is_the_same_bytes_in_another_process():
    here = word.write(NOTICE)
    there = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from baiju.papers import word; from tests.papers.documents import NOTICE;"
            "sys.stdout.buffer.write(word.write(NOTICE))",
        ],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7"},
    ).stdout

    assert here == there
    assert here != word.write(replace(NOTICE, number="白工发〔2026〕3号"))


def test_the_archive_is_sound_and_every_part_has_a_type():
    with zipfile.ZipFile(io.BytesIO(word.write(NOTICE))) as archive:
        assert archive.testzip() is None
        types = archive.read("[Content_Types].xml").decode()
        missing = [
            name
            for name in archive.namelist()
            if name != "[Content_Types].xml"
            and not name.endswith(".rels")
            and f'PartName="/{name}"' not in types
        ]
        dates = {one.date_time for one in archive.infolist()}

    assert not missing
    assert dates == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("official", [NOTICE, REQUEST], ids=["notice", "request"])
def test_python_docx_opens_it_and_finds_headings_and_tables(official):
    document = docx.Document(io.BytesIO(word.write(official)))
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]

    assert document.core_properties.title == official.title
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.05)
    assert headings == (
        ["一、总体要求", "二、重点任务", "（一）扩大组织覆盖", "（1）逐户登记"]
        if official is NOTICE
        else []
    )
    assert len(document.tables) == (3 if official is NOTICE else 0)


def test_the_example_of_the_reference_page_makes_a_file():
    page = Path(__file__).parents[2] / "docs/reference/papers.md"
    example = page.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    made: dict[str, bytes] = {}
    exec(example, made)

    words = [one.text for one in docx.Document(io.BytesIO(made["file"])).paragraphs if one.text]
    assert words[0] == "白驹镇总工会2026年工作计划"
    assert words[-1] == "2026年1月16日"


def test_writing_needs_no_django_and_no_library():
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from baiju.papers import word; from baiju.papers.content import Official;"
            "word.write(Official('通知')); print({'django', 'docx', 'lxml'} & set(sys.modules))",
        ],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    ).stdout

    assert loaded.strip() == "set()"
