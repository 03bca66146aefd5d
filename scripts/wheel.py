"""Builds the wheel as a user's pip does, installs it into an environment of its own, and asks it for a page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Say which wheel was built and that it serves."""
    with tempfile.TemporaryDirectory(prefix="baiju-wheel-") as folder:
        build = [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "--target",
            "wheel",
            "--directory",
            folder,
        ]
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
        wheel = next(Path(folder).glob("*.whl"))
        names = zipfile.ZipFile(wheel).namelist()
        missing = [
            name for name in names if name.endswith(".po") and f"{name[:-3]}.mo" not in names
        ]
        if missing:
            print(f"The wheel lacks the compiled catalogue of {missing[0]}.")
            return 1
        return _serves(wheel, Path(folder) / "venv")


def _serves(wheel: Path, place: Path) -> int:
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    locked = ["--require-hashes", "--requirement", str(ROOT / "requirements/base.txt")]
    for words in (locked, ["--no-deps", str(wheel)]):
        subprocess.run([programs / "python", "-m", "pip", "install", "-qq", *words], check=True)
    page = _first_page(programs / "baiju", place.parent / "home")
    good = 'lang="zh-hans"' in page.lower() and "/static/" in page
    print(f"{wheel.name}: {'serves its first page' if good else 'does not serve its first page'}.")
    return 0 if good else 1


def _first_page(baiju: Path, home: Path) -> str:
    """What a browser sees of `baiju serve` in an empty data folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [str(baiju), "serve", "--port", str(port)]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as heard:
        environment = {**os.environ, "BAIJU_HOME": str(home)}
        server = subprocess.Popen(words, env=environment, stdout=heard, stderr=heard)
        page = _answer(f"http://127.0.0.1:{port}/", server)
        server.terminate()
        server.wait(timeout=10)
        if not page:
            heard.seek(0)
            print(heard.read()[-2000:])
    return page


def _answer(address: str, server: subprocess.Popen[bytes]) -> str:
    for _second in range(60):
        if server.poll() is not None:
            return ""
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError:
            return ""
        except OSError:
            time.sleep(1)
    return ""


if __name__ == "__main__":
    sys.exit(main())
