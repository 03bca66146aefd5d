"""The annotated sample documents: where they lie and how they are read."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "gold"


@dataclass(frozen=True)
class Sample:
    """One sample text and the documents a careful reader finds in it."""

    name: str
    text: str
    documents: list[dict[str, Any]]


def samples(folder: Path = FOLDER) -> list[Sample]:
    return [_sample(path) for path in sorted(folder.glob("*.json"))]


def decoded(content: bytes) -> str:
    """Return the text with every character kept, in UTF-8 or else in GB18030."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _sample(path: Path) -> Sample:
    documents = json.loads(path.read_text(encoding="utf-8"))
    return Sample(path.stem, decoded(path.with_suffix(".txt").read_bytes()), documents)
