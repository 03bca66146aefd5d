"""Identifiers that sort by time: UUID version 7 (RFC 9562)."""

from __future__ import annotations

import secrets
import time
import uuid


def uid() -> uuid.UUID:
    """48 bits of milliseconds, then version, variant and 74 random bits."""
    moment = time.time_ns() // 1_000_000
    random = secrets.randbits(74)
    high, low = random >> 62, random & ((1 << 62) - 1)
    return uuid.UUID(int=(moment << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)
