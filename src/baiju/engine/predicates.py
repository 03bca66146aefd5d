"""Check constraints asked of values in memory, so that a thousand rows cost no query."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt
from typing import Any

from django.db.models import F, Model, Q

Value = Callable[[Mapping[str, Any]], Any]
Test = Callable[[Mapping[str, Any]], bool | None]
"""True, false, or None where a blank leaves it open: as in the database, that does not refuse."""

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": eq,
    "lt": lt,
    "lte": le,
    "gt": gt,
    "gte": ge,
}


class Unknown(Exception):
    """The condition says more than values can answer; the database is asked instead."""


def compiled(condition: Q, model: type[Model]) -> Test:
    """A condition as a function of field names and values."""
    tests = [_test(child, model) for child in condition.children]
    joined = _all(tests) if condition.connector == Q.AND else _any(tests)
    if not condition.negated:
        return joined

    def negated(values: Mapping[str, Any]) -> bool | None:
        answer = joined(values)
        return None if answer is None else not answer

    return negated


def _test(child: Any, model: type[Model]) -> Test:
    if isinstance(child, Q):
        return compiled(child, model)
    if not isinstance(child, tuple):
        raise Unknown
    path, right = child
    name, _, lookup = path.partition("__")
    if name not in {field.name for field in model._meta.fields}:
        raise Unknown
    return _comparison(name, lookup or "exact", right)


def _comparison(name: str, lookup: str, right: Any) -> Test:
    if lookup == "isnull":
        return lambda values: (values[name] is None) is right
    if lookup == "in" and not hasattr(right, "resolve_expression"):
        return lambda values: None if values[name] is None else values[name] in right
    if lookup not in COMPARISONS:
        raise Unknown
    compare, other = COMPARISONS[lookup], _value(right)

    def test(values: Mapping[str, Any]) -> bool | None:
        one, two = values[name], other(values)
        return None if one is None or two is None else bool(compare(one, two))

    return test


def _value(right: Any) -> Value:
    if isinstance(right, F):
        named: str = right.name  # type: ignore[attr-defined]  # the stubs forget it
        return lambda values: values[named]
    if hasattr(right, "resolve_expression"):
        raise Unknown
    return lambda _values: right


def _all(tests: list[Test]) -> Test:
    def every(values: Mapping[str, Any]) -> bool | None:
        answers = [test(values) for test in tests]
        return False if False in answers else None if None in answers else True

    return every


def _any(tests: list[Test]) -> Test:
    def some(values: Mapping[str, Any]) -> bool | None:
        answers = [test(values) for test in tests]
        return True if True in answers else None if None in answers else False

    return some
