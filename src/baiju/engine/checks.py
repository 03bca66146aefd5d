"""A wrong declaration stops the start-up, with a sentence that says what is wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.core.checks import register as check
from django.core.exceptions import FieldDoesNotExist

from . import registry, stages
from .declare import Register


@check()
def declarations(**_: Any) -> list[CheckMessage]:
    """Every register names only what exists."""
    return [error for register in registry.registers() for error in _register(register)]


@check()
def areas_have_names(**_: Any) -> list[CheckMessage]:
    """Rights are given by area, so each register's area is declared."""
    known = {area.key for area in registry.areas()}
    return [
        Error(f"{r.key} belongs to the area {r.area!r}, which is not declared.", id="baiju.E004")
        for r in registry.registers()
        if r.area not in known
    ]


@check()
def database(**_: Any) -> list[CheckMessage]:
    """An old SQLite is used without its write-ahead log."""
    engine = settings.DATABASES["default"]
    journal = "journal_mode=DELETE" in engine["OPTIONS"].get("init_command", "")
    if not engine["ENGINE"].endswith("sqlite3") or not journal:
        return []
    text = (
        f"SQLite {sqlite3.sqlite_version} can lose commits with a write-ahead log; it runs without."
    )
    return [Warning(text, hint="Install the package pysqlite3.", id="baiju.W001")]


def _register(register: Register) -> Iterator[Error]:
    yield from _fields(register)
    yield from _parts(register)
    yield from _states(register)
    yield from _secrets(register)


def _fields(register: Register) -> Iterator[Error]:
    lists = (register.columns, register.fields, register.filters, register.search)
    names = {name.split("__")[0] for each in lists for name in each} | set(register.example)
    names |= {name for named in register.identity for name in named} | set(register.synonyms)
    names |= {name for deed in register.deeds for name in (*deed.fields, *deed.needs)}
    names |= {name for asked in register.required_at.values() for name in asked}
    names -= {*register.part_keys, *([stages.FIELD] if register.stages else [])}
    names |= {clock.on for clock in register.clocks if isinstance(clock.on, str)} | {
        secret.field for secret in register.secrets
    }
    names |= set(filter(None, [register.period, register.owner, register.unit.split("__")[0]]))
    names |= {*register.upward, *([register.person] if register.person else [])}
    for name in sorted(names):
        try:
            register.model._meta.get_field(name)
        except FieldDoesNotExist:
            yield Error(f"{register.key} names {name!r}, which is no field.", id="baiju.E001")


def _states(register: Register) -> Iterator[Error]:
    if register.transitions and not register.has_state:
        yield Error(f"{register.key} has transitions but no state.", id="baiju.E002")
        return
    known = set(_state_values(register)) if register.transitions else set()
    for step in register.transitions:
        if not {*step.sources, step.target} <= known:
            yield Error(
                f"{register.key}.{step.name} leads between states that do not exist.",
                id="baiju.E003",
            )


def _state_values(register: Register) -> list[str]:
    field: Any = register.model._meta.get_field(register.state)
    return [key for key, _label in field.flatchoices]


def _parts(register: Register) -> Iterator[Error]:
    for kind in register.parts:
        names = {each.name for each in kind.model._meta.fields}
        if unknown := {kind.link, *kind.fields} - names:
            yield Error(
                f"{register.key}.{kind.key} names {min(unknown)!r}, which is no field.",
                id="baiju.E006",
            )


def _secrets(register: Register) -> Iterator[Error]:
    for name in register.secret_fields:
        if name in (*register.search, *register.filters):
            yield Error(
                f"{register.key} searches or narrows by {name!r}, which is encrypted.",
                id="baiju.E005",
            )
