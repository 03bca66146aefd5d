"""How the papers say days, choices and secrets: always in Chinese, whoever prints them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import override

from baiju.engine import registry, values


def day(when: date | None) -> str:
    """2026年3月1日; nothing for a day that was not noted."""
    return f"{when.year}年{when.month}月{when.day}日" if when else ""


def said(record: Any, name: str) -> str:
    """A choice by its label."""
    with override("zh-hans"):
        return str(getattr(record, f"get_{name}_display")()) if getattr(record, name) else ""


def truth(value: bool) -> str:
    return "是" if value else "否"


def masked(record: Any, name: str) -> str:
    """A secret as lists show it: a paper leaves the office."""
    register = registry.register_of(type(record))
    assert register is not None
    return values.mask(register.secret_fields[name], str(getattr(record, name) or ""))


def signed(body: object, on: date | None) -> dict[str, Any] | None:
    return {"body": str(body), "on": on} if on else None
