"""From a source to a reading: the stages, one after the other."""

from __future__ import annotations

from . import areas, documents, duties, findings, outline, pieces, quantities, sentences
from .model import Document, Reading, Source


def read(source: Source) -> Reading:
    """Read every document in the source; nothing of the text is lost."""
    found = [_document(source, extent) for extent in documents.split(source)]
    reading = Reading(source, found, pieces.of(source, found))
    findings.note(reading)
    return reading


def _document(source: Source, extent: documents.Extent) -> Document:
    document = Document(extent, outline=outline.nodes(source, extent))
    areas.assign(source, document)
    document.quantities = quantities.of(source, document)
    document.sentences = sentences.of(source, document)
    duties.assign(source, document)
    return document
