"""Long lists are looked through by the worker, while the person may leave the page."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiju.engine import batches, taking
from baiju.engine.access import Actor
from baiju.engine.batch import Batch, BatchState, Outcome
from baiju.engine.declare import Refusal
from baiju.sheets import importing

from . import queue

log = logging.getLogger(__name__)
KEY = "stage-list"


def ask(batch: Batch, actor: Actor, said: Mapping[str, Any] | None) -> int:
    """Have a list looked through; its page tells how far it is."""
    assert actor.id is not None  # whoever hands a list in is somebody
    given = {"batch": batch.pk, "said": said}
    language = get_language() or "zh-hans"
    return queue.put(KEY, actor=actor.id, language=language, given=given)


def run(actor: Actor, given: Mapping[str, Any]) -> None:
    """Look a list through from its first row; what a dead worker left of it is forgotten."""
    batch = _waiting(given)
    if batch is None:
        return
    source = taking.source_of(batch)
    if not actor.may(source.area, "write", batch.unit.path):
        batches.refuse(batch, _("Your posts do not allow new records in this unit."))
        return
    _clear(batch)
    try:
        importing.staged(source, actor, batch, today=timezone.localdate(), said=given["said"])
    except Refusal as no:
        log.info("A list was refused: %s", type(no).__name__)  # the batch tells why


def give_up(given: Mapping[str, Any]) -> None:
    """The list could not be looked through, again and again."""
    if batch := _waiting(given):
        batches.refuse(batch, _("The list could not be read to its end. Hand it in again."))


def _waiting(given: Mapping[str, Any]) -> Batch | None:
    """The list, unless it was stopped or looked through meanwhile."""
    rows = Batch._base_manager.filter(pk=given["batch"], state=BatchState.READING)
    return rows.filter(is_cancelled=False).first()


def _clear(batch: Batch) -> None:
    batch.lines.all().delete()
    for name in ("rows", *Outcome.values):
        setattr(batch, name, 0)
    batch.save(update_fields=["rows", *Outcome.values])
