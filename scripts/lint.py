"""Everything that is checked without running the product: `make lint`, and the pre-commit hooks.

`python -m scripts.lint` runs all checks and names those that failed; `python -m scripts.lint ruff
types` runs some.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
CHECKS: dict[str, list[str]] = {
    "ruff": [f"{BIN}/ruff", "check", "--quiet", "--output-format=concise", "."],
    "format": [f"{BIN}/ruff", "format", "--check", "--quiet", "."],
    "types": [f"{BIN}/mypy"],
    "imports": [f"{BIN}/lint-imports"],
    "templates": [f"{BIN}/djlint", "src", "--lint", "--quiet"],
    "spelling": [f"{BIN}/codespell"],
    "messages": [PYTHON, "-m", "scripts.messages", "check"],
    "django": [PYTHON, "manage.py", "check", "--fail-level", "WARNING"],
    "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "reference": [PYTHON, "-m", "scripts.reference", "check"],
    "docs": [f"{BIN}/mkdocs", "build", "--quiet", "--strict", "--site-dir", "{folder}/site"],
    "news": [PYTHON, "-m", "scripts.news"],
}

ALONE = {"PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1"}


def main(names: list[str]) -> int:
    """Run the named checks, or all; print the words of those that failed."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"There is no check {unknown[0]!r}; there are: {', '.join(CHECKS)}.")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        failed = [name for name in names or CHECKS if not _passes(name, Path(folder))]
    if failed:
        print(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


def _passes(name: str, folder: Path) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        [word.replace("{folder}", str(folder)) for word in CHECKS[name]],
        cwd=ROOT,
        env={**os.environ, **ALONE, "BAIJU_HOME": str(folder / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    good = done.returncode == 0
    print(f"{'ok    ' if good else 'FAILED'} {name} ({time.monotonic() - began:.1f} s)", flush=True)
    if not good:
        print(done.stdout + done.stderr, flush=True)
    return good


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
