"""The three streams of a child, each a file, so that neither side ever waits for the other."""

from dataclasses import dataclass
from typing import IO


@dataclass(frozen=True, slots=True)
class Streams:
    """What the child reads, what it answers, and what it complains of."""

    given: IO[bytes]
    answer: IO[bytes]
    complaint: IO[bytes]
