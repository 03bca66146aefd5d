"""How a duty stands on a day: done, on pace, soon, late or not known. Computed, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from baiju.engine.calendar import Period

DONE, ON, WAIT, SOON, LATE, NONE = "done", "on", "wait", "soon", "late", "none"
URGENCY = (LATE, SOON, NONE, WAIT, ON, DONE)


@dataclass(frozen=True)
class Pane:
    """One window of a regular task: how often it was done in it, and how it stands."""

    period: Period
    times: int
    asked: int
    lamp: str


@dataclass(frozen=True)
class Duty:
    """A task with its lamp and, when it is a regular one, its windows."""

    task: Any
    lamp: str
    word: str
    panes: tuple[Pane, ...]
    notes: tuple[Any, ...]

    @property
    def filled(self) -> int:
        """How many windows are full."""
        return sum(pane.lamp == DONE for pane in self.panes)

    @property
    def next_day(self) -> date | None:
        """The day it has to be done by next; None when nothing is asked any more."""
        if self.lamp == DONE:
            return None
        asked = (pane.period.end for pane in self.panes if pane.lamp in (WAIT, NONE, SOON))
        return next(asked, None) or self.task.due_on


def duty(task: Any, today: date, *, soon: int) -> Duty:
    """A task as it stands; `soon` is how many days ahead count as soon."""
    notes = tuple(task.progressnote_set.all())
    panes = tuple(_panes(task, notes, today))
    lamp = _lamp(task, panes, today, soon)
    return Duty(task, lamp, _word(lamp, task, panes, today), panes, notes)


def _panes(task: Any, notes: Sequence[Any], today: date) -> Iterable[Pane]:
    for window in task.windows():
        times = sum(window.holds(note.happened_on) for note in notes)
        yield Pane(window, times, task.times, _pane_lamp(window, times >= task.times, today))


def _pane_lamp(window: Period, filled: bool, today: date) -> str:
    if filled:
        return DONE
    if window.end < today:
        return LATE
    return WAIT if window.start <= today else NONE


def _lamp(task: Any, panes: Sequence[Pane], today: date, soon: int) -> str:
    if task.done_on:
        return DONE
    if panes:
        return _regular(panes, today, soon)
    if task.due_on is None:
        return NONE
    left = (task.due_on - today).days
    if left < 0:
        return LATE
    return SOON if left <= soon else WAIT


def _regular(panes: Sequence[Pane], today: date, soon: int) -> str:
    if any(pane.lamp == LATE for pane in panes):
        return LATE
    if all(pane.lamp == DONE for pane in panes):
        return DONE
    now = next((pane for pane in panes if pane.period.holds(today)), None)
    if now and now.lamp == WAIT and (now.period.end - today).days <= soon:
        return SOON
    return ON


def _word(lamp: str, task: Any, panes: Sequence[Pane], today: date) -> str:
    if lamp == LATE and panes:
        missed = sum(pane.lamp == LATE for pane in panes)
        return _("%(count)d missed") % {"count": missed}
    if lamp == LATE:
        return _("%(count)d days late") % {"count": (today - task.due_on).days}
    return {
        DONE: _("Done"),
        ON: _("On pace"),
        WAIT: _("Under way"),
        SOON: _("Soon"),
        NONE: _("No date"),
    }[lamp]


def worst(lamps: Iterable[str]) -> str:
    """The lamp that asks for the most attention; nothing to judge is not known."""
    return min(lamps, key=URGENCY.index, default=NONE)
