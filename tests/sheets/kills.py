"""Imports that are killed at random moments, and what is found afterwards; prints what does not hold.

`python -m tests.sheets.kills FOLDER KILLS ROWS [wrong]`; `wrong` takes the act apart, as no importer may.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

NAME = "house.sqlite3"


def main() -> None:
    folder, kills, rows = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = Random(rows + kills)
    house = _prepared(folder, rows)
    if "wrong" in sys.argv[4:]:
        json.dump(_caught(folder, house, rows), sys.stdout)
        return
    whole = _timed(folder, house)
    found = []
    for number in range(kills):
        seconds = chance.random() * whole * 1.1
        place = _copy(folder, house, number)
        killed = _started(place, _take_in)
        time.sleep(seconds)
        _kill(killed)
        found += [f"killed after {seconds:.2f} s: {each}" for each in _judged(place, rows)]
    json.dump({"whole": whole, "found": found}, sys.stdout)


def _prepared(folder: Path, rows: int) -> Path:
    """A house with one union and no member, and a list of many."""
    os.environ["BAIJU_HOME"] = str(folder / "home")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.pop("BAIJU_DATABASE_URL", None)
    import django

    django.setup()
    house = folder / NAME
    _point_at(house)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from baiju.areas.organizing.models import unions
    from baiju.engine import records
    from baiju.org.actors import actor_for
    from tests import world as worlds

    world = worlds.build()
    given = worlds.sample(unions, world.root, world.north, name="试算工会委员会")
    records.save(unions, actor_for(world.root), given)
    lines = (f"员工{n},{worlds.identity_number(n)},试算工会委员会" for n in range(rows))
    (folder / "list.csv").write_text("\n".join(["姓名,身份证号码,所在工会", *lines]), "utf-8")
    _close()
    return house


def _point_at(place: Path) -> None:
    from django.conf import settings
    from django.db import connection

    connection.settings_dict["NAME"] = str(place)
    settings.MEDIA_ROOT = str(place.parent / "files")


def _close() -> None:
    from django.db import connection

    connection.close()


def _copy(folder: Path, house: Path, number: int) -> Path:
    place = folder / f"{number}.sqlite3"
    shutil.copy(house, place)
    return place


def _started(place: Path, deed: Callable[[Path], None]) -> int:
    """A process of its own in a group of its own, so that its readers die with it."""
    if process := os.fork():
        return process
    code = 1
    try:
        os.setsid()
        _point_at(place)
        deed(place)
        code = 0
    finally:
        os._exit(code)


def _kill(process: int) -> None:
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _timed(folder: Path, house: Path) -> float:
    start = time.perf_counter()
    os.waitpid(_started(_copy(folder, house, -1), _take_in), 0)
    return time.perf_counter() - start


def _take_in(place: Path) -> None:
    """Hand the list in, look it through, take it in: as a person does, again after a kill."""
    from baiju.areas.organizing.models import members
    from baiju.engine import batches, taking
    from baiju.org import tree
    from baiju.org.actors import actor_for
    from baiju.org.models import User
    from baiju.sheets import importing
    from tests.world import TODAY

    actor = actor_for(User.objects.get(username="root"))
    data = (place.parent / "list.csv").read_bytes()
    batch = batches.begin(members, actor, tree.by_code("LC-SL"), "list.csv", data)
    importing.staged(members, actor, batch, today=TODAY, said={})
    taking.publish(batch, actor, whole=True)


def _judged(place: Path, rows: int) -> list[str]:
    """What does not hold after the kill, and after taking the list in once more."""
    with tempfile.NamedTemporaryFile(dir=place.parent) as told:
        judge = _started(place, lambda path: _judge(path, rows, Path(told.name)))
        _process, status = os.waitpid(judge, 0)
        found = json.loads(Path(told.name).read_text("utf-8") or "[]")
    return found if not status else [*found, "the list could not be taken in again"]


def _judge(place: Path, rows: int, told: Path) -> None:
    found = _faults((0, rows))
    told.write_text(json.dumps(found), "utf-8")
    _take_in(place)
    told.write_text(json.dumps(found + _faults((rows,))), "utf-8")


def _faults(allowed: tuple[int, ...]) -> list[str]:
    """Members, persons, lists, diary and index against each other."""
    from baiju.areas.organizing.models import Member, members
    from baiju.engine import chain, finding
    from baiju.engine.batch import Batch, BatchRow
    from baiju.engine.models import Entry

    count = Member.objects.count()
    found = [] if count in allowed else [f"{count} members"]
    if Member.objects.values("person").distinct().count() != count:
        found.append("persons are doubled")
    made = BatchRow.objects.filter(batch__state="published", outcome="new").count()
    if made != count:
        found.append(f"{made} rows tell of {count} members")
    acts = Entry.objects.filter(register="imports", act="import").count()
    if acts != Batch.objects.filter(state="published").count():
        found.append("the diary tells of other lists")
    found += [f"the diary breaks at {each}" for each in chain.breaks()]
    found += [f"the index has {pk} otherwise" for pk in finding.differs(members)]
    return found


def _caught(folder: Path, house: Path, rows: int) -> list[str]:
    """An importer without its one transaction, killed as soon as some rows are there."""
    from baiju.engine import taking

    taking.publish = taking.publish.__wrapped__
    place = _copy(folder, house, 0)
    killed = _started(place, _take_in)
    while _counted(place) == 0 and os.waitpid(killed, os.WNOHANG) == (0, 0):
        time.sleep(0.001)
    _kill(killed)
    return _judged(place, rows)


def _counted(place: Path) -> int:
    """Read beside the importer, without Django."""
    import sqlite3

    with sqlite3.connect(f"file:{place}?mode=ro", uri=True, timeout=5) as database:
        (count,) = database.execute("SELECT count(*) FROM organizing_member").fetchone()
    return int(count)


if __name__ == "__main__":
    main()
