"""Rows that were given out and come back: they name their record, and what was covered stays."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from baiju.engine.declare import Intake, Register
from baiju.engine.rows import UID, Fault
from baiju.engine.terms import Secret
from baiju.workbook.body import Found
from baiju.workbook.columns import Column
from baiju.workbook.layout import Layout

COLUMN = Column(UID, "白驹编号", "text", ("Baiju number", UID), longest=40)
"""Stands last in what is given out; a row that has it needs nothing else to be known."""
STAR = "*"
LANGUAGES = ("zh-hans", "en")
"""The languages in which lists are given out."""
GUIDE = gettext_lazy("How to fill it in")
"""The sheet of a template that explains the others."""


def parted(source: Register | Intake, found: Found) -> tuple[Found, dict[str, str]]:
    """A row without the cells that hold a mask, and those cells."""
    if isinstance(source, Intake) or not source.secrets:
        return found, {}
    covered = {
        secret.field: cell.strip()
        for secret in source.secrets
        if (cell := found.cells.get(secret.field)) and _is_mask(secret, cell.strip())
    }
    if not covered:
        return found, covered
    cells = {name: cell for name, cell in found.cells.items() if name not in covered}
    return replace(found, cells=cells), covered


def without_gaps(faults: Collection[Fault]) -> list[Fault]:
    """What is left out of a row that is there already stays as it is."""
    return [fault for fault in faults if fault.code != "required_missing"]


def refused(covered: Mapping[str, str], faults: Collection[Fault]) -> list[Fault]:
    """A mask in a row that names no record is no value."""
    text = _("The number is covered with asterisks. Write the whole number.")
    told = [fault for fault in faults if fault.field not in covered]
    return [*told, *(Fault(name, "covered", text) for name in covered)]


def is_ours(laid: Layout) -> bool:
    """Whether the rows of a sheet name their records."""
    return UID in laid.columns


def passed(laid: Collection[Layout], parts: Collection[str]) -> set[str]:
    """The sheets that hold no records: the guide, and in a book of ours the rows inside records."""
    guides = set()
    for language in LANGUAGES:
        with override(language):
            guides.add(str(GUIDE))
    return guides | (set(parts) if any(map(is_ours, laid)) else set())


def understood(laid: Layout) -> Layout:
    """Where the rows name their records, no other column is needed."""
    if not is_ours(laid):
        return laid
    return replace(laid, faults=tuple(f for f in laid.faults if f.code != "header_missing"))


def _is_mask(secret: Secret, text: str) -> bool:
    hidden = text[: -secret.shows] if len(text) > 2 * secret.shows else text
    return set(hidden) == {STAR}
