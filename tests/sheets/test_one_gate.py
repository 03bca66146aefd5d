"""A list by the thousand and the form of one record judge alike: same rows, same sentences."""

from __future__ import annotations

from random import Random

import pytest
from django.db import transaction

from baiju.engine import forms, inturn, records, registry, setwise
from baiju.engine.declare import Refusal
from baiju.engine.rows import Given, faults_of
from baiju.org.actors import actor_for
from tests.world import sample, writer

ROWS = 250
"""For each of two registers; of a row with several faults the form may tell more of them."""
JUNK = (
    *("", "x", "－5", "-5", "99999999999", "1.5", "2026-02-30", "2026-03-01", "1700-01-01"),
    *(
        "2300-01-01",
        "true",
        "maybe",
        "resident",
        "female",
        "male",
        "甲" * 300,
        "a\x00b",
        "第一\n第二",
    ),
    *("999999", "110101199003078515", "13800001234", "12345", "91990123MA00000158", "limited"),
)


def dirty(register, user, unit):
    """The register's example with one to three fields spoiled, the same in every run."""
    chance, rows = Random(7), []
    for _ in range(ROWS):
        row = {name: str(value) for name, value in sample(register, user, unit).items()}
        row = {n: {"True": "true", "False": "false"}.get(v, v) for n, v in row.items()}
        for _ in range(chance.randint(1, 3)):
            row[chance.choice(register.fields)] = chance.choice(JUNK)
        rows.append({name: value for name, value in row.items() if value != ""})
    return rows


def by_form(register, actor, row):
    """What the form of one record says; nothing of it stays."""
    with transaction.atomic():
        try:
            whole = {**inturn._defaults(forms.blank(register, actor)), **row}
            records.save(register, actor, whole)
            return set()
        except records.Invalid as wrong:
            return {(fault.field, fault.sentence) for fault in faults_of(wrong)}
        except (Refusal, records.access.PermissionDenied) as no:
            return {("", str(no))}
        finally:
            transaction.set_rollback(True)


@pytest.mark.parametrize("key", ["employers", "members"])
def test_the_same_dirty_rows_give_the_same_sentences(world, key):
    """Each row is saved by form once: that takes its seconds."""
    kind = registry.register(key)
    user = writer(kind, world)
    actor, rows = actor_for(user), dirty(kind, user, world.north)
    given = [Given("", number, row) for number, row in enumerate(rows)]
    differs = []
    for each in given:
        [looked] = setwise.look(kind, actor, [each])
        told = {(f.field, f.sentence) for f in looked.faults}
        wanted = by_form(kind, actor, each.values)
        is_one = len(wanted) < 2
        if (told != wanted) if is_one else (not told or told - wanted):
            differs.append((each.values, told - wanted, wanted - told))
    assert not differs, f"{len(differs)} of {ROWS}: {differs[0]}"
