"""Writes what the API says of itself to `tests/api/openapi.json`, so that a change of it is seen.

`python -m scripts.openapi` writes it; a test compares it with the product.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import django
from django.utils.translation import override

WIDEST = 200
FILE = Path(__file__).resolve().parent.parent / "tests" / "api" / "openapi.json"


def text() -> str:
    """The document of the product's own registers, in English, with its names in order."""
    from baiju.api import document, routes
    from baiju.engine import registry

    own = [each for each in registry.registers() if each.model.__module__.startswith("baiju.")]
    with override("en"):
        made = document.of(routes.build(own, version="snapshot"))
    return _laid_out(made, "") + "\n"


def _laid_out(value: Any, before: str) -> str:
    """JSON with its names in order: what fits into a line stands in one."""
    line = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if not isinstance(value, dict) or len(line) <= WIDEST:
        return line
    inner = before + " "
    told = (f"{inner}{json.dumps(k)}: {_laid_out(value[k], inner)}" for k in sorted(value))
    return "{\n" + ",\n".join(told) + f"\n{before}}}"


def main() -> int:
    """Write the file anew."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baiju.config.settings")
    django.setup()
    FILE.write_text(text(), encoding="utf-8")
    print(f"Wrote {FILE.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
