"""Looks: the walls around style sheets, templates and the script, so that they cannot sprawl."""

from __future__ import annotations

import re

import pytest

from .files import SRC, lines, name, python, static, templates, text

STYLE = re.compile(r"\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|url\([^)]*\)")
CLASS = re.compile(r"(?<![\w-])\.([a-zA-Z_][\w-]*)")
COLOUR = re.compile(
    r":[^;{}]*?(#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|\b(?:white|black|red|gray|grey)\b)",
    re.IGNORECASE,
)
FACE = re.compile(r"\bfont(?:-family)?\s*:\s*(?![^;}]*(?:var\(|inherit))[^;}]*")
FREE_FACES = re.compile(r"font-family\s*:\s*(?:var\(|inherit)|font\s*:\s*(?:inherit|[^;}]*var\()")


def _rules(file):
    """A sheet without its comments, strings and addresses."""
    return QUOTED.sub('""', COMMENT.sub("", text(file)))


def test_the_sheets_are_1600_lines_at_most():
    assert sum(text(file).count("\n") for file in static(".css")) <= 1600


def test_the_script_is_400_lines_at_most():
    assert sum(text(file).count("\n") for file in static(".js")) <= 400


def test_colours_are_named_in_the_tokens_only():
    found = [
        f"{name(file)}: {match[1]}"
        for file in static(".css")
        if file.name != "tokens.css"
        for match in COLOUR.finditer(_rules(file))
    ]
    assert not found, lines(found)


def test_faces_are_named_in_the_tokens_only():
    found = [
        f"{name(file)}: {match[0]}"
        for file in static(".css")
        if file.name != "tokens.css"
        for match in FACE.finditer(_rules(file))
    ]
    assert not found, lines(found)


def test_every_class_is_used():
    sources = [
        *templates(),
        *static(".js"),
        *(file for file in python() if file.is_relative_to(SRC)),
    ]
    used = "\n".join(text(file) for file in sources)
    words = set(re.findall(r"[\w-]+", used))
    begun = re.findall(r"([\w-]+)(?:{{|{%)", used)
    made = re.compile("|".join(rf"{each}(?:(?<=-)[\w-]+|\d+)" for each in {"-", *begun}))
    named = {each for file in static(".css") for each in CLASS.findall(_rules(file))}
    missing = sorted(each for each in named - words if not made.fullmatch(each))
    assert not missing, lines(missing)


@pytest.mark.parametrize("file", templates(), ids=name)
def test_a_template_is_short_and_says_what_it_shows(file):
    assert text(file).count("\n") <= 60
    assert text(file).startswith(("{#", "{% comment")), "it begins with a comment"


@pytest.mark.parametrize("file", templates(), ids=name)
def test_a_template_has_no_style_and_no_script_in_attributes(file):
    markup = TAGS.sub("", text(file))
    assert not STYLE.search(markup)
    assert not HANDLER.search(markup)
