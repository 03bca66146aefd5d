"""The worker as a process: it is begun anew when it dies, and ends with whoever began it."""

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import pytest

from baiju.cli import tending
from baiju.jobs import worker
from baiju.jobs.models import DoneAct

NOTE = "import sys, os; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n')"
WAIT = f"{NOTE}; sys.stdin.buffer.read()"


def until(true, seconds=20.0):
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def children(file):
    return file.read_text().split() if file.exists() else []


def is_alive(pid):
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_dies_is_begun_anew(tmp_path):
    file = tmp_path / "children"
    with tending.worker([sys.executable, "-c", NOTE, str(file)], pause=0.05):
        assert until(lambda: len(children(file)) >= 2)


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a process by its number")
def test_a_worker_ends_with_whoever_began_it(tmp_path):
    file = tmp_path / "children"
    with tending.worker([sys.executable, "-c", WAIT, str(file)]):
        assert until(lambda: children(file))
        [child] = children(file)
        assert is_alive(child)
    assert until(lambda: not is_alive(child))


def test_what_fails_is_tried_again_and_stops_nothing(world, settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path

    def fail(_now):
        raise OSError("no room")

    monkeypatch.setattr("baiju.jobs.schedule.tick", fail)
    assert worker.look() == []
    monkeypatch.undo()
    monkeypatch.setattr("baiju.jobs.schedule.due", lambda _now: [])
    assert worker.look() == []


def test_a_worker_that_is_told_to_stop_stops(world, monkeypatch):
    stop = Event()
    monkeypatch.setattr("baiju.jobs.worker.look", stop.set)
    monkeypatch.setattr("baiju.jobs.worker.connection.close", lambda: None)
    worker.run(stop)
    assert stop.is_set() and not DoneAct.objects.exists()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The surroundings of a data folder of its own, ready to be worked on."""
    home = tmp_path_factory.mktemp("worked")
    env = {**os.environ, "BAIJU_HOME": str(home), "PYTHONPATH": "src", "PYTHONUTF8": "1"}
    for name in ("DJANGO_SETTINGS_MODULE", "BAIJU_DATABASE_URL"):
        env.pop(name, None)
    code = "import baiju.cli as c; c._set_up(); from baiju.cli import store; store.prepare()"
    subprocess.run([sys.executable, "-c", code], env=env, check=True, timeout=120)
    return env


WORK = (sys.executable, "-m", "baiju", "work")


def test_the_command_works_once(folder):
    answer = subprocess.run(
        [*WORK, "--once"], env=folder, capture_output=True, text=True, timeout=60, check=True
    )
    assert answer.stdout.startswith("Done: ")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the process as Linux tells it")
@pytest.mark.parametrize("way", ["closed", "terminated"])
def test_the_command_ends_quietly(folder, way):
    child = subprocess.Popen(
        [*WORK, "--until-closed"], env=folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    if way == "closed":
        child.stdin.close()
    else:
        assert until(lambda: handles_the_end(child.pid))
        child.terminate()
    assert child.wait(30) == 0
    assert child.stderr.read() == b""


def handles_the_end(pid):
    """Whether the process has begun to listen to signals, as the system tells."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    caught = next(line for line in lines if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) & 1 << 14)
