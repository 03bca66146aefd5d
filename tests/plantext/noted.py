"""Reads a text for the tests of findings: which words are pointed at, and what the cures make."""

from baiju.plantext import reader
from baiju.plantext.model import Edit, Finding
from baiju.plantext.sources import from_text

TITLE = "石泉镇总工会2026年工作计划"
OPENING = "2026年，石泉镇总工会坚持党的领导，围绕全镇中心工作，服务职工群众，安排如下。"


def plan(body: str, title: str = TITLE) -> str:
    return f"{title}\n{OPENING}\n{body}\n"


def findings(text: str) -> list[Finding]:
    reading = reader.read(from_text(text))
    return [finding for document in reading.documents for finding in document.findings]


def pointed_at(text: str, code: str) -> list[str]:
    """The words that findings of one kind stand on."""
    return [text[one.start : one.end] for one in findings(text) if one.code == code]


def codes(text: str) -> set[str]:
    return {finding.code for finding in findings(text)}


def cured(text: str, code: str) -> str:
    """The text after the cures of one kind."""
    edits: list[Edit] = [edit for one in findings(text) if one.code == code for edit in one.cure]
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
