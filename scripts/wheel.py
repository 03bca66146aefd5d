"""Builds the wheel as a user's pip does, installs it into an environment of its own, and starts it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Say which wheel was built and that its command answers."""
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
        return _starts(wheel, Path(folder) / "venv")


def _starts(wheel: Path, place: Path) -> int:
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    locked = ["--require-hashes", "--requirement", str(ROOT / "requirements/base.txt")]
    for words in (locked, ["--no-deps", str(wheel)]):
        subprocess.run([programs / "python", "-m", "pip", "install", "-qq", *words], check=True)
    answer = subprocess.run(
        [programs / "baiju", "--help"], capture_output=True, text=True, check=False
    )
    good = answer.returncode == 0 and "serve" in answer.stdout
    print(f"{wheel.name}: {'starts' if good else 'does not start'}.")
    if not good:
        print(answer.stdout + answer.stderr)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
