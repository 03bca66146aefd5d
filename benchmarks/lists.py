"""A list of very many rows: its first page against a deep one, and against the Django admin's in the same run.

python -m benchmarks.lists [rows]; on PostgreSQL: python -m scripts.with_postgres python -m benchmarks.lists
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import uuid
from datetime import date, timedelta

ROWS = 1_000_000
DEEP = 20_000
"""Which page is the deep one; the last one where there are fewer."""
TIMES = 15
SIZE = 50


def main() -> None:
    """Fill a throw-away database, and time the same list both ways."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    _begin()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    users = _fill(count)
    for name, user in users.items():
        _measure(name, user)


def _begin() -> None:
    """The product's settings with the sample register, and the admin beside it, here only."""
    os.environ["BAIJU_HOME"] = tempfile.mkdtemp(prefix="baiju-lists-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from tests import settings

    settings.INSTALLED_APPS.append("django.contrib.admin")
    settings.ROOT_URLCONF = "benchmarks.lists_urls"
    settings.ALLOWED_HOSTS = ["testserver"]
    import django

    django.setup()


def _fill(count: int):
    from django.db import connection

    from baiju.org.models import Unit
    from tests import world

    built = world.build()
    units = _units(built, 20, 20)
    _insert(count, [unit.pk for unit in units])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    below = Unit.objects.filter(path__startswith=built.north.path).count()
    print(f"{connection.vendor}, {count} rows in {len(units)} units, {below} of them in a township")
    return {"county": built.bob, "township": built.alice}


def _units(built, townships: int, each: int):
    from baiju.engine.access import Actor, Grant
    from baiju.org import tree

    chief = Actor(None, "bench", (Grant(built.county.path, {"*": "approve"}),))
    on = date(2026, 1, 1)
    tops = [
        tree.add(chief, built.county, name=f"第{n}镇", kind="township", code=f"T{n}", on=on)
        for n in range(townships - 2)
    ]
    made = [built.north, built.south, *tops]
    return [
        tree.add(
            chief, top, name=f"{top.name}{k}厂", kind="grassroots", code=f"{top.code}-K{k}", on=on
        )
        for top in made
        for k in range(each)
    ]


def _insert(count: int, units: list[int]) -> None:
    """Rows as they are, past the forms: a list does not ask how they came."""
    from django.db import connection

    from tests.sample.models import Course

    fields = [field for field in Course._meta.concrete_fields if not field.primary_key]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {Course._meta.db_table} ({names}) VALUES ({places})"
    with connection.cursor() as cursor:
        for start in range(0, count, 20_000):
            numbers = range(start, min(start + 20_000, count))
            cursor.executemany(insert, [_row(fields, number, units) for number in numbers])


def _row(fields, number: int, units: list[int]):
    from django.db import connection

    known = {
        "uid": str(uuid.UUID(int=number))
        if connection.vendor == "postgresql"
        else f"{number:032x}",
        "version": 1,
        "unit": units[number * 7919 % len(units)],
        "review": "draft",
        "self_verified": False,
        "title": f"第{number}期急救培训",
        "held_on": date(2000, 1, 1) + timedelta(days=number * 104_729 % 9_000),
        "attended": number % 200,
        "certified": number % 2 == 0,
    }
    return [known.get(field.name, "") for field in fields]


def _measure(name: str, user) -> None:
    from django.test import Client

    from baiju.engine import listing
    from baiju.org.actors import actor_for
    from tests.sample.models import courses

    client = Client()
    client.force_login(user)
    actor = actor_for(user)
    count = listing.rows(courses, actor, {}).count()
    deep = min(DEEP, count // SIZE)
    addresses = {
        "first": "/ledger/courses/",
        "far": f"/ledger/courses/?after={_cursor(courses, actor, deep)}",
        "admin": "/admin/sample/course/",
        "admin far": f"/admin/sample/course/?p={deep}",
    }
    took = _timed(client, addresses)
    queries = _queries(client, addresses["first"])
    print(
        f"{name}, {count} rows: first page {took['first']:.1f} ms, page {deep} {took['far']:.1f} ms "
        f"({took['far'] / took['first']:.2f}), {queries} queries; "
        f"admin {took['admin']:.0f} ms ({took['admin'] / took['first']:.1f} times), "
        f"deep {took['admin far']:.0f} ms ({took['admin far'] / took['far']:.0f} times)"
    )


def _cursor(register, actor, deep: int) -> str:
    """The cursor of a deep page, without turning over all the pages before it."""
    from baiju.engine import keyset, listing

    by = listing.order(register, {})
    rows = list(listing.rows(register, actor, {}).values_list("held_on", "pk")[: deep * SIZE])
    value, pk = rows[(deep - 1) * SIZE - 1] if len(rows) >= (deep - 1) * SIZE else rows[-SIZE - 1]
    place = keyset.Cursor(keyset.Place(value, pk), (deep - 1) * SIZE)
    assert by.column == "held_on"
    return keyset.written(place, f"{register.key}::{actor.id}")


def _timed(client, addresses: dict[str, str]) -> dict[str, float]:
    """The shortest time of each in milliseconds; they take turns, so that a busy minute hits all."""
    found: dict[str, list[float]] = {name: [] for name in addresses}
    for address in addresses.values():
        assert client.get(address).status_code == 200, address
    for turn in range(TIMES):
        for name, address in addresses.items():
            if turn > 2 and name == "admin far":
                continue  # seconds each, and no ratio hangs on it
            began = time.perf_counter()
            client.get(address)
            found[name].append(1000 * (time.perf_counter() - began))
    return {name: min(each) for name, each in found.items()}


def _queries(client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


if __name__ == "__main__":
    main()
