"""A list given back to its writer: the own workbook, with a column that says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from django.utils.translation import gettext as _

from baiju.engine import batches
from baiju.engine.batch import Batch
from baiju.workbook import marking
from baiju.workbook.marking import Mark


def workbook(batch: Batch) -> tuple[str, bytes]:
    """The name and the content of the marked workbook."""
    title = _("Problems")
    made = marking.marked(
        batches.content(batch),
        batch.notes["kind"],
        list(_marks(batch)),
        head_rows=batch.notes["heads"],
        title=title,
    )
    return f"{PurePath(batch.name).stem} {title}.xlsx", made


def _marks(batch: Batch) -> Iterator[Mark]:
    letters = batch.notes["letters"]
    for sheet, row, _code, sentence, _severity in batch.notes["faults"]:
        yield Mark(sheet, row, "", sentence)
    for line in batches.doubtful(batch):
        for name, _code, sentence, _severity in line.faults:
            column = letters.get(line.sheet, {}).get(name, "")
            yield Mark(line.sheet, line.number, column, sentence)
