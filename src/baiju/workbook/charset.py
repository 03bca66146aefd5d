"""Which encoding the bytes of a text table are in; one that is not in a single encoding is refused."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO

from .model import Refused

SAMPLE = 64 << 10
PIECE = 1 << 20
LINE = 1 << 20
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
READABLE = re.compile(r"[\t\n\r -~\u2010-\u203b\u3000-\u303f\u3400-\u9fff\uff00-\uff5e]")
CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")
STRAY = 8
"""So many control characters may have strayed into a sample."""
UTF8_HAN = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}){2,}")
HAN = re.compile(r"[\u3400-\u9fff]")
HAN_IN_A_LINE = 4
"""A line that is UTF-8 with so many Chinese characters is that by no accident."""
CHINESE_UTF8 = re.compile(rb"[\xe0-\xf4]")
OTHER_UTF8 = re.compile(rb"[\xc4-\xdf]")
"""First bytes of Greek and Cyrillic; without a Chinese character such a text is GB18030 by accident."""
RARE = 5
COMMON = 0.7
"""A text in GB18030 has few characters, or a small part of them, that GB 2312 has not."""
BIG5 = re.compile(rb"([\xa1-\xf9])[\x40-\x7e\xa1-\xfe]")
BIG5_COMMON = range(0xA4, 0xC7)
"""The first bytes of the common characters of Big5; in Chinese texts they are nearly all."""


def of(file: IO[bytes]) -> str:
    """The name of the encoding; every byte of the file can be read in it."""
    file.seek(0)
    sample = file.read(SAMPLE)
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            return _checked(file, encoding)
    if wide := _without_mark(sample):
        return _checked(file, wide)
    if len(CONTROL.findall(sample)) > max(STRAY, len(sample) // 500):
        raise Refused(code="unknown")
    broken_at = _broken_line(file, "utf-8")
    if broken_at is None and (CHINESE_UTF8.search(sample) or not OTHER_UTF8.search(sample)):
        return "utf-8"
    if broken_at is not None and _has_line_of_utf8(file):
        raise _mixed(broken_at)
    return _chinese(file, sample, broken_at)


def _checked(file: IO[bytes], encoding: str) -> str:
    if broken_at := _broken_line(file, encoding):
        raise _mixed(broken_at)
    return encoding


def _without_mark(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark, if it is that; other texts hold no zeros, or a stray one."""
    zeros = sample.count(b"\0")
    for encoding in ("utf-16-le", "utf-16-be") if zeros else ():
        text = sample.decode(encoding, "replace")
        if "\n" in text and len(READABLE.findall(text)) > 0.9 * len(text):
            return encoding
    if zeros > STRAY:
        raise Refused(code="unknown")
    return None


def _broken_line(file: IO[bytes], encoding: str) -> int | None:
    """The number of the first line that is not in the encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    lines = 1
    try:
        for piece in iter(lambda: file.read(PIECE), b""):
            decoder.decode(piece)
            lines += piece.count(b"\n")
        decoder.decode(b"", final=True)
    except UnicodeError as error:
        before = error.object[: error.start] if isinstance(error, UnicodeDecodeError) else b""
        return lines + before.count(b"\n")
    return None


def _has_line_of_utf8(file: IO[bytes]) -> bool:
    return any(_is_utf8(line) for line in _lines(file) if UTF8_HAN.search(line))


def _is_utf8(line: bytes) -> bool:
    try:
        return len(HAN.findall(line.decode("utf-8"))) >= HAN_IN_A_LINE
    except UnicodeDecodeError:
        return False


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    return iter(lambda: file.readline(LINE), b"")


def _chinese(file: IO[bytes], sample: bytes, not_utf8_at: int | None) -> str:
    """GB18030, or Big5 where the text makes no sense otherwise."""
    text = sample.decode("gb18030", "ignore")
    strange = [sign for sign in text if not sign.isascii()]
    common = "".join(strange).encode("gb2312", "ignore").decode("gb2312")
    rare = len(strange) - len(common)
    if rare and _is_big5(sample) and _broken_line(file, "cp950") is None:
        return "cp950"
    broken_at = _broken_line(file, "gb18030")
    if broken_at is None and (rare <= RARE or len(common) >= COMMON * len(strange)):
        return "gb18030"
    if broken_at is None or broken_at == not_utf8_at:
        raise Refused(code="encoding")
    raise _mixed(broken_at)


def _is_big5(sample: bytes) -> bool:
    leads = [found[0] for found in BIG5.findall(sample)]
    return bool(leads) and sum(lead in BIG5_COMMON for lead in leads) > 0.9 * len(leads)


def _mixed(line: int) -> Refused:
    return Refused(code="mixed_encoding", values={"line": line})
