"""What the cells below a head look like: a column of eighteen figures holds identity numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from baiju.identifiers import mobile, signs, uscc

from .model import Day, Line, Number

ENOUGH = 0.6
"""So many of the cells must look like what the column should hold."""
ROWS = 60
TELLING = ("id", "phone", "uscc")
"""Kinds whose cells show by themselves what they are."""

_ID = re.compile(r"[0-9]{17}[0-9Xx]|[0-9]{15}|[A-Za-z]{1,3}[0-9]{6,12}")
_DATE = re.compile(
    r"(?:19|20)?[0-9]{2}[-./年][0-9]{1,2}(?:[-./月][0-9]{1,2}日?)?.*|(?:19|20)[0-9]{6}"
)
_WHOLE = re.compile(r"[0-9][0-9,]*(?:\.0*)?[人名个]?")
_TRUTH = frozenset("是否有无对√✓✔×✗✘YNyn10")


def below(lines: Sequence[Line], row: int) -> list[list[str | None]]:
    """The first rows under a head that hold something."""
    rows = (line.cells for line in lines if line.number > row)
    return [cells for cells in rows if any(cells)][:ROWS]


def texts(rows: Sequence[Sequence[str | None]], column: int) -> list[str]:
    """The filled cells of a column."""
    cells = (row[column] for row in rows if column < len(row))
    return [cell for cell in cells if cell is not None and cell.strip()]


def fits(kind: str, cells: Sequence[str]) -> bool:
    """Whether cells look like a kind of column; kinds that show nothing fit always."""
    looks = _LOOKS.get(kind)
    if looks is None or not cells:
        return True
    return sum(looks(cell) for cell in cells) >= ENOUGH * len(cells)


def shows(kind: str, cells: Sequence[str]) -> bool:
    """Whether cells say by themselves that they are of this kind."""
    return kind in TELLING and len(cells) > 0 and fits(kind, cells)


def _is_id(cell: str) -> bool:
    bare = signs.bare(cell)
    return _ID.fullmatch(bare) is not None or (isinstance(cell, Number) and len(bare) > 14)


def _is_phone(cell: str) -> bool:
    return mobile.fault(mobile.clean(cell)) is None


def _is_uscc(cell: str) -> bool:
    bare = uscc.clean(cell)
    return len(bare) == 18 and not _ID.fullmatch(bare) and set(bare) <= set(uscc.ALPHABET)


def _is_date(cell: str) -> bool:
    is_serial = isinstance(cell, Number) and len(cell) == 5
    return isinstance(cell, Day) or is_serial or _DATE.fullmatch(cell.strip()) is not None


def _is_whole(cell: str) -> bool:
    return _WHOLE.fullmatch(signs.narrow(cell.strip())) is not None


def _is_truth(cell: str) -> bool:
    return cell.strip() in _TRUTH or cell in ("true", "false")


_LOOKS: dict[str, Callable[[str], bool]] = {
    "id": _is_id,
    "phone": _is_phone,
    "uscc": _is_uscc,
    "date": _is_date,
    "whole": _is_whole,
    "truth": _is_truth,
}
