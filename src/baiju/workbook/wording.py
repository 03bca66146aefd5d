"""Why a workbook is refused, and what in one is left aside: a sentence for each code."""

from __future__ import annotations

_ = str
"""Marks a sentence for translation; whoever shows it looks it up."""

REFUSALS = {
    "empty": _("The file is empty. Choose the file that holds the table."),
    "too_big": _(
        "The file has more than %(limit)d MB. Divide the table and take in the parts one by one."
    ),
    "too_large": _(
        "The file unpacks to more than a workbook may hold. Copy the table into a new workbook and"
        " take in that."
    ),
    "password": _("The file has a password. Remove the password, save it and take it in again."),
    "damaged": _(
        "The file is damaged or incomplete. Open it in Excel or WPS, save it as .xlsx and take in"
        " that."
    ),
    "hostile": _(
        "The file holds something that no office program writes, so it is not opened. Copy the table"
        " into a new workbook and take in that."
    ),
    "broken_off": _(
        "The file is damaged or too large to be read. Open it in Excel or WPS, save it as .xlsx and"
        " take in that."
    ),
    "time": _(
        "The file takes too long to read. Copy the table into a new workbook and take in that."
    ),
    "pdf": _("This is a PDF. Ask for the table as a workbook, or copy it into one."),
    "picture": _("This is a picture. Ask for the table as a workbook, or type it into one."),
    "word": _("This is a text document. Copy its table into a workbook and take in that."),
    "slides": _("This is a presentation. Copy its table into a workbook and take in that."),
    "numbers": _("This is a Numbers document. Export it as an Excel workbook and take in that."),
    "archive": _("This is an archive. Unpack it and take in the workbook inside."),
    "document": _("This is no workbook. Copy the table into a workbook and take in that."),
    "web_archive": _(
        "This is a web page with its pictures, whatever its name says. Open it in Excel or WPS, save"
        " it as .xlsx and take in that."
    ),
    "xml": _(
        "This is a table in XML, whatever its name says. Open it in Excel or WPS, save it as .xlsx"
        " and take in that."
    ),
    "unknown": _("This is no workbook and no text. Choose the file that holds the table."),
    "no_table": _("There is no table on the page. Choose the file that holds the table."),
    "large_page": _(
        "The web page has more than %(limit)d MB. Open it in Excel or WPS, save it as .xlsx and take"
        " in that."
    ),
    "encoding": _(
        "The encoding of the text is not known. Open it in Excel or WPS, save it as .xlsx and take in"
        " that."
    ),
    "mixed_encoding": _(
        "Line %(line)d is not in the encoding of the lines around it. Save the table as .xlsx and"
        " take in that."
    ),
    "quotes": _(
        "A quotation mark opens a cell in row %(row)d and is never closed. Close or remove it, or"
        " save the table as .xlsx, and take it in again."
    ),
    "huge_cell": _(
        "A cell or a row of the file holds more than any office program allows. Copy the table into a"
        " new workbook and take in that."
    ),
    "huge_sheet": _(
        "The sheet “%(sheet)s” reaches down to row %(row)d, and hardly anything stands in it. Copy the"
        " table into a new workbook and take in that."
    ),
    "too_many_rows": _(
        "The file has more than %(limit)d rows. Divide the table and take in the parts one by one."
    ),
    "too_wide": _(
        "The cell %(cell)s stands to the right of the %(limit)d columns that are read. Delete what"
        " stands to the right of the table and take it in again."
    ),
    "too_many_sheets": _(
        "The file has more than %(limit)d sheets. Divide it and take in the parts one by one."
    ),
}

WARNINGS = {
    "macros": _("The macros in the file were left aside; they were not run."),
    "links": _("The links to other files were not followed. Their last values were read."),
    "connections": _("The connections to databases were not opened. Their last values were read."),
    "queries": _("The queries in the file were not run. Their last values were read."),
    "named_otherwise": _(
        "The name of the file says another kind than what it holds. It was read by what it holds."
    ),
}
