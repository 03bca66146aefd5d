"""The annotated sample documents: where they lie and how they are read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "gold"

Marked = Mapping[str, Any]


@dataclass(frozen=True)
class Sample:
    """One sample file and the documents a careful reader finds in it."""

    name: str
    content: bytes
    documents: list[dict[str, Any]]

    @property
    def text(self) -> str:
        """Every character of the file, which is in UTF-8 or else in GB18030."""
        try:
            return self.content.decode("utf-8")
        except UnicodeDecodeError:
            return self.content.decode("gb18030")


def samples(folder: Path = FOLDER) -> list[Sample]:
    return [sample(path, path.with_suffix(".txt")) for path in sorted(folder.glob("*.json"))]


def sample(annotation: Path, text: Path) -> Sample:
    documents = json.loads(annotation.read_text(encoding="utf-8"))
    return Sample(text.stem, text.read_bytes(), documents)
