"""Which files the house rules look at: those that git knows, or would know after `git add`."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "baiju"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the repository; the whole tree where there is no git, as in an unpacked archive."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        answer = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return tuple(file for file in sorted(ROOT.rglob("*")) if file.is_file() and _ours(file))
    names = sorted(name for name in answer.stdout.split("\0") if name)
    return tuple(file for name in names if (file := ROOT / name).is_file())


def _ours(file: Path) -> bool:
    return not any(part.startswith((".", "__pycache__")) for part in file.relative_to(ROOT).parts)


def python(*parts: str) -> list[Path]:
    """The Python files, but for migrations; with `parts`, those under these folders of the package."""
    files = [file for file in tracked() if file.suffix == ".py" and "migrations" not in file.parts]
    if not parts:
        return files
    return [file for file in files if any(file.is_relative_to(SRC / part) for part in parts)]


def templates() -> list[Path]:
    """The pages' templates."""
    return [file for file in tracked() if file.suffix == ".html" and "templates" in file.parts]


def static(suffix: str) -> list[Path]:
    """Our own style sheets or scripts."""
    return [file for file in tracked() if file.suffix == suffix and "static" in file.parts]


def text(file: Path) -> str:
    """What is in the file."""
    return file.read_text(encoding="utf-8")


def texts() -> Iterator[tuple[Path, str]]:
    """Every file that is text, with what is in it."""
    for file in tracked():
        try:
            yield file, text(file)
        except UnicodeDecodeError:
            continue


@cache
def tree(file: Path) -> ast.Module:
    """The syntax of a Python file."""
    return ast.parse(text(file))


def name(file: Path) -> str:
    """The file's path in the repository."""
    return file.relative_to(ROOT).as_posix()


def lines(found: Iterable[str]) -> str:
    """What was found, one to a line, for the message of a failed test."""
    return "\n" + "\n".join(found)
