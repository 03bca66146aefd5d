"""Starts a new kind of record: its file, its line in the area's index, its migration.

`make register AREA=training NAME=SafetyCourse`
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORD = '''"""{Plural}: what they are, in one sentence."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Register, Section, reviewed
from baiju.engine.models import Staged


class {name}(Staged):
    """One {one}."""

    title = models.CharField(_("title"), max_length=200)
    happened_on = models.DateField(_("day"))

    class Meta:
        verbose_name = _("{one}")
        verbose_name_plural = _("{plural}")

    def __str__(self) -> str:
        return self.title


{variable} = Register(
    model={name},
    key="{key}",
    columns=("title", "unit", "happened_on", "review"),
    filters=("unit", "happened_on", "review"),
    search=("title",),
    period="happened_on",
    sections=(Section(_("{One}"), ("unit", "title", "happened_on")),),
    transitions=reviewed(),
    example={{"title": "示例", "happened_on": "2026-03-12"}},
)
'''
INDEX = '''"""The area's index: what it names exists."""

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Area

__all__ = []

area = Area("{area}", _("{Area}"))
'''


@dataclass(frozen=True)
class Names:
    """How one kind of record is called in code, addresses and sentences."""

    area: str
    name: str

    @property
    def module(self) -> str:
        """The file's name: safety_course."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", self.name).lower()

    @property
    def variable(self) -> str:
        """The register's name: safety_courses."""
        return re.sub(r"(?<=[^aeiou])ys$", "ies", f"{self.module}s")

    def written(self) -> dict[str, str]:
        """What fills the blanks of the texts above."""
        one, plural = self.module.replace("_", " "), self.variable.replace("_", " ")
        return {
            "area": self.area,
            "Area": self.area.capitalize(),
            "name": self.name,
            "one": one,
            "One": one.capitalize(),
            "plural": plural,
            "Plural": plural.capitalize(),
            "variable": self.variable,
            "key": self.variable.replace("_", "-"),
        }


def faults(names: Names, root: Path) -> list[str]:
    """Why this record cannot be started."""
    if not re.fullmatch(r"[a-z]+", names.area) or not re.fullmatch(
        r"[A-Z][A-Za-z0-9]+", names.name
    ):
        return ["Name an area and a record: make register AREA=training NAME=SafetyCourse"]
    file = _folder(names, root) / f"{names.module}.py"
    return [f"{file.relative_to(root)} is there already."] if file.exists() else []


def write(names: Names, root: Path) -> list[Path]:
    """Write the record's file and name it in the index; a new area gets its index first."""
    folder, words = _folder(names, root), names.written()
    index = folder / "models.py"
    if not index.exists():
        (folder / "migrations").mkdir(parents=True)
        (folder / "migrations" / "__init__.py").touch()
        (folder / "__init__.py").write_text(f'"""The area of {names.area}."""\n', encoding="utf-8")
        index.write_text(INDEX.format(**words), encoding="utf-8")
        _install(names, root / "src/baiju/config/settings.py")
    file = folder / f"{names.module}.py"
    file.write_text(RECORD.format(**words), encoding="utf-8")
    _name_in(index, names)
    return [file, index]


def _folder(names: Names, root: Path) -> Path:
    return root / "src" / "baiju" / "areas" / names.area


def _install(names: Names, settings: Path) -> None:
    before = settings.read_text(encoding="utf-8")
    line = f'    "baiju.areas.{names.area}",\n'
    settings.write_text(
        before.replace('    "baiju.web",\n', line + '    "baiju.web",\n', 1), encoding="utf-8"
    )


def _name_in(index: Path, names: Names) -> None:
    text = index.read_text(encoding="utf-8")
    line = f"from .{names.module} import {names.name}, {names.variable}\n"
    named = f'__all__ = [\n    "{names.name}",\n    "{names.variable}",'
    text = text.replace("\n__all__ = [", f"{line}\n{named}", 1)
    index.write_text(text, encoding="utf-8")


def main(area: str, name: str) -> int:
    """Write the files, put them in order, make the migration, and say what is left to do."""
    names = Names(area, name)
    if bad := faults(names, ROOT):
        print("\n".join(bad))
        return 1
    ruff = str(Path(sys.executable).parent / "ruff")
    for file in write(names, ROOT):
        subprocess.run(
            [ruff, "check", "--quiet", "--fix-only", "--unsafe-fixes", file], check=False
        )
        subprocess.run([ruff, "format", "--quiet", file], check=True)
        print(f"Wrote {file.relative_to(ROOT)}.")
    migration = [sys.executable, "manage.py", "makemigrations", area, "-n", f"add_{names.module}"]
    if subprocess.run(migration, cwd=ROOT, check=False).returncode != 0:
        return 1
    print("Now give it its fields and an example to show, run make fix, and write the Chinese.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*[*sys.argv[1:], "", ""][:2]))
