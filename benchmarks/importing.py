"""Members taken in per second, against django-import-export with its defaults in the same run.

python -m benchmarks.importing [rows] [--large N]; on PostgreSQL: python -m scripts.with_postgres
python -m benchmarks.importing. Floors: 4,000 rows a second, 20 times the peer; 200,000 rows within
60 seconds and 300 MB. The same twenty columns, validated, encrypted, staged and in the diary; the peer
validates with `full_clean` and keeps its history in no diary.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta

from baiju.workbook import writing
from baiju.workbook.writing import Head, Table

PEER = 1_000
START = date(1965, 1, 1)
HEADS = (
    *("姓名", "证件类型", "证件号码", "民族", "手机号码", "文化程度", "政治面貌", "技能等级"),
    *("户籍类型", "户籍所在地", "就业状况", "是否农民工", "是否劳务派遣", "劳务派遣单位"),
    *("入会日期", "会员证号", "所在工会", "退会日期", "退会原因", "新就业形态"),
)
FIELDS = (
    *("name", "id_type", "id_no", "ethnicity", "mobile", "education", "political_status"),
    *("skill_level", "household_type", "household_place", "employment_status", "is_migrant"),
    *("is_dispatched", "agency", "joined_on", "card_no", "union", "left_on", "left_reason"),
    "new_form",
)
SURNAMES, NAMES = "林陈何罗梁宋郑谢韩唐", "安宁清远晓明立新雨晴"


def member(number: int) -> list[str]:
    """An invented person; a function of the number alone."""
    born = START + timedelta(days=number % 12_000)
    body = f"9999{number // 12_000 % 100:02}{born:%Y%m%d}{1 + number // 1_200_000 % 998:03}"
    total = sum(int(sign) * (1 << (17 - at)) for at, sign in enumerate(body))
    name = SURNAMES[number % 10] + NAMES[number // 10 % 10] + NAMES[number // 100 % 10]
    joined = date(2015, 1, 1) + timedelta(days=number % 3_000)
    return [
        *(name, "resident", body + "10X98765432"[total % 11], "汉族", f"199{number % 10**8:08}"),
        *("vocational", "masses", "middle", "rural", f"临澄县第{number % 90}村", "working"),
        *("true" if number % 3 else "false", "false", "", joined.isoformat(), f"SL-{number:07}"),
        *("试算工会委员会", "", "", ""),
    ]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="?", default=20_000)
    parser.add_argument(
        "--large", type=int, default=0, help="so many rows more, by time and memory"
    )
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    given = parser.parse_args()
    world, union = _begin()
    peer = _peer(world, union, PEER)
    ours = _ours(world, 10**6, given.rows, profile=given.profile)
    print(f"product          {ours:10,.0f} rows/s")
    print(f"import-export    {peer:10,.0f} rows/s   ratio {ours / peer:6.1f}")
    if given.large:
        start = time.perf_counter()
        _ours(world, 5 * 10**6, given.large)
        print(f"{given.large:,} rows    {time.perf_counter() - start:10.1f} s")
        print(
            f"most memory      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.0f} MB"
        )


def _begin():
    os.environ["BAIJU_HOME"] = tempfile.mkdtemp(prefix="baiju-importing-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from baiju.areas.organizing.models import unions
    from baiju.engine import records
    from baiju.org.actors import actor_for
    from tests import world as worlds

    world = worlds.build()
    given = worlds.sample(unions, world.root, world.north, name="试算工会委员会")
    union = records.save(unions, actor_for(world.root), given)
    print(f"{connection.vendor}, {len(FIELDS)} columns")
    return world, union


def _book(start: int, count: int) -> bytes:
    rows = (member(number) for number in range(start, start + count))
    heads = [Head(each, "text") for each in HEADS]
    names: Iterator[list[str]] = iter([list(FIELDS)])
    return b"".join(writing.chunks([Table("members", heads, _chained(names, rows))]))


def _chained(*parts):
    for part in parts:
        yield from part


def _ours(world, start: int, count: int, *, profile: bool = False) -> float:
    """Hand in, look through, take in: the whole way."""
    from baiju.areas.organizing.models import members
    from baiju.engine import batches, taking
    from baiju.org.actors import actor_for
    from baiju.sheets import importing
    from tests.world import TODAY

    data, actor = _book(start, count), actor_for(world.root)
    began, worked = time.perf_counter(), time.process_time()
    with _profiled(profile):
        batch = batches.begin(members, actor, world.north, "members.xlsx", data)
        importing.staged(members, actor, batch, today=TODAY, said={})
        staged = time.perf_counter()
        taking.publish(batch, actor)
    ended, worked = time.perf_counter(), time.process_time() - worked
    batch.refresh_from_db()
    if batch.new != count:
        raise SystemExit(f"{batch.new} of {count} rows are new: {batch.lines.first().faults}")
    print(
        f"                 looked through {staged - began:.1f} s, taken in {ended - staged:.1f} s"
    )
    print(f"                 {worked:.1f} s of this processor, without the reader's")
    return count / (ended - began)


def _profiled(wanted: bool):
    import contextlib
    import cProfile
    import pstats

    @contextlib.contextmanager
    def running():
        profile = cProfile.Profile()
        profile.enable()
        yield
        profile.disable()
        pstats.Stats(profile).sort_stats("cumulative").print_stats("baiju", 60)

    return running() if wanted else contextlib.nullcontext()


def _peer(world, union, count: int) -> float:
    """The same rows by a resource with nothing set but the model, its key and validation."""
    import tablib
    from import_export import resources

    from baiju.areas.organizing.models import Member

    class Members(resources.ModelResource):
        class Meta:
            model = Member
            fields = (*FIELDS, "unit")
            import_id_fields = ("card_no",)
            clean_model_instances = True

    rows = [[*_as_peer(member(number), union), world.north.pk] for number in range(count)]
    heads = [Head(name, "text") for name in (*FIELDS, "unit")]
    file = b"".join(writing.chunks([Table("members", heads, rows)]))
    began = time.perf_counter()
    read = tablib.Dataset().load(file, format="xlsx")
    result = Members().import_data(read, raise_errors=True)
    seconds = time.perf_counter() - began
    if result.totals["new"] != count:
        raise SystemExit(f"The peer took in {result.totals}.")
    return count / seconds


def _as_peer(row: list[str], union) -> list[object]:
    said = dict(zip(FIELDS, row, strict=True))
    said |= {"union": union.pk, "is_migrant": said["is_migrant"] == "true"}
    said |= {"is_dispatched": False}
    return [said[name] for name in FIELDS]


if __name__ == "__main__":
    main()
