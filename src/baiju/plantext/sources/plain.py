"""Plain text: which encoding its bytes are in, and where its paragraphs stand."""

from __future__ import annotations

import codecs
import re

from baiju.plantext.model import Paragraph, Refused

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
UTF8_HAN = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}){2,}")
READABLE = re.compile(r"[\t\n\r -~\u2010-\u203b\u3000-\u303f\u3400-\u9fff\uff00-\uff5e]")
HAN = re.compile(r"[\u3400-\u9fff]")
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FREQUENT = frozenset(
    "的一是不了在有和人中大上以要工作会為为会會全年各加强強和建立职職度活动動学習习开展"
    "展组織织基层層保障服务務员員发發实實业業提高成家民主法生产產国國这這個个来來时時说說"
)
"""The characters most frequent in prose and plans, in both scripts: a wrong decoding has hardly any."""
SAMPLE = 20_000
STRAY = 8
"""So many control characters may have strayed into the shortest text."""
ENOUGH = 100
"""From so many Chinese characters on, a text without frequent ones is taken for wrongly decoded."""


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The lines of a text, without line breaks and empty lines; a byte order mark belongs to none."""
    first = 1 if text.startswith("\ufeff") else 0
    lines = LINE.finditer(text, first)
    return tuple(Paragraph(line.start(), line.end(), n) for n, line in enumerate(lines))


def decode(data: bytes) -> str:
    """The text with every character, byte order mark and line breaks included."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data:
        return _without_mark(data)
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _chinese(data, error.start)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        raise _mixed(before.count("\n") + 1) from error
    if "\0" in text:
        raise _binary()
    return text


def _without_mark(data: bytes) -> str:
    """UTF-16 without a byte order mark, if it is that; a text in another encoding holds no zeros."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:SAMPLE]
        if "\0" not in text and len(READABLE.findall(sample)) > 0.9 * len(sample):
            return text
    raise _binary()


def _refuse_binary(data: bytes) -> None:
    if len(CONTROL.findall(data[:SAMPLE])) > max(STRAY, len(data[:SAMPLE]) // 500):
        raise _binary()


def _chinese(data: bytes, broken_at: int) -> str:
    """Text in the encodings of older Chinese programs; bytes that are partly UTF-8 are refused."""
    if UTF8_HAN.search(data, 0, broken_at):
        raise _mixed(data.count(b"\n", 0, broken_at) + 1)
    if (mixed_at := _utf8_among(data)) is not None:
        raise _mixed(data.count(b"\n", 0, mixed_at) + 1)
    candidates = []
    for encoding in ("gb18030", "cp950"):
        try:
            candidates.append(data.decode(encoding))
        except UnicodeDecodeError as error:
            broken_at = max(broken_at, error.start)
    if not candidates:
        raise _mixed(data.count(b"\n", 0, broken_at) + 1)
    best = max(candidates, key=lambda text: _share(text) > 2 * _share(candidates[0]))
    if len(HAN.findall(best[:SAMPLE])) >= ENOUGH and _share(best) < 0.03:
        raise Refused(
            "The encoding of the text is not known. Save the file as UTF-8 text and read it again."
        )
    return best


def _utf8_among(data: bytes) -> int | None:
    """Where a whole line of Chinese in UTF-8 stands among lines that are not."""
    start = 0
    for line in data.splitlines(keepends=True):
        if UTF8_HAN.search(line) and _is_utf8(line):
            return start
        start += len(line)
    return None


def _is_utf8(line: bytes) -> bool:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(HAN.findall(text)) >= 4


def _share(text: str) -> float:
    """The share of frequent characters among the Chinese ones."""
    han = HAN.findall(text[:SAMPLE])
    return sum(character in FREQUENT for character in han) / len(han) if han else 0.0


def _binary() -> Refused:
    return Refused(
        "This is neither a text nor a Word document. Save the plan as .docx or as UTF-8 text and read it again."
    )


def _mixed(line: int) -> Refused:
    return Refused(
        "Line %(line)d is not in the encoding of the lines around it."
        " Save the file as UTF-8 text and read it again.",
        line=line,
    )
