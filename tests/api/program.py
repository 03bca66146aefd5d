"""A program that speaks to the API with a token of its own, for the tests."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from baiju.api import references
from baiju.engine import registry
from baiju.org import tokens
from baiju.org.models import Unit
from tests.world import sample


class Program:
    """One token, and what is asked with it."""

    def __init__(self, text: str) -> None:
        self.client = Client(raise_request_exception=False)
        self.text = text

    def ask(self, method: str, path: str, data: Any = None, **headers: str) -> Any:
        body = b"" if data is None else json.dumps(data, ensure_ascii=False).encode()
        return self.send(method, path, body, "application/json" if body else "", **headers)

    def send(self, method: str, path: str, body: bytes, kind: str, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named = {"Authorization": f"Bearer {self.text}", **named}
        address = f"/api/v1/{path}"
        return self.client.generic(method, address, body, content_type=kind, headers=named)

    def read(self, path: str, **headers: str) -> Any:
        return self.ask("GET", path, **headers)


def program(user: Any, *, level: str = "write", areas: tuple[str, ...] = ()) -> Program:
    """A program in a person's name."""
    today = timezone.localdate()
    last = today + timedelta(days=30)
    asked = {"name": "test", "level": level, "areas": areas, "expires_on": last}
    return Program(tokens.make(user, **asked, today=today)[1])


def body(register: Any, user: Any, unit: Any, **given: Any) -> dict[str, Any]:
    """The register's example as a program sends it: what it points at by name."""
    made = sample(register, user, unit, **given)
    sent = {
        name: _said(register.model, name, made[name]) for name in register.fields if name in made
    }
    for kind in register.parts:
        sent[kind.key] = [
            {name: _said(kind.model, name, value) for name, value in row.items()}
            for row in made.get(kind.key, ())
        ]
    return sent


def _said(model: Any, name: str, value: Any) -> Any:
    field = next((each for each in model._meta.get_fields() if each.name == name), None)
    if field is None or not field.is_relation or isinstance(value, list) or value is None:
        return value.isoformat() if isinstance(value, date) else value
    found = field.related_model._base_manager.get(pk=value)
    return references.said(found)


def address(register: Any, record: Any) -> str:
    return f"{register.key}/{record.uid}/"


def unit_named(code: str) -> Unit:
    return Unit.objects.get(code=code)


def by_hand() -> list[Any]:
    return [register for register in registry.registers() if register.by_hand]
