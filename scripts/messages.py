"""The catalogues of translation: taken from the sources, compared with them, compiled.

`python -m scripts.messages update` writes new sentences into each .po and drops those that are no
longer said; `check` names what is missing; `compile` makes the .mo that the program reads.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from hatch_build import compile_catalogues

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "baiju"
LANGUAGE = "zh_Hans"
CALLS: dict[str, tuple[int | None, tuple[int, ...]]] = {
    "_": (None, (0,)),
    "gettext": (None, (0,)),
    "gettext_lazy": (None, (0,)),
    "gettext_noop": (None, (0,)),
    "ngettext": (None, (0, 1)),
    "ngettext_lazy": (None, (0, 1)),
    "pgettext": (0, (1,)),
    "pgettext_lazy": (0, (1,)),
    "npgettext": (0, (1, 2)),
    "npgettext_lazy": (0, (1, 2)),
    "Refused": (None, (0,)),  # the reader of plans refuses a file,
    "Kind": (None, (2,)),  # says what is wrong in one,
    "say": (None, (0,)),  # and speaks on a terminal
}
"""Which argument of a call is the context, and which are sentences."""
CHANGING = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Generated-By")
CALL = re.compile(
    r"\b(?:n?p?gettext|_)\((?:u?'(?:\\.|[^'\\])*'|u?\"(?:\\.|[^\"\\])*\"|[,\s]|count)*\)"
)


@dataclass(frozen=True)
class Book:
    """One catalogue: where it lies and which part of the sources it translates."""

    domain: str
    folder: Path
    without: tuple[Path, ...] = ()

    @property
    def path(self) -> Path:
        """The file with the Chinese sentences."""
        return self.folder / "locale" / LANGUAGE / "LC_MESSAGES" / f"{self.domain}.po"

    def sources(self) -> Iterator[Path]:
        """The Python files and templates whose sentences it holds."""
        for file in sorted(self.folder.rglob("*")):
            templates = "templates" in file.parts and file.suffix in {".html", ".txt", ".xml"}
            if (file.suffix == ".py" or templates) and not self._leaves_out(file):
                yield file

    def _leaves_out(self, file: Path) -> bool:
        return "migrations" in file.parts or any(file.is_relative_to(part) for part in self.without)


BOOKS = (
    Book("django", SRC, without=(SRC / "plantext", SRC / "jail")),
    Book("plantext", SRC / "plantext"),
)


def sentences(file: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Every sentence of a file that is to be translated, with its context."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        text = "\n".join(match[0] for match in CALL.finditer(templatize(text, origin=str(file))))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and (name := _called(node)) in CALLS:
            context, places = CALLS[name]
            said = [_literal(node, place) for place in places]
            if all(said):
                message = said[0] if len(said) == 1 else tuple(map(str, said))
                yield message or "", None if context is None else _literal(node, context)


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _literal(call: ast.Call, place: int) -> str | None:
    argument = call.args[place] if place < len(call.args) else None
    if isinstance(argument, ast.JoinedStr):
        raise ValueError(f"An f-string cannot be translated: {ast.unparse(call)}")
    constant = argument.value if isinstance(argument, ast.Constant) else None
    return constant if isinstance(constant, str) else None


def template_of(book: Book) -> Catalog:
    """A catalogue of what the sources say now, without translations."""
    catalogue = Catalog(locale=LANGUAGE, domain=book.domain)
    known = {message.id for message in written(book) if not message.context}
    for file in book.sources():
        for message, context in sentences(file):
            catalogue.add(message, context=context)
        for word in _words(file) & known:  # said through a table
            catalogue.add(word)
    return catalogue


def _words(file: Path) -> set[str]:
    tree = (
        ast.parse(file.read_text(encoding="utf-8")) if file.suffix == ".py" else ast.Module([], [])
    )
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str) and value}


def written(book: Book) -> Catalog:
    """The catalogue as it lies in the repository; an empty one when there is none."""
    if not book.path.exists():
        return Catalog(locale=LANGUAGE, domain=book.domain)
    with book.path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, domain=book.domain)


def faults(book: Book) -> list[str]:
    """What keeps a catalogue from being complete, one line each."""
    said = {(message.context, message.id) for message in template_of(book) if message.id}
    catalogue = written(book)
    known = {(message.context, message.id) for message in catalogue if message.id}
    lines = [f"not in the catalogue: {_name(key)}" for key in sorted(said - known, key=str)]
    lines += [f"no longer said: {_name(key)}" for key in sorted(known - said, key=str)]
    lines += [f"marked obsolete: {key!r}" for key in catalogue.obsolete]
    for message in catalogue:
        key = (message.context, message.id)
        if message.id and (not message.string or not all(_strings(message.string))):
            lines.append(f"not translated: {_name(key)}")
        if message.id and message.fuzzy:
            lines.append(f"only guessed: {_name(key)}")
        lines += [f"{error}: {_name(key)}" for error in message.check()]
    return lines


def _strings(string: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def _name(key: tuple[str | None, object]) -> str:
    return f"{key[1]!r}" if key[0] is None else f"{key[1]!r} ({key[0]})"


def update(book: Book) -> None:
    """Bring a catalogue up to what the sources say; translations that are there stay."""
    catalogue = written(book)
    catalogue.update(template_of(book), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    if not len(catalogue):
        return
    write(book, catalogue)


def write(book: Book, catalogue: Catalog) -> None:
    """Write a catalogue in one order and without dates, so that only what changed differs."""
    text = BytesIO()
    write_po(text, catalogue, width=100, no_location=True, sort_output=True, ignore_obsolete=True)
    lines = text.getvalue().decode().splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(tuple(f'"{name}:' for name in CHANGING))]
    book.path.parent.mkdir(parents=True, exist_ok=True)
    book.path.write_text("".join(kept), encoding="utf-8")


def main(argv: list[str]) -> int:
    """Do one of update, check or compile, for every catalogue."""
    deed = argv[0] if argv else "check"
    if deed == "update":
        for book in BOOKS:
            update(book)
    if deed in {"update", "compile"}:
        for path in compile_catalogues(ROOT):
            print(f"Wrote {path.relative_to(ROOT)}.")
    if deed == "compile":
        return 0
    bad = [f"{book.domain}: {line}" for book in BOOKS for line in faults(book)]
    print("\n".join(bad) or "Every sentence is translated.")
    return 1 if bad and deed == "check" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
