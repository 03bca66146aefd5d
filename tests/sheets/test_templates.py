"""The empty workbook of each register: untouched it brings nothing, filled in it is understood."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.utils import translation

from baiju.org.actors import actor_for
from baiju.sheets import importing, templates
from tests.sample.models import courses
from tests.world import TODAY, sample, writer

HEAD, NAMES, EXAMPLE = 2, 3, 4


def tried(register, world, data):
    actor = actor_for(writer(register, world))
    return importing.tried(register, actor, world.north, data, "list.xlsx", today=TODAY)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_untouched_template_brings_nothing(register, world, language):
    if not (register.identity and register.by_hand):
        return
    with translation.override(language):
        data = templates.made(register, actor_for(writer(register, world)))
        trial = tried(register, world, data)

    assert trial.rows == [] and importing.blocks(trial.report) == ""
    skipped = [reason for _sheet, _row, reason, _text in trial.report.skipped]
    assert skipped.count("example") == 1, trial.report.skipped


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_example_written_below_is_taken_without_a_question(register, world, language):
    if not (register.identity and register.by_hand):
        return
    user = writer(register, world)
    given = sample(register, user, world.plant)
    with translation.override(language):
        book = openpyxl.load_workbook(io.BytesIO(templates.made(register, actor_for(user))))
        sheet = book.worksheets[0]
        for at, cell in enumerate(sheet[EXAMPLE][1:], 2):
            name = sheet.cell(NAMES, at).value
            value = cell.value if name in register.example else None
            pointed = register.model._meta.get_field(name).related_model
            if pointed and given.get(name):
                value = _called(pointed, given[name])
            sheet.cell(EXAMPLE + 1, at, value)
        file = io.BytesIO()
        book.save(file)
        trial = tried(register, world, file.getvalue())

    assert importing.blocks(trial.report) == "", trial.report.asked
    assert [looked.outcome for _read, looked in trial.rows] in (["new"], ["changed"], ["same"]), [
        looked.faults for _read, looked in trial.rows
    ]


def _called(model, pk):
    record = model._base_manager.get(pk=pk)
    uid = record.uid
    return f"{record} {uid}"


def test_choices_are_offered_within_reach(world):
    book = openpyxl.load_workbook(io.BytesIO(templates.made(courses, actor_for(world.alice))))
    lists = str([rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation])
    assert world.plant.name in lists and world.south.name not in lists
