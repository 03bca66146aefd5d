"""Writes the reference pages of registers and commands from the product itself: `make docs`.

`python -m scripts.reference check` says whether they are what the product says.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from django.utils.encoding import force_str
from django.utils.translation import override

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
REGISTERS = """# Registers

Every kind of record, written from its declaration by `make docs`. What a reader sees stands in English and Chinese; what an import or an
address needs stands as code.
"""
COMMANDS = """# Commands

What `baiju` does, written by `make docs`. Each command explains its options with `--help`.

| Command | What it does |
|---|---|
"""


def pages() -> dict[str, str]:
    """Each page of the reference that is written from the product itself."""
    from baiju import cli
    from baiju.engine import registry

    chapters = ["\n".join(_chapter(register)) for register in registry.registers()]
    commands = {cli.READ[0]: cli.READ[1]}
    commands |= {" ".join(words): purpose for words, (_module, purpose) in cli.COMMANDS.items()}
    rows = [f"| `baiju {name}` | {purpose} |\n" for name, purpose in sorted(commands.items())]
    return {
        "registers.md": "\n".join([REGISTERS, *chapters]),
        "commands.md": COMMANDS + "".join(rows),
    }


def _chapter(register: Any) -> Iterator[str]:
    yield f"## {_both(register, 'title')}\n"
    yield f"`{register.key}` in the area `{register.area}`\n"
    yield "| Field | Name | Kind |\n|---|---|---|"
    for name in register.fields:
        field = register.model._meta.get_field(name)
        yield f"| `{name}` | {_both(field, 'verbose_name')} | {_kind(field)} |"
    yield ""
    for step in register.transitions:
        sources = ", ".join(force_str(each) for each in step.sources)
        yield f"* `{step.name}` {_both(step, 'title')}: {sources} → {force_str(step.target)}"
    if register.transitions:
        yield ""


def _kind(field: Any) -> str:
    with override("en"):
        return str(field.description % vars(field))


def _both(thing: object, attribute: str) -> str:
    said = []
    for language in ("en", "zh-hans"):
        with override(language):
            said.append(str(getattr(thing, attribute)))
    return said[0] if said[0] == said[1] else f"{said[0]} · {said[1]}"


def _is_old(name: str, text: str) -> bool:
    page = FOLDER / name
    return not page.exists() or page.read_text(encoding="utf-8") != text


def main(argv: list[str]) -> int:
    """Write the pages, or with `check` name those that are old."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baiju.config.settings")
    django.setup()
    old = {name: text for name, text in pages().items() if _is_old(name, text)}
    if argv[:1] == ["check"]:
        print(f"Run make docs; old: {', '.join(old)}." if old else "The reference is right.")
        return 1 if old else 0
    for name, text in old.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"Wrote {name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
