"""Long lists are read beside the requests, while the person may leave the page."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from threading import Thread
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from baiju.engine import batches
from baiju.engine.access import Actor
from baiju.engine.batch import Batch
from baiju.engine.declare import Refusal, Register
from baiju.sheets import importing

log = logging.getLogger(__name__)


def look(register: Register, actor: Actor, batch: Batch, said: Mapping[str, Any] | None) -> None:
    """Begin to look a list through; its page tells how far it is."""
    language = get_language() or "zh-hans"
    args = (register, actor, batch, said, language)
    Thread(target=_read_alone, args=args, daemon=True).start()


def _read_alone(*args: Any) -> None:
    try:
        read(*args)
    finally:
        connection.close()


def read(
    register: Register,
    actor: Actor,
    batch: Batch,
    said: Mapping[str, Any] | None,
    language: str,
) -> None:
    """Look a list through to its end; what hinders stands in the batch."""
    try:
        with override(language):
            importing.staged(register, actor, batch, today=timezone.localdate(), said=said)
    except Refusal as no:
        log.info("A list was refused: %s", type(no).__name__)
    except Exception:
        log.exception("A list could not be read to its end.")
        with override(language):
            batches.refuse(batch, _("The list could not be read to its end. Hand it in again."))
