"""Says the reader's sentences in the reader's two languages."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "locale"


def sentence(msgid: str, values: Mapping[str, object], language: str) -> str:
    """The sentence in a language, its places filled; English where there is no other."""
    said = catalogue(language).gettext(msgid) if language != "en" else msgid
    return said % values if values else said.replace("%%", "%")


@lru_cache(maxsize=4)
def catalogue(language: str) -> gettext.NullTranslations:
    names = [language.replace("-", "_")]
    return gettext.translation("plantext", str(FOLDER), names, fallback=True)
