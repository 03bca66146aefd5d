"""The three streams of a child: files, so that neither side waits for the other; the answer may be a pipe."""

from dataclasses import dataclass
from typing import IO


@dataclass(frozen=True, slots=True)
class Streams:
    """What the child reads, what it answers, and what it complains of."""

    given: IO[bytes]
    answer: IO[bytes] | int
    complaint: IO[bytes]
