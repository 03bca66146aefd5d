"""Asks for a news line when the product changes, and sees that the lines can be collected."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(
    r"news/(\d+|\+[\w-]+)\.(added|changed|fixed|removed|security|internal)(\.\d+)?\.md"
)


def changed() -> set[str]:
    """The files that differ from the main branch; from the beginning where there is none."""
    base = _git("merge-base", "HEAD", "origin/main") or _git(
        "hash-object", "-t", "tree", "/dev/null"
    )
    return {*_git("diff", "--name-only", base[0]), *_git("ls-files", "-o", "--exclude-standard")}


def _git(*words: str) -> list[str]:
    answer = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return answer.stdout.split("\n")[:-1] if answer.returncode == 0 else []


def faults(files: set[str]) -> list[str]:
    """What is wrong with the news of a change that touches these files."""
    news = {file for file in files if file.startswith("news/") and (ROOT / file).is_file()}
    lines = [
        f"{file} is not named <issue>.<added|changed|fixed|removed|security|internal>.md."
        for file in sorted(news)
        if not NAME.fullmatch(file) and not file.endswith(".gitkeep")
    ]
    told = news or "CHANGELOG.md" in files
    if any(file.startswith("src/") for file in files) and not told:
        lines.append(
            "The product changes: write a sentence for its users in news/<issue>.added.md."
        )
    return lines


def main() -> int:
    """Print what is wrong; nothing when all is well."""
    lines = faults(changed())
    draft = [
        str(Path(sys.executable).parent / "towncrier"),
        "build",
        "--draft",
        "--version",
        "next",
    ]
    if subprocess.run(draft, cwd=ROOT, capture_output=True, check=False).returncode != 0:
        lines.append("The news cannot be collected: run towncrier build --draft.")
    print("\n".join(lines))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
