"""Which version a change is made to, and whether it was asked before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from baiju.engine import replays
from baiju.engine.models import Row
from baiju.engine.records import Stale
from baiju.engine.replay import LONGEST
from baiju.engine.replays import Answer

from .auth import Call
from .faults import Wrong


def etag(version: int) -> str:
    """The version of a record as a header."""
    return f'"{version}"'


def version(request: Call, record: Row) -> int:
    """The version that the program has read; whoever names none would overwrite unseen."""
    header = request.headers.get("If-Match", "").strip()
    if header in ("", "*"):
        sentence = _("Send the header If-Match with the ETag of what you read.")
        raise Wrong(428, "precondition_required", sentence)
    named = parse_etags(header)
    if not named:
        sentence = _("The header If-Match is no ETag. Send it as you received it, with its quotes.")
        raise Wrong(400, "unreadable", sentence)
    if etag(record.version) not in named:
        raise Stale(record)
    return record.version


def once(request: Call, work: Callable[[], Answer]) -> Answer:
    """Do the work, or give the answer that the same key of the same token was given before."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return work()
    if not 0 < len(key) <= LONGEST or not (key.isascii() and key.isprintable()):
        sentence = _("Send a key of 1 to %(most)d plain letters, digits and signs.")
        raise Wrong(400, "unreadable", sentence % {"most": LONGEST})
    asked = f"{request.method} {request.path}\n".encode() + request.body
    digest = hashlib.sha256(asked).hexdigest()
    return replays.once(f"token:{request.token.pk}", key, digest, work)
