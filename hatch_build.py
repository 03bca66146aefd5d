"""What building the package needs besides the files: the list of requirements and the catalogues."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


class Requirements(MetadataHookInterface):
    """Takes the dependencies from the file that is locked, so that there is one list."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the lines of requirements/base.in to the metadata of the package."""
        text = (Path(self.root) / "requirements" / "base.in").read_text(encoding="utf-8")
        lines = (line.strip() for line in text.splitlines())
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]


class Catalogues(BuildHookInterface[Any]):
    """Compiles the translations before a wheel or an editable installation is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue, so that the wheel carries it."""
        compile_catalogues(Path(self.root))


def compile_catalogues(root: Path) -> list[Path]:
    """Write the .mo beside each .po that is newer, and say which were written."""
    written = []
    for source in sorted((root / "src").glob("**/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as text, target.open("wb") as binary:
            write_mo(binary, read_po(text, locale=source.parts[-3]))
        written.append(target)
    return written
