"""The document: it says what runs, in both languages, and soon enough."""

from __future__ import annotations

import json
import time
from functools import cache

import pytest
from django.core.cache import cache as attempts
from django.test import Client

from baiju.api import document, routes, urls
from baiju.engine import registry
from scripts import openapi

from .program import program


def test_a_change_of_the_api_is_seen():
    told = "The API has changed. Run `python -m scripts.openapi` and look at the difference."
    assert openapi.text() == openapi.FILE.read_text(encoding="utf-8"), told


def test_whoever_has_a_token_or_is_signed_in_reads_it_in_their_language(world):
    attempts.clear()
    asked, signed_in = program(world.alice), Client()
    signed_in.force_login(world.alice)
    english = asked.read("openapi.json").json()
    assert english["components"]["schemas"]["Holidays"]["properties"]["day"]["title"] == "day"
    world.alice.language = "zh-hans"
    world.alice.save()
    chinese = asked.read("openapi.json").json()
    assert chinese["components"]["schemas"]["Holidays"]["properties"]["day"]["title"] == "日期"
    assert english["paths"].keys() == chinese["paths"].keys()
    assert signed_in.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")
    assert Client().get("/api/v1/openapi.json").status_code == 401
    assert signed_in.generic("POST", "/api/v1/openapi.json").status_code == 405


def test_every_register_is_in_it_with_what_can_be_done(register):
    paths = _document()["paths"]
    listed, one = (f"/api/v1/{register.key}/", f"/api/v1/{register.key}/{{uid}}/")
    writes = register.by_hand
    assert set(paths[listed]) == ({"get", "post"} if writes else {"get"})
    assert set(paths[one]) == ({"get", "patch", "delete"} if writes else {"get"})
    assert (f"{one}steps/{{name}}" in paths) == bool(register.transitions)
    for deed in register.deeds:
        assert f"{one}deeds/{deed.name}" in paths


def test_choices_are_told_with_their_titles(register):
    shapes = _document()["components"]["schemas"]
    shown = next(
        each["schema"]["$ref"].rpartition("/")[2]
        for path, operations in _document()["paths"].items()
        if path == f"/api/v1/{register.key}/{{uid}}/"
        for each in operations["get"]["responses"]["200"]["content"].values()
    )
    for name in register.fields:
        field = register.model._meta.get_field(name)
        if field.choices:
            told = json.dumps(shapes[shown]["properties"][name])
            assert all(json.dumps(key) in told for key, _label in field.flatchoices)
            assert "x-enum-titles" in told


def test_no_list_is_narrowed_or_ordered_by_a_secret(register):
    told = _document()["paths"][f"/api/v1/{register.key}/"]["get"]["parameters"]
    schemas = {each["name"]: each["schema"] for each in told}
    columns = {each.removeprefix("-") for each in schemas["order"]["enum"]}
    assert not (schemas.keys() | columns) & set(register.secret_fields)
    assert "q" in schemas and columns


@pytest.mark.parametrize("size", [60])
def test_sixty_registers_are_built_soon(size):
    """The machine may be busy: what counts is the time of this process."""
    every = list(registry.registers())
    started = time.process_time()
    for number in range(0, size, len(every)):
        routes.build(every[: size - number], version=f"timed-{number}")
    assert time.process_time() - started < 1.5


@cache
def _document():
    return document.of(urls.api)
