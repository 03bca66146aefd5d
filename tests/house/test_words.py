"""Words: what is declared is documented, what is said is translated, what is private stays out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import messages

from .files import ROOT, lines, name, python, text, texts, tracked

VARIABLE = re.compile(r"\bBAIJU_[A-Z][A-Z0-9_]*[A-Z0-9]\b")
REQUIREMENT = re.compile(r"^([A-Za-z0-9][\w.-]*)", re.MULTILINE)
HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmmirror", "com"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
        ("pypi", "tuna"),
        ("mirrors", "aliyun"),
    )
)
PLACE = re.compile(r"(?<![\w.\-*{}$])/(?:home|root|Users|work)/[\w.-]")
FOREIGN = re.compile(r"\.min\.(?:js|css)$|(?:^|/)(?:vendor|node_modules)/|uv\.lock$|pylock\.toml$")
ARCHITECTURE = {"docs/reference/words.md", "docs/explanation/dependencies.md", "docs/index.md"}


def test_every_setting_is_documented():
    page = set(VARIABLE.findall(text(ROOT / "docs/reference/settings.md")))
    read = {each for file in python(".") for each in VARIABLE.findall(text(file))}
    missing = sorted(read - page)
    assert not missing, lines(missing)


def test_every_documented_setting_is_read():
    page = set(VARIABLE.findall(text(ROOT / "docs/reference/settings.md")))
    read = {each for file in python() for each in VARIABLE.findall(text(file))}
    missing = sorted(page - read)
    assert not missing, lines(missing)


@pytest.mark.parametrize("list_", ["base", "build", "dev"])
def test_every_requirement_has_its_sentence_and_its_version(list_):
    page = text(ROOT / "docs/explanation/dependencies.md")
    told = {
        each.lower() for each in re.findall(r"^\* \*\*(.+?)\*\* — .{20,}\.$", page, re.MULTILINE)
    }
    locked = text(ROOT / f"requirements/{list_}.txt").lower()
    for asked in REQUIREMENT.findall(text(ROOT / f"requirements/{list_}.in")):
        assert asked.lower() in told
        assert f"\n{asked.lower()}==" in locked or f"\n{asked.lower()}[" in locked


def test_locked_requirements_have_hashes_and_no_addresses():
    for file in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in text(file)
        versions = re.findall(r"^\S+==.*$", text(file), re.MULTILINE)
        assert versions
        assert all(line.endswith("\\") for line in versions)


@pytest.mark.parametrize("book", messages.BOOKS, ids=lambda book: book.domain)
def test_every_sentence_is_translated(book):
    found = messages.faults(book)
    assert not found, lines(found)


def test_no_file_names_a_registry():
    named = [
        f"{name(file)}: {host}" for file, content in texts() for host in HOSTS if host in content
    ]
    assert not named, lines(named)


def test_no_file_names_a_place_on_somebodys_machine():
    own = [f"{place}/" for place in (ROOT, Path.home()) if len(place.parts) > 2]
    named = [
        f"{name(file)}: {found}"
        for file, content in texts()
        for found in [*PLACE.findall(content), *(place for place in own if place in content)]
    ]
    assert not named, lines(named)


def test_nothing_of_others_is_in_the_repository():
    assert [name(file) for file in tracked() if FOREIGN.search(name(file))] == []


def test_the_pages_that_others_rest_on_are_there():
    assert {name(file) for file in tracked()} >= ARCHITECTURE
    assert "| register | 台账 |" in text(ROOT / "docs/reference/words.md")


def test_decisions_are_numbered_and_short():
    files = sorted((ROOT / "docs/adr").glob("*.md"))
    assert [file.name[:4] for file in files] == [f"{n:04}" for n in range(1, len(files) + 1)]
    assert [name(file) for file in files if text(file).count("\n") > 60] == []
