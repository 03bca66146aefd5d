"""What the small parts of an .xlsx package say: which sheets there are, and which styles mean days."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field

from . import formats, limits, markup
from .model import Refused

WORKSHEET, SHARED, STYLES = "/worksheet", "/sharedStrings", "/styles"
"""How the types of relationships end; what stands before differs between editions of the standard."""
NOT_TABLES = ("/chartsheet", "/dialogsheet", "/xlMacrosheet", "/xlIntlMacrosheet")


@dataclass(frozen=True)
class Leaf:
    """A sheet as the workbook lists it, and the part that holds it."""

    name: str
    is_hidden: bool
    part: str


@dataclass
class Package:
    """The parts a reader needs, by their names inside the package."""

    archive: zipfile.ZipFile
    leaves: list[Leaf] = field(default_factory=list)
    strings: str | None = None
    styles: str | None = None
    kinds: list[str] = field(default_factory=list)
    """What the number format of each cell style shows."""
    from_1904: bool = False


@dataclass(frozen=True)
class Relation:
    """What one part says of another."""

    type: str
    target: str


def opened(archive: zipfile.ZipFile) -> Package:
    """The package of a workbook, its small parts read."""
    roots = _relations(archive, "").values()
    main = next((one.target for one in roots if one.type.endswith("/officeDocument")), "")
    relations = _relations(archive, main)
    package = Package(archive, strings=_target(relations, SHARED))
    package.styles = _target(relations, STYLES)
    _read_workbook(package, main, relations)
    if package.styles:
        package.kinds = _kinds(archive, package.styles)
    return package


def _read_workbook(package: Package, main: str, relations: dict[str, Relation]) -> None:
    def begin(name: str, given: markup.Attributes) -> None:
        if name == "workbookPr":
            package.from_1904 = markup.is_on(given.get("date1904"))
        elif name == "sheet":
            _add_leaf(package, given, relations)

    markup.walk(markup.pieces(package.archive, main), begin)
    parts = [leaf.part for leaf in package.leaves]
    if len(set(parts)) < len(parts):
        raise Refused(code="damaged")


def _add_leaf(package: Package, given: markup.Attributes, relations: dict[str, Relation]) -> None:
    relation = relations.get(given.get("id", ""))
    if relation is None:
        raise Refused(code="damaged")
    if relation.type.endswith(NOT_TABLES):
        return
    if not relation.type.endswith(WORKSHEET):
        raise Refused(code="damaged")
    if len(package.leaves) == limits.SHEETS:
        raise Refused(code="too_many_sheets", values={"limit": limits.SHEETS})
    is_hidden = given.get("state", "visible") != "visible"
    package.leaves.append(Leaf(given.get("name", ""), is_hidden, relation.target))


def _target(relations: dict[str, Relation], ending: str) -> str | None:
    found = (one.target for one in relations.values() if one.type.endswith(ending))
    return next(found, None)


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, Relation]:
    """The relations of a part to others inside the package; links to the outside are left aside."""
    folder, name = posixpath.split(part)
    found: dict[str, Relation] = {}

    def begin(element: str, given: markup.Attributes) -> None:
        if element != "Relationship" or given.get("TargetMode") == "External":
            return
        target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "")))
        found[given.get("Id", "")] = Relation(given.get("Type", ""), target.lstrip("/"))

    markup.walk(markup.pieces(archive, posixpath.join(folder, "_rels", f"{name}.rels")), begin)
    return found


def _kinds(archive: zipfile.ZipFile, part: str) -> list[str]:
    codes: dict[int, str] = {}
    numbers: list[int] = []
    within: list[str] = []

    def begin(name: str, given: markup.Attributes) -> None:
        if name == "numFmt":
            codes[markup.whole(given.get("numFmtId"))] = given.get("formatCode", "")
        elif name == "xf" and within[-1] == "cellXfs":
            numbers.append(markup.whole(given.get("numFmtId")))
        within.append(name)

    def end(_: str) -> None:
        within.pop()

    markup.walk(markup.pieces(archive, part), begin, end)
    known = {number: formats.kind(number, codes.get(number)) for number in set(numbers)}
    return [known[number] for number in numbers]
