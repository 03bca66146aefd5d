"""The sentences of the workbook package in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _

from baiju.workbook import faults, wording
from baiju.workbook.model import Refused


def fault(found: faults.Fault) -> str:
    """What is wrong with a cell, in a sentence."""
    return _(found.sentence) % found.values


def refusal(no: Refused) -> str:
    """Why a file cannot be read, in a sentence."""
    return _(wording.REFUSALS[no.code]) % no.values


def warning(code: str) -> str:
    """What lies in the file and is not taken in."""
    return _(wording.WARNINGS[code])
