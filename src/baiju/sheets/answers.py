"""What a person said of a list's columns, and when it holds for the next list too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baiju.engine import batches
from baiju.engine.batch import Batch, BatchState
from baiju.workbook.columns import letter

from .intake import Report

LATEST = 20
"""So many earlier lists of the unit are looked at."""
Said = dict[str, Any]


def remembered(batch: Batch, report: Report) -> Said:
    """The answers for the latest list of this unit that had the same heads."""
    heads = sorted(_heads(written(report)))
    earlier = batches.alike(batch).exclude(state=BatchState.REFUSED)[:LATEST]
    for each in earlier:
        said = each.notes.get("said")
        if said and sorted(_heads(each.notes.get("written", {}))) == heads:
            return dict(said)
    return {}


def written(report: Report) -> dict[str, dict[str, str]]:
    """Sheet → place of a column → its head as it is written, or what may be one."""
    shown = report.plan.tables or [
        each for each in report.plan.sheets if not (each.is_hidden or each.is_aside)
    ]
    return {
        sheet.name: {str(at): text for at, text in (sheet.layout.written or sheet.start).items()}
        for sheet in shown
    }


def of_sheet(notes: Mapping[str, Any], sheet: str, chosen: Mapping[str, str]) -> Said:
    """Answers by column letter as they are kept: by the head, where no other column has the same."""
    heads = {letter(int(at)): text for at, text in notes["written"].get(sheet, {}).items()}
    texts = list(heads.values())
    said: Said = {}
    for where, name in chosen.items():
        head = heads.get(where, "")
        said[head if head and texts.count(head) == 1 else where] = name
    return said


def whole(by_sheet: Mapping[str, Said]) -> Said:
    """Of one sheet the answers alone, so that the next file's sheet may be called otherwise."""
    if len(by_sheet) == 1:
        return next(iter(by_sheet.values()))
    return dict(by_sheet)


def _heads(sheets: Mapping[str, Mapping[str, str]]) -> list[str]:
    return [text for heads in sheets.values() for text in heads.values()]
