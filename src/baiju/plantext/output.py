"""A reading as plain data, for JSON: offsets count the characters of its `text`."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from . import findings
from .model import Document, Finding, Node, Reading

LANGUAGES = ("zh-Hans", "en")


def as_json(reading: Reading) -> dict[str, Any]:
    """Everything a reading holds."""
    source = reading.source
    return {
        "name": source.name,
        "format": source.format,
        "text": source.text,
        "paragraphs": [_row(each) for each in source.paragraphs],
        "documents": [_document(source.text, each) for each in reading.documents],
        "pieces": [_row(each) for each in reading.pieces],
    }


def _document(text: str, document: Document) -> dict[str, Any]:
    extent = document.extent
    return {
        "title": text[extent.title_start : extent.title_end],
        **_row(extent),
        "outline": [_node(text, each) for each in document.outline],
        "sentences": [_row(each) for each in document.sentences],
        "quantities": [_row(each) for each in document.quantities],
        "findings": [_finding(each) for each in document.findings],
    }


def _node(text: str, node: Node) -> dict[str, Any]:
    return {
        **_row(node),
        "heading": text[node.heading_start : node.heading_end],
        "parties": [_row(each) for each in node.parties],
        "deadline": _row(node.deadline) if node.deadline else None,
        "frequency": _row(node.frequency) if node.frequency else None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "start": finding.start,
        "end": finding.end,
        "message": {language: findings.message(finding, language) for language in LANGUAGES},
        "cure": [_row(each) for each in finding.cure],
    }


def _row(thing: Any) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in _names(thing.__class__)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
