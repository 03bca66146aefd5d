"""Writes the reference page of the registers from their declarations: `make docs`.

`python -m scripts.reference check` says whether the page is what the declarations say.
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

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "registers.md"
HEAD = """# Registers

Every kind of record, written from its declaration by `make docs`. What a reader sees stands in English and Chinese; what an import or an
address needs stands as code.
"""


def page() -> str:
    """The whole page."""
    from baiju.engine import registry

    chapters = ["\n".join(_chapter(register)) for register in registry.registers()]
    return "\n".join([HEAD, *chapters])


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


def main(argv: list[str]) -> int:
    """Write the page, or with `check` compare it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baiju.config.settings")
    django.setup()
    now = page()
    if argv[:1] == ["check"]:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == now
        print(
            "The page of the registers is right."
            if same
            else "Run make docs: the page of the registers is old."
        )
        return 0 if same else 1
    PAGE.write_text(now, encoding="utf-8")
    print(f"Wrote {PAGE.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
