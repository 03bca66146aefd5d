"""What can be wrong in a workbook's cells and rows, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

_ = str
"""Marks a sentence for translation; whoever shows it looks it up."""


class Fault(NamedTuple):
    """What is wrong: a code for programs, the values of its sentence, and how bad it is."""

    code: str
    values: Mapping[str, object] = {}
    severity: str = "error"
    """`error` keeps the row out; `warning` is only told."""
    reason: str = ""
    """The closer name of the sentence, where one code has several."""

    @property
    def sentence(self) -> str:
        """The English sentence, with named places for the values."""
        return SENTENCES[self.reason or self.code]


def warning(code: str, **values: object) -> Fault:
    """A fault that is only told."""
    return Fault(code, values, "warning")


SENTENCES = {
    "header_missing": _(
        "No column for %(titles)s was found. Write this head over its column, or say which column it is."
    ),
    "scaled_by_head": _(
        "The figures under “%(title)s” were multiplied by %(factor)s, as its head says. Compare them."
    ),
    "cell_error": _("The cell shows the error %(text)s. Mend the formula, or type the value."),
    "text_unreadable": _("The text holds signs that cannot be read. Type it again."),
    "text_too_long": _("The text has %(length)s characters, %(most)s are possible. Shorten it."),
    "text_cleaned": _("Unseen signs were taken out of “%(text)s”. Compare it."),
    "line_break_removed": _("The line breaks were taken out: “%(text)s”. Compare it."),
    "spaces_removed": _("The spaces inside the name were taken out: “%(text)s”. Compare it."),
    "formula_value": _("The cell holds a formula; its last result %(text)s was taken. Compare it."),
    "required_missing": _("“%(title)s” is empty. Fill it in."),
    "choice_unknown": _("“%(text)s” is none of the choices. Write one of these: %(choices)s."),
    "truth_unreadable": _("“%(text)s” is neither yes nor no. Write 是 or 否."),
    "number_unreadable": _(
        "“%(text)s” cannot be read as a number. Write it in figures, such as 1200."
    ),
    "number_not_whole": _("%(text)s is no whole number. Write a whole number."),
    "out_of_range": _("%(text)s is out of range. Write a value from %(least)s to %(most)s."),
    "number_too_small": _("%(text)s is too small. Write a value of %(least)s or more."),
    "number_too_large": _("%(text)s is too large. Write a value of %(most)s or less."),
    "date_unreadable": _("“%(text)s” cannot be read as a day. Write it like 2026-03-01."),
    "date_year_only": _("“%(text)s” is only a year. Write the day like 2026-03-01."),
    "date_ambiguous": _(
        "“%(text)s” can be read as %(first)s and as %(second)s. Write the day like 2026-03-01."
    ),
    "date_in_future": _("%(text)s has not come yet. Write a day up to today."),
    "date_day_missing": _(
        "“%(text)s” names no day; %(day)s was taken. Correct it if another is meant."
    ),
    "date_two_digit_year": _("“%(text)s” was read as %(day)s. Write the year in four figures."),
    "date_from_serial": _(
        "The cell holds the number %(text)s without a date format; it was read as %(day)s. Compare it."
    ),
    "id_check_digit": _(
        "The last figure does not fit the identity number. Compare the number with the document."
    ),
    "id_digits_lost": _(
        "Digits of the identity number were lost: the cell is a number, and a sheet keeps 15 digits of "
        "one. Set the column to text and type the number again."
    ),
    "id_zeros_at_end": _(
        "The identity number ends in three zeros, as numbers do that were cut short. Compare it with "
        "the document."
    ),
    "id_one_missing": _(
        "The identity number has 17 digits; one was lost. Compare the number with the document."
    ),
    "id_fifteen": _(
        "This is an old identity number of 15 digits. Write the number of 18 digits from the new card."
    ),
    "id_length": _(
        "The identity number has %(length)s characters instead of 18. Compare it with the document."
    ),
    "id_characters": _(
        "The identity number holds signs that do not belong there. Compare it with the document."
    ),
    "id_birth_unreal": _(
        "The day of birth in the identity number does not exist. Compare the number with the document."
    ),
    "id_birth_future": _(
        "The day of birth in the identity number has not come yet. Compare the number with the document."
    ),
    "id_birth_too_early": _(
        "The year of birth in the identity number lies before 1900. Compare the number with the document."
    ),
    "id_type_mismatch": _(
        "The number belongs to another kind of document. Correct the kind of document or the number."
    ),
    "id_passport_shape": _("This is no passport number. Compare it with the passport."),
    "id_region_unknown": _(
        "No province has the first two digits of the identity number. Compare the number with the document."
    ),
    "id_type_assumed": _(
        "The number has the form of a passport number and was taken as one. Fill in the kind of document."
    ),
    "id_birth_mismatch": _(
        "The day of birth is %(told)s, the identity number says %(own)s. Correct the one that is wrong."
    ),
    "sex_mismatch": _(
        "The sex is given as %(told)s, the identity number says %(own)s. Correct the one that is wrong."
    ),
    "uscc_invalid": _("The credit code is not valid. Compare it with the licence."),
    "uscc_length": _(
        "The credit code has %(length)s characters instead of 18. Compare it with the licence."
    ),
    "uscc_characters": _(
        "The credit code holds signs that do not occur in one: I, O, S, V and Z are never used. Compare "
        "it with the licence."
    ),
    "uscc_prefix": _("No credit code begins with “%(text)s”. Compare it with the licence."),
    "uscc_check_digit": _(
        "The last sign does not fit the credit code. Compare the code with the licence."
    ),
    "uscc_registration_number": _(
        "This is an old registration number of 15 digits. Write the credit code of 18 characters."
    ),
    "uscc_organisation_code": _(
        "This is an old organisation code of 9 characters. Write the credit code of 18 characters."
    ),
    "uscc_digits_lost": _(
        "Digits of the credit code were lost: the cell is a number. Set the column to text and type the "
        "code again."
    ),
    "uscc_inner": _(
        "The organisation code inside the credit code does not fit. Compare the code with the licence."
    ),
    "phone_invalid": _("This is no mobile number. Write eleven digits that begin with 1."),
    "phone_length": _("The mobile number has %(length)s digits instead of 11. Compare it."),
    "phone_landline": _(
        "This is no mobile number but a landline. Write a mobile number, or nothing."
    ),
    "phone_digits_lost": _(
        "Digits of the telephone number were lost. Set the column to text and type the number again."
    ),
    "end_before_start": _("The end %(end)s lies before the start %(start)s. Correct one of them."),
    "women_exceed_total": _(
        "There are %(part)s women among %(total)s workers. Correct one of the two numbers."
    ),
    "part_exceeds_total": _(
        "“%(part_title)s” is %(part)s, more than the %(total)s of “%(total_title)s”. Correct one of them."
    ),
    "unknown_unit": _(
        "“%(text)s” is not known here. Write the name or code as it stands in the register."
    ),
    "duplicate_in_file": _(
        "The same entry already stands in row %(row)s of this file. Leave one of the two rows."
    ),
}
