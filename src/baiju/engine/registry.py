"""The list of everything declared. Filled once at start-up, then only read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from .declare import Area, Intake, Lens, Paper, Register, Rule

T = TypeVar("T")

_registers: dict[str, Register] = {}
_areas: dict[str, Area] = {}
_rules: dict[str, Rule] = {}
_papers: dict[str, Paper] = {}
_intakes: dict[str, Intake] = {}


def collect() -> None:
    """What an app's models module names is what exists."""
    for app in apps.get_app_configs():
        _collect(vars(app.models_module) if app.models_module else {})


def declared(kind: type[T]) -> Iterator[T]:
    """What the apps' models modules name of a kind that the engine does not know, each once."""
    seen: dict[int, T] = {}
    for app in apps.get_app_configs():
        for thing in vars(app.models_module).values() if app.models_module else ():
            if isinstance(thing, kind):
                seen[id(thing)] = thing
    return iter(seen.values())


def _collect(names: Mapping[str, object]) -> None:
    for thing in names.values():
        if isinstance(thing, Register):
            _add(_registers, thing.key, thing)
        elif isinstance(thing, Area):
            _add(_areas, thing.key, thing)
        elif isinstance(thing, Rule):
            _add(_rules, thing.key, thing)
        elif isinstance(thing, Paper):
            _add(_papers, thing.key, thing)
        elif isinstance(thing, Intake):
            _add(_intakes, thing.key, thing)


def _add(shelf: dict[str, T], key: str, thing: T) -> None:
    if key in shelf and shelf[key] is not thing:
        raise ImproperlyConfigured(f"Two declarations are called {key!r}.")
    shelf[key] = thing


def register(key: str) -> Register | None:
    return _registers.get(key)


def registers() -> Iterator[Register]:
    return iter(sorted(_registers.values(), key=lambda r: r.key))


def register_of(model: type) -> Register | None:
    return next((r for r in _registers.values() if r.model is model), None)


def areas() -> Iterator[Area]:
    return iter(_areas.values())


def rules() -> Iterator[Rule]:
    return iter(_rules.values())


def rule(key: str) -> Rule:
    return _rules[key]


def paper(key: str) -> Paper | None:
    return _papers.get(key)


def papers_of(register: Register) -> list[Paper]:
    return [paper for paper in _papers.values() if paper.register == register.key]


def intake(key: str) -> Intake | None:
    return _intakes.get(key)


def intakes() -> Iterator[Intake]:
    return iter(_intakes.values())


def lenses_of(register: Register) -> list[Lens]:
    """A register's own lenses, and those that other areas lay on it."""
    others = [lens for lens in declared(Lens) if lens.register == register.key]
    return [*register.lenses, *(lens for lens in others if lens not in register.lenses)]
