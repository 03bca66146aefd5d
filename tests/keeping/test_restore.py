"""A backup is a restore: it comes back whole into an empty place, or nothing of it does."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from baiju.engine import evidence
from baiju.engine.models import Entry
from baiju.keeping import backup, books, container, restore, tables
from baiju.keeping.container import Foreign
from baiju.org.actors import actor_for
from tests.sample.models import courses
from tests.world import make

SOURCE = Path(__file__).resolve().parent.parent.parent / "src"


def _baiju(home, *words, **kept):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("BAIJU_")}
    environment |= {"BAIJU_HOME": str(home), "PYTHONPATH": str(SOURCE), **kept}
    command = [sys.executable, "-m", "baiju", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A small house with its backup; made once, since each command starts anew."""
    home = tmp_path_factory.mktemp("house")
    units = home.parent / "units.csv"
    units.write_text("代码,名称,上级\nLC,临澄县总工会,\nLC-N,石栎镇总工会,LC\n", "utf-8")
    for words in (
        ["user", "add", "clerk", "--unit", "LC", "--role", "county_office"],
        ["ledger", "import", "units", str(units), "--unit", "LC", "--as", "clerk"],
        ["backup", str(home / "kept.baiju")],
    ):
        done = _baiju(home, *words)
        assert done.returncode == 0, done.stdout + done.stderr
    return home


def _empty(house, tmp_path):
    home = tmp_path / "empty"
    home.mkdir()
    shutil.copy(house / "keys.json", home)
    return home


def test_a_backup_comes_back_into_an_empty_place_and_the_books_hold(house, tmp_path):
    home = _empty(house, tmp_path)
    done = _baiju(home, "restore", str(house / "kept.baiju"))
    assert (done.returncode, "The books hold." in done.stdout) == (0, True), done.stderr
    again = home / "again.baiju"
    assert _baiju(home, "backup", str(again)).returncode == 0
    assert _tables(again) == _tables(house / "kept.baiju")
    assert (home / "baiju.sqlite3").stat().st_mode & 0o077 == 0


def _tables(file):
    found = {}
    with file.open("rb") as source, contextlib.suppress(Foreign):  # the seal is the house's own
        for name, pieces in container.members(source):
            found[name] = b"".join(pieces)
    assert found
    return {name: data for name, data in found.items() if name.startswith("tables/")}


def test_nothing_is_restored_over_something(house):
    before = (house / "baiju.sqlite3").read_bytes()
    done = _baiju(house, "restore", str(house / "kept.baiju"))
    assert (done.returncode, "There is data already" in done.stderr) == (2, True)
    assert (house / "baiju.sqlite3").read_bytes() == before


def test_without_its_keys_a_backup_says_what_is_needed(house, tmp_path):
    home = tmp_path / "other"
    home.mkdir()
    done = _baiju(home, "restore", str(house / "kept.baiju"))
    assert (done.returncode, "keys.json" in done.stderr) == (2, True)
    assert _is_empty(home)


def test_a_damaged_backup_leaves_the_empty_place_empty(house, tmp_path):
    home = _empty(house, tmp_path)
    data = bytearray((house / "kept.baiju").read_bytes())
    data[len(data) // 2] ^= 4
    (tmp_path / "bad.baiju").write_bytes(data)
    done = _baiju(home, "restore", str(tmp_path / "bad.baiju"))
    assert (done.returncode, "Nothing was restored" in done.stderr) == (2, True)
    assert _is_empty(home)


def _is_empty(home):
    return not (home / "baiju.sqlite3").exists() and not list(home.glob("files*/**/*"))


@pytest.mark.parametrize("after", [0.6, 1.2, 1.8])
def test_a_killed_restore_leaves_the_old_or_the_new_and_a_second_one_works(house, tmp_path, after):
    home = _empty(house, tmp_path)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("BAIJU_")}
    environment |= {"BAIJU_HOME": str(home), "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "baiju", "restore", str(house / "kept.baiju")]
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(
        command, env=environment, stdout=quiet, stderr=quiet, start_new_session=True
    )
    time.sleep(after)
    os.killpg(running.pid, 9)
    running.wait()
    done = _baiju(home, "restore", str(house / "kept.baiju"))
    assert done.returncode == 0 or "There is data already" in done.stderr
    assert _baiju(home, "books").returncode == 0


@pytest.fixture
def kept(world, settings, tmp_path):
    """The rows and files of the test's own database, and a folder for a backup of them."""
    settings.MEDIA_ROOT, settings.HOME = tmp_path / "files", tmp_path
    course = make(courses, world.alice, world.north)
    file = SimpleUploadedFile("名单.txt", b"one")
    evidence.add(courses, actor_for(world.alice), course, file, "file")
    return course


def _altered(manifest=None, extra=()):
    """A rightly sealed backup with something in it that is not ours."""
    out = io.BytesIO()
    writer = container.Writer(out)
    whole = {**backup._manifest(), **(manifest or {})}
    writer.add("manifest.json", [json.dumps(whole).encode()], io.BytesIO())
    for name, data in extra:
        writer.add(name, [data], io.BytesIO())
    writer.end()
    return out.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        *("../x", "/etc/x", "files/../../x", "files/evidence/zz/x", "tables/../x"),
        *("files/evidence/0a/" + "0" * 31 + "\u202e", "C:\\x", "files/EVIDENCE/0a/" + "0" * 32),
    ],
)
def test_a_name_that_is_not_ours_is_refused(kept, tmp_path, name):
    (tmp_path / "b").write_bytes(_altered(extra=[(name, b"x")]))
    with pytest.raises(Foreign):
        restore.prove(tmp_path / "b")


def test_a_later_version_and_another_product_are_told(kept, tmp_path):
    (tmp_path / "b").write_bytes(_altered({"product": "other"}))
    with pytest.raises(Foreign):
        restore.prove(tmp_path / "b")
    later = {"migrations": [*backup._manifest()["migrations"], "engine.9999_later"]}
    with pytest.raises(restore.Newer, match="later than this"):
        restore._prepare(later)


def test_rows_are_plain_lines_and_secrets_stay_sealed(kept):
    lines = b"".join(tables.lines(courses.model))
    assert "急救培训".encode() in lines
    assert b"13800000000" not in lines and b"sealed:" in lines


def test_the_books_name_what_does_not_fit(kept, world):
    assert list(books.faults()) == []
    Entry.objects.filter(register="courses").update(actor="Nobody")
    piece = evidence.of(courses, kept).get()
    Path(piece.file.path).write_bytes(b"two")
    found = " ".join(books.faults())
    assert "The diary of unit" in found and "was changed since" in found
    Path(piece.file.path).unlink()
    assert "is missing" in " ".join(books.faults())
