"""Makes the empty workbook of a register: heads that are understood again, notes, lists, an example.

Above the first row that people fill in stand the title, the heads, and a hidden row with the names of
the fields, by which `heads` knows every column whatever its head has become. The first column counts
the rows. The row under the hidden one is an example: it says so in the first column, and `body` leaves
a row aside that says so there, wherever it has been moved.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from . import guard, sheet_names
from .cellxml import Value
from .columns import letter
from .frame import HEAD_TINT
from .writing import LITERAL, WIDTHS, width

TITLE_ROW, HEAD_ROW, NAMES_ROW, EXAMPLE_ROW = range(4)
ROWS = 2_000
"""So many rows offer lists and check days."""
INLINE = 255
"""Characters of a list that stands in the cells themselves; longer ones stand on a sheet of their own."""
MESSAGE = 255
"""Characters that the message beside a chosen cell may have."""
FIRST_DAY, LAST_DAY = date(1900, 3, 1), date(2199, 12, 31)
MADE = datetime(2000, 1, 1)
"""The clock has no part in the file."""
REQUIRED_TINT = "FFFCE4D6"
FORMATS = {"date": "yyyy-mm-dd", "whole": "0"} | dict.fromkeys(LITERAL, "@")


@dataclass(frozen=True)
class Asked:
    """A column to be filled in; `note` says what goes in, `others` are heads that mean the same."""

    name: str
    title: str
    kind: str = "text"
    note: str = ""
    required: bool = False
    choices: Sequence[str] = ()
    example: Value = None
    others: Sequence[str] = ()


@dataclass(frozen=True)
class Words:
    """The texts of a template that no column brings, in the language of who asks for it."""

    number: str
    """The head of the column that counts the rows."""
    example: str
    """What an example says of itself; `body` must know it."""
    guide: str
    """The name of the sheet with the explanations, and below it the heads of its table."""
    column: str
    required: str
    content: str
    choices: str
    others: str
    no_choice: str
    """The sentence for a value that is not in the list, and the one for what is no day."""
    no_day: str
    rules: Sequence[str] = ()
    """Whole sentences on how the workbook is filled in."""


def made(
    title: str,
    columns: Sequence[Asked],
    words: Words,
    parts: Sequence[tuple[str, Sequence[Asked]]] = (),
) -> bytes:
    """The workbook as .xlsx; `parts` are the rows within a record, on further sheets."""
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    workbook.set_properties({"created": MADE})
    template = _Template(workbook, words)
    for name, asked in ((title, columns), *parts):
        template.sheet(name, asked)
    template.guide(((title, columns), *parts))
    workbook.close()
    return file.getvalue()


@dataclass
class _Template:
    """The workbook while it is made."""

    workbook: xlsxwriter.Workbook
    words: Words
    names: list[str] = field(default_factory=list)
    lists: Worksheet | None = None
    listed: int = 0

    def sheet(self, title: str, columns: Sequence[Asked]) -> None:
        """One sheet to be filled in."""
        sheet = self._added(title)
        sheet.write_string(TITLE_ROW, 0, title, self._style(bold=True, font_size=14))
        sheet.write_string(HEAD_ROW, 0, self.words.number, self._head(HEAD_TINT))
        sheet.write_string(EXAMPLE_ROW, 0, self.words.example, self._style(italic=True))
        sheet.set_column(0, 0, 6)
        for at, asked in enumerate(columns, 1):
            self._column(sheet, at, asked)
        sheet.set_row(NAMES_ROW, None, None, {"hidden": True})
        sheet.freeze_panes(EXAMPLE_ROW, 0)

    def guide(self, sheets: Sequence[tuple[str, Sequence[Asked]]]) -> None:
        """The sheet that explains the others."""
        sheet = self._added(self.words.guide)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 10)
        sheet.set_column(2, 4, 44, self._style(text_wrap=True, valign="top"))
        bold = self._style(bold=True)
        for row, (is_head, texts) in enumerate(self._lines(sheets)):
            for at, text in enumerate(texts):
                sheet.write_string(row, at, text, bold if is_head else None)

    def _lines(
        self, sheets: Sequence[tuple[str, Sequence[Asked]]]
    ) -> Iterator[tuple[bool, Sequence[str]]]:
        words = self.words
        for rule in words.rules:
            yield False, [rule]
        for title, columns in sheets:
            yield True, []
            yield True, [title]
            yield True, [words.column, words.required, words.content, words.choices, words.others]
            for asked in columns:
                star = words.required if asked.required else ""
                choices, others = ("、".join(texts) for texts in (asked.choices, asked.others))
                yield False, [asked.title, star, asked.note, choices, others]

    def _column(self, sheet: Worksheet, at: int, asked: Asked) -> None:
        number_format = FORMATS.get(asked.kind, "General")
        cells = self._style(num_format=number_format, text_wrap=asked.kind == "long")
        sheet.set_column(at, at, max(width(asked.title), WIDTHS.get(asked.kind, 0)), cells)
        head = f"{asked.title}*" if asked.required else asked.title
        tint = REQUIRED_TINT if asked.required else HEAD_TINT
        sheet.write_string(HEAD_ROW, at, head, self._head(tint))
        sheet.write_string(NAMES_ROW, at, asked.name)
        example = self._style(num_format=number_format, italic=True, font_color="#808080")
        _write(sheet, at, asked.example, example)
        if asked.note:
            sheet.write_comment(HEAD_ROW, at, asked.note)
        if rule := self._rule(asked):
            sheet.data_validation(EXAMPLE_ROW, at, EXAMPLE_ROW + ROWS, at, rule)

    def _rule(self, asked: Asked) -> dict[str, Any]:
        """What the program asks for in the cells of a column; it warns and lets pass."""
        rule: dict[str, Any] = {"input_message": asked.note[:MESSAGE]} if asked.note else {}
        if asked.choices:
            source = self._source(asked.choices)
            return rule | _warning(self.words.no_choice) | {"validate": "list", "source": source}
        if asked.kind == "date":
            days = {"criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
            return rule | _warning(self.words.no_day) | {"validate": "date"} | days
        return rule and rule | {"validate": "any"}

    def _source(self, choices: Sequence[str]) -> list[str] | str:
        """The choices themselves, or where they stand."""
        if len(",".join(choices)) <= INLINE and not any("," in choice for choice in choices):
            return list(choices)
        if self.lists is None:
            self.lists = self._added(self.words.choices)
            self.lists.hide()
        column, self.listed = letter(self.listed), self.listed + 1
        for row, choice in enumerate(choices):
            self.lists.write_string(row, self.listed - 1, choice)
        name = self.lists.get_name().replace("'", "''")
        return f"='{name}'!${column}$1:${column}${len(choices)}"

    def _added(self, title: str) -> Worksheet:
        self.names.append(sheet_names.fitting(title, self.names))
        sheet: Worksheet = self.workbook.add_worksheet(self.names[-1])
        return sheet

    def _head(self, tint: str) -> Format:
        return self._style(bold=True, border=1, border_color="#B0BAC4", bg_color=f"#{tint[2:]}")

    def _style(self, **said: object) -> Format:
        made: Format = self.workbook.add_format(said)
        return made


def _warning(message: str) -> dict[str, str]:
    return {"error_type": "warning", "error_message": message[:MESSAGE]}


def _write(sheet: Worksheet, column: int, value: Value, style: Format) -> None:
    """The example's value in its own kind."""
    if isinstance(value, str):
        sheet.write_string(EXAMPLE_ROW, column, guard.guarded(value), style)
    elif isinstance(value, bool):
        sheet.write_boolean(EXAMPLE_ROW, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(EXAMPLE_ROW, column, value, style)
    elif isinstance(value, int | Decimal):
        sheet.write_number(EXAMPLE_ROW, column, value, style)
