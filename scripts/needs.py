"""The programs that testing needs from the system: found, installed when we may, or named.

Runs with the standard library alone, because it is asked before anything is installed:
`python3 scripts/needs.py venv chromium fonts`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

OLDEST = (3, 11)
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge",
)


@dataclass(frozen=True)
class Need:
    """Something of the system: how it is found, and which package brings it on Debian."""

    title: str
    found: Callable[[], bool]
    package: str


def chromium() -> str | None:
    """The path of a Chromium that a test can steer, or nothing; a snap is not one."""
    own = os.environ.get("BAIJU_TEST_CHROMIUM")
    paths = [own] if own else [shutil.which(name) for name in BROWSERS]
    for path in paths:
        if path and Path(path).is_file() and not _is_snap(Path(path)):
            return path
    return _downloaded()


def _is_snap(path: Path) -> bool:
    if str(path.resolve()).startswith("/snap/") or path.resolve().name == "snap":
        return True
    with path.open("rb") as file:
        head = file.read(4096)
    return head.startswith(b"#!") and b"/snap/" in head


def _downloaded() -> str | None:
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache/ms-playwright"))
    found = sorted(cache.glob("chromium-*/chrome-linux*/chrome"))
    return str(found[-1]) if found else None


def _chinese_fonts() -> bool:
    if not shutil.which("fc-list"):
        return False
    answer = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False)
    return bool(answer.stdout.strip())


def _jail() -> bool:
    if not shutil.which("bwrap"):
        return False
    trial = ["bwrap", "--ro-bind", "/", "/", "--unshare-all", "true"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


NEEDS = {
    "venv": Need(
        "Python's venv", lambda: bool(importlib.util.find_spec("ensurepip")), "python3-venv"
    ),
    "chromium": Need("Chromium", lambda: chromium() is not None, "chromium"),
    "fonts": Need("A Chinese font", _chinese_fonts, "fonts-noto-cjk fontconfig"),
    "office": Need(
        "LibreOffice Writer", lambda: bool(shutil.which("soffice")), "libreoffice-writer-nogui"
    ),
    "jail": Need("Bubblewrap", _jail, "bubblewrap"),
    "pdf": Need("pdftotext", lambda: bool(shutil.which("pdftotext")), "poppler-utils"),
}


def system() -> str:
    """The name the distribution gives itself: debian, ubuntu, or something else."""
    file = Path("/etc/os-release")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return next((line[3:].strip('"') for line in lines if line.startswith("ID=")), "")


def command(key: str, distribution: str) -> str:
    """The one command that brings a missing thing on this distribution."""
    if distribution == "ubuntu" and key == "chromium":
        return ".venv/bin/playwright install --with-deps chromium"
    if distribution == "ubuntu" and key == "jail" and shutil.which("bwrap"):
        return "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"
    return f"sudo apt-get install {NEEDS[key].package}"


def _sentence(key: str) -> str:
    why = ""
    if key == "chromium" and any(shutil.which(name) for name in BROWSERS):
        why = " (what is here is a snap, which tests cannot steer)"
    if key == "jail" and shutil.which("bwrap"):
        why = " (bwrap is here but may not make a namespace)"
    return f"{NEEDS[key].title} is missing{why}. Run: {command(key, system())}"


def _install(keys: list[str]) -> None:
    run = [command(key, system()) for key in keys]
    packages = [word for line in run if "apt-get" in line for word in line.split()[3:]]
    if packages:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
        subprocess.run([*apt, "update"], check=False, env=environment)
        subprocess.run(
            [*apt, "install", "-y", "--no-install-recommends", *packages],
            check=False,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
    for line in run:
        if "apt-get" not in line and Path(line.removeprefix("sudo ").split()[0]).exists():
            subprocess.run(line.removeprefix("sudo ").split(), check=False)


def missing(keys: list[str]) -> list[str]:
    """Which of the named things are not here."""
    return [key for key in keys if not NEEDS[key].found()]


def main(keys: list[str]) -> int:
    """Install what is missing when we are root on Debian or Ubuntu; name what still is."""
    if sys.version_info[:2] < OLDEST:
        print(
            f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. "
            "Name another: make PYTHON=python3.12 …"
        )
        return 1
    absent = missing(keys)
    if absent and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing: {', '.join(NEEDS[key].title for key in absent)}.", flush=True)
        _install(absent)
        absent = missing(absent)
    for key in absent:
        print(_sentence(key))
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
