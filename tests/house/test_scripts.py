"""The tools of the house: they find what is wrong, and keep what is right."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from scripts import lint, messages, needs, new_register, news

from .files import ROOT

PAGE = """{# A page. #}
{% load i18n %}{% translate "One" %} {% translate "Two" context "clock" %} {{ _("Three") }}
{% blocktranslate count n=total %}{{ n }} row{% plural %}{{ n }} rows{% endblocktranslate %}
{% blocktranslate trimmed %}
  Four
  and 50%
{% endblocktranslate %} {% include "x.html" with title=_("Five") %}
"""
CODE = """from django.utils.translation import gettext_lazy as _, ngettext
name = _("Six")
many = ngettext("%(n)d day", "%(n)d days", 2)
"""


@pytest.fixture
def book(tmp_path: Path) -> messages.Book:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "code.py").write_text(CODE, encoding="utf-8")
    return messages.Book("django", tmp_path)


def test_sentences_are_found_in_templates_and_code(book):
    said = {message.id for message in messages.template_of(book) if message.id}
    assert said == {
        *("One", "Two", "Three", "Four and 50%%", "Five", "Six"),
        ("%(n)s row", "%(n)s rows"),
        ("%(n)d day", "%(n)d days"),
    }
    assert messages.template_of(book).get("Two", context="clock")


def test_a_catalogue_is_complete_only_when_all_is_translated_and_nothing_else(book):
    messages.update(book)
    assert any("not translated: 'One'" in line for line in messages.faults(book))

    catalogue = messages.written(book)
    for message in catalogue:
        if message.id and isinstance(message.id, str):
            message.string = "译 50%%" if "%" in message.id else "译"
        elif message.id:
            message.string = ("译",)
    messages.write(book, catalogue)
    assert messages.faults(book) == []

    catalogue.add("Gone", "没了")
    catalogue["One"].flags.add("fuzzy")
    messages.write(book, catalogue)
    assert messages.faults(book) == ["no longer said: 'Gone'", "only guessed: 'One'"]


def test_updating_keeps_translations_and_drops_what_is_no_longer_said(book):
    messages.update(book)
    catalogue = messages.written(book)
    catalogue["One"].string = "一"
    catalogue.add("Gone", "没了")
    messages.write(book, catalogue)

    messages.update(book)
    first = book.path.read_bytes()
    messages.update(book)

    assert book.path.read_bytes() == first
    with book.path.open("rb") as file:
        after = read_po(file)
    assert after["One"].string == "一"
    assert "Gone" not in after
    assert "Gone" not in after.obsolete


def test_a_sentence_of_a_table_is_said_as_long_as_the_table_has_it(book, tmp_path):
    table = tmp_path / "table.py"
    table.write_text('KINDS = {"late": "Too late"}\n', encoding="utf-8")
    catalogue = messages.template_of(book)
    catalogue.add("Too late", "迟了")
    messages.write(book, catalogue)
    assert not any("Too late" in line for line in messages.faults(book))
    table.unlink()
    assert "no longer said: 'Too late'" in messages.faults(book)


def test_a_change_of_the_product_asks_for_news():
    assert news.faults({"docs/index.md"}) == []
    assert news.faults({"src/baiju/__init__.py"}) == [
        "The product changes: write a sentence for its users in news/<issue>.added.md."
    ]
    assert news.faults({"src/baiju/__init__.py", "news/2.added.md"}) == []


def test_what_is_missing_is_named_with_its_command(monkeypatch, capsys):
    monkeypatch.setitem(needs.NEEDS, "pdf", needs.Need("pdftotext", lambda: False, "poppler-utils"))
    monkeypatch.setattr(needs.os, "geteuid", lambda: 1000)
    assert needs.main(["pdf", "venv"]) == 1
    assert (
        capsys.readouterr().out == "pdftotext is missing. Run: sudo apt-get install poppler-utils\n"
    )
    assert needs.main(["venv"]) == 0


def test_a_snap_is_no_browser(tmp_path, monkeypatch):
    browser = tmp_path / "chromium-browser"
    browser.write_text('#!/bin/sh\nexec /snap/bin/chromium "$@"\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.setenv("BAIJU_TEST_CHROMIUM", str(browser))
    assert needs.chromium() is None
    browser.write_text('#!/bin/sh\nexec /opt/chromium/chrome "$@"\n', encoding="utf-8")
    assert needs.chromium() == str(browser)


def test_an_old_python_is_named(monkeypatch, capsys):
    monkeypatch.setattr(needs, "OLDEST", (99, 0))
    assert needs.main([]) == 1
    assert "or newer is needed" in capsys.readouterr().out


def test_every_target_says_what_it_does():
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    targets = {line.split()[1] for line in shown.stdout.splitlines()}
    assert {
        "help",
        "setup",
        "demo",
        "run",
        "test",
        "test-pg",
        "lint",
        "fix",
        "docs",
        "lock",
    } <= targets


def test_an_unknown_check_is_named(capsys):
    assert lint.main(["no-such"]) == 2
    assert "There is no check 'no-such'" in capsys.readouterr().out


@pytest.mark.skipif(
    sys.platform != "linux", reason="the PostgreSQL of the tests comes for Linux only"
)
def test_a_command_runs_with_a_postgresql_that_ends_with_it():
    ask = "import os, psycopg; c = psycopg.connect(os.environ['BAIJU_DATABASE_URL']).info"
    words = [sys.executable, "-c", f"{ask}; print(c.dbname, c.host)"]
    server = [sys.executable, "-m", "scripts.with_postgres"]
    done = subprocess.run(
        [*server, *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    name, folder = done.stdout.split()
    assert name == "baiju"
    assert "baiju-pg-" in folder
    assert not Path(folder).parent.exists()


def test_an_f_string_is_not_a_sentence(tmp_path):
    (tmp_path / "code.py").write_text('_(f"{name} is late.")\n', encoding="utf-8")
    with pytest.raises(ValueError, match="f-string"):
        messages.faults(messages.Book("django", tmp_path))


def test_a_new_register_is_a_file_and_a_line_in_the_index(tmp_path):
    settings = tmp_path / "src" / "baiju" / "config" / "settings.py"
    settings.parent.mkdir(parents=True)
    settings.write_text('INSTALLED_APPS = [\n    "baiju.web",\n]\n', encoding="utf-8")
    city = new_register.Names("training", "SafetyCity")

    new_register.write(city, tmp_path)
    new_register.write(new_register.Names("training", "Course"), tmp_path)

    area = tmp_path / "src" / "baiju" / "areas" / "training"
    index = (area / "models.py").read_text(encoding="utf-8")
    assert "from .safety_city import SafetyCity, safety_cities\n" in index
    assert "from .course import Course, courses\n" in index
    assert set(_all(index)) == {"SafetyCity", "safety_cities", "Course", "courses"}
    assert 'key="safety-cities"' in (area / "safety_city.py").read_text(encoding="utf-8")
    assert settings.read_text(encoding="utf-8").count('"baiju.areas.training"') == 1
    assert new_register.faults(city, tmp_path) == [
        "src/baiju/areas/training/safety_city.py is there already."
    ]


def _all(index: str) -> list[str]:
    named = next(node for node in ast.parse(index).body if isinstance(node, ast.Assign))
    return list(ast.literal_eval(named.value))


def test_a_new_register_needs_an_area_and_a_name(tmp_path):
    for area, name in (("", ""), ("training", "course"), ("Training", "Course")):
        assert new_register.faults(new_register.Names(area, name), tmp_path) == [
            "Name an area and a record: make register AREA=training NAME=SafetyCourse"
        ]
