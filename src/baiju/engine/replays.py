"""Answers kept for a day, so that a request sent twice under one key does its work once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .declare import Refusal
from .replay import Replay

KEPT = timedelta(hours=24)


@dataclass(frozen=True)
class Answer:
    """A status, what is said, and in which headers; kept ones say that they were given before."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)
    is_replayed: bool = False


@transaction.atomic
def once(holder: str, key: str, digest: str, work: Callable[[], Answer]) -> Answer:
    """Do the work and keep its answer, or give the answer kept; a work that fails leaves no trace."""
    forget(timezone.now())
    mark = _begun(holder, key, digest)
    if mark is None:
        return _kept(holder, key, digest)
    answer = work()
    said = {"status": answer.status, "body": answer.body, "headers": dict(answer.headers)}
    mark.answer = json.dumps(said, ensure_ascii=False)
    mark.save(update_fields=["answer"])
    return answer


def forget(now: datetime) -> None:
    """Take away the answers that are over."""
    Replay._base_manager.filter(at__lt=now - KEPT).delete()


def _begun(holder: str, key: str, digest: str) -> Replay | None:
    """The mark that somebody works on this; None where it is there already."""
    try:
        with transaction.atomic():
            return Replay._base_manager.create(holder=holder, key=key, digest=digest)
    except IntegrityError:
        return None


def _kept(holder: str, key: str, digest: str) -> Answer:
    kept = Replay._base_manager.get(holder=holder, key=key)
    if kept.digest != digest:
        raise Refusal(_("This key was used for another request. Choose a new key."))
    said = json.loads(kept.answer)
    return Answer(said["status"], said["body"], said["headers"], is_replayed=True)
