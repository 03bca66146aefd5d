"""One search over 200,000 names: floors 14 ms a page, 15 times the Django admin, nothing lost, nothing wrong.

`python -m benchmarks.search [ROWS]`, on SQLite; `python -m scripts.with_postgres python -m benchmarks.search` on PostgreSQL.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

ROWS, BATCH, ROUNDS, SAMPLES = 200_000, 20_000, 15, 300
UNITS = 40
"""Townships of the county; the clerk who searches sees one of them."""
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕单仇区解查覃"
)
RARE = "𠮷㛃䶮喆犇堃祎昇"
ASKED = (
    "王",
    "王伟",
    "李",
    "𠮷",
    "䶮喆",
    "王伟强",
    "wangwei",
    "ww",
    "wangw",
    "w",
    "王w",
    "zhang wei",
    "2026",
)


def main() -> None:
    """Fill a database of its own, then measure and compare."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with _database():
        from tests import world as worlds

        world = worlds.build()
        places = _townships(world)
        names = _fill(world, places, count)
        _write(count)
        _measure(world, places)
        _compare(world, names)
        _admin()


def _database() -> Any:
    """The settings of the tests, with Django's admin as a peer beside them."""
    from contextlib import contextmanager

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django
    from django.conf import settings

    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "django.contrib.admin"]
    django.setup()
    from django.test.runner import DiscoverRunner
    from django.test.utils import setup_test_environment, teardown_test_environment

    @contextmanager
    def made() -> Iterator[None]:
        runner = DiscoverRunner(verbosity=0, interactive=False)
        setup_test_environment()
        there = runner.setup_databases(serialized_aliases=[])
        try:
            yield
        finally:
            runner.teardown_databases(there)
            teardown_test_environment()

    return made()


def _townships(world: Any) -> list[Any]:
    from baiju.engine.access import Actor, Grant
    from baiju.org import tree

    chief = Actor(None, "benchmark", (Grant(world.county.path, {"*": "approve"}),))
    on = world.county.valid_from
    more = [
        tree.add(chief, world.county, name=f"第{n}镇总工会", kind="township", code=f"T{n}", on=on)
        for n in range(UNITS - 2)
    ]
    return [world.north, world.south, *more]


def _fill(world: Any, places: list[Any], count: int) -> list[str]:
    from tests.sample.models import Course

    dice = random.Random(2026)
    names = [_name(dice) for _ in range(count)]
    for start in range(0, count, BATCH):
        Course.objects.bulk_create(
            Course(title=name, unit=dice.choice(places)) for name in names[start : start + BATCH]
        )
    return names


def _name(dice: random.Random) -> str:
    """Surnames and given names as frequent as they are among people, some with a rare character."""
    surname = SURNAMES[min(int(dice.expovariate(0.12)), len(SURNAMES) - 1)]
    length = 1 if dice.random() < 0.25 else 2
    given = "".join(chr(0x4E00 + int(2_500 * dice.random() ** 3) * 7) for _ in range(length))
    if dice.random() < 0.02:
        given = "伟" + given[1:]
    if dice.random() < 0.01:
        given = given[:-1] + dice.choice(RARE)
    if dice.random() < 0.002:
        return f"{surname}{given}·{chr(0x4E00 + dice.randrange(900))}力"
    return surname + given


def _write(count: int) -> None:
    from baiju.engine import finding
    from tests.sample.models import Course, courses

    pks = list(Course.objects.order_by("pk").values_list("pk", flat=True))
    start = time.perf_counter()
    finding.note_many(courses, pks[:BATCH])
    print(f"note_many of {min(BATCH, count)} rows: {time.perf_counter() - start:.2f} s (floor 1 s)")
    start = time.perf_counter()
    finding.rebuild(courses)
    print(f"rebuild of {count} rows: {time.perf_counter() - start:.1f} s")
    if _is_postgresql():
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    start = time.perf_counter()
    assert finding.differs(courses) == []
    print(f"index = table: {time.perf_counter() - start:.1f} s")


def _is_postgresql() -> bool:
    from django.db import connection

    return connection.vendor == "postgresql"


def _measure(world: Any, places: list[Any]) -> None:
    from django.test import Client

    from baiju.engine import finding
    from baiju.org.actors import actor_for

    for name, user in (("clerk of a township", world.alice), ("county", world.bob)):
        client = Client()
        client.force_login(user)
        print(f"{name}: question, median and worst of {ROUNDS}: search alone, page end to end")
        for text in ASKED:
            actor = actor_for(user)
            alone = _times(lambda actor=actor, text=text: finding.find(actor, text))
            page = _times(lambda client=client, text=text: client.get("/search/", {"q": text}))
            print(f"  {text:10} {_told(alone)}   {_told(page)}")


def _times(call: Callable[[], Any]) -> list[float]:
    call()
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        found.append(1000 * (time.perf_counter() - start))
    return found


def _told(times: list[float]) -> str:
    return f"{statistics.median(times):6.1f} {max(times):6.1f} ms"


def _compare(world: Any, names: list[str]) -> None:
    """Against LIKE, for questions of one, two and three characters."""
    from baiju.engine import finding
    from baiju.org.actors import actor_for
    from tests.sample.models import Course, courses

    dice, actor = random.Random(7), actor_for(world.bob)
    missed = wrong = sought = 0
    for length in (1, 2, 3):
        for _ in range(SAMPLES):
            name = dice.choice([n for n in dice.sample(names, 20) if len(n) >= length])
            at = dice.randrange(len(name) - length + 1)
            text = name[at : at + length]
            like = set(Course.objects.filter(title__contains=text).values_list("pk", flat=True))
            rows = Course.objects.filter(finding.matching(courses, actor, text))
            ours = set(rows.values_list("pk", flat=True))
            missed, wrong, sought = missed + len(like - ours), wrong + len(ours - like), sought + 1
    print(f"against LIKE, {sought} questions: {missed} rows missed, {wrong} rows too many")


def _admin() -> None:
    """The same question to Django's admin, its list and its search as they come."""
    from django.contrib import admin
    from django.contrib.auth import get_user_model
    from django.test import RequestFactory
    from django.urls import path, set_urlconf

    from tests.sample.models import Course

    site = admin.AdminSite()
    listed = type("Listed", (admin.ModelAdmin,), {"search_fields": ("title",)})(Course, site)
    site.register(Course, type(listed))
    user = get_user_model()(username="peer", name="peer")
    user.is_staff = user.is_superuser = True
    user.has_perm = user.has_module_perms = lambda *_names: True
    set_urlconf((path("admin/", site.urls),))
    for text in ("王", "王伟", "王伟强"):
        request = RequestFactory().get("/admin/sample/course/", {"q": text})
        request.user = user
        times = _times(lambda request=request: listed.changelist_view(request).render())
        print(f"Django admin {text}: {_told(times)}")
    set_urlconf(None)


if __name__ == "__main__":
    main()
