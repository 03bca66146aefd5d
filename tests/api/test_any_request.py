"""Whatever is sent that the document allows, or nearly allows: nothing breaks."""

from __future__ import annotations

import json
from functools import cache
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from django.core.cache import cache as attempts
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from baiju.api import document, urls
from baiju.api.faults import CODES
from baiju.engine import access, registry
from baiju.org.actors import actor_for
from tests.sample.models import courses
from tests.world import make, writer

from .program import program

FEW = settings(
    max_examples=2,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
MANY = settings(FEW, max_examples=20)
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@cache
def _schema():
    return schemathesis.openapi.from_dict(document.of(urls.api))


def operations(key: str):
    """The operations of one register."""
    found = (each.ok() for each in _schema().get_all_operations())
    return [each for each in found if each.path.startswith(f"/api/v1/{key}/")]


@pytest.fixture
def asked(world):
    attempts.clear()
    return {name: program(getattr(world, name)) for name in ("alice", "erin", "root")}


def _send(asking, case, record):
    """The case, at a record that is there and with its version, so that it comes further."""
    path = case.path.replace("{uid}", str(record.uid)) if record else case.path
    for name, value in (case.path_parameters or {}).items():
        path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
    query = urlencode(case.query or {}, doseq=True, errors="replace")
    is_sent = case.body is not None and type(case.body).__name__ != "NotSet"
    sent = json.dumps(case.body, default=repr) if is_sent else ""
    body = sent.encode()
    address = path.removeprefix("/api/v1/") + (f"?{query}" if query else "")
    kind = "application/json" if body else ""
    with transaction.atomic():
        answer = asking.send(case.method, address, body, kind, If_Match='"1"')
        transaction.set_rollback(True)
    return answer


def _try(register, world, asking, how):
    record = make(register, writer(register, world), world.north)
    answers: list[int] = []
    for operation in operations(register.key):
        for mode in MODES:

            @how
            @given(case=operation.as_strategy(generation_mode=mode))
            def tried(case):
                answer = _send(asking, case, record)
                answers.append(answer.status_code)
                if answer.status_code >= 400:
                    assert answer.json()["error"]["code"] in CODES
                assert answer.status_code < 500, (case.method, case.path, case.body)

            tried()
    assert access.records(register, actor_for(world.root)).filter(pk=record.pk).exists()
    return answers


def test_nothing_breaks_at_any_register(register, world, asked):
    asking = asked[writer(register, world).username]
    assert _try(register, world, asking, FEW)


def test_nothing_breaks_at_the_sample_however_often(world, asked):
    answers = _try(courses, world, asked["alice"], MANY)
    assert {200, 400, 422} <= set(answers)
    assert courses in registry.registers()
