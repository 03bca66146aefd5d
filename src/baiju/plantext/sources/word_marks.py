"""Takes out of a Word body what a reader does not see: deletions, hidden text, doubles, page numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from .word_styles import VAL, Styles, W, is_on

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P, R, RPR, PPR, TR = W + "p", W + "r", W + "rPr", W + "pPr", W + "tr"
DELETED = (W + "del", W + "moveFrom")
UNSEEN = (MC + "Fallback", W + "rt", W + "tabs")
VANISH, RUN_STYLE, BOX = W + "vanish", W + "rStyle", W + "txbxContent"
INSTRUCTION, SIMPLE, CHARACTER = W + "instrText", W + "fldSimple", W + "fldChar"
PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b", re.IGNORECASE)
MARKED = (*DELETED, *UNSEEN, VANISH, BOX, INSTRUCTION, SIMPLE)
GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"


@dataclass(slots=True)
class Marks:
    """What was found on the way: text boxes by the paragraph they hang on, paragraphs deleted."""

    boxes: dict[etree._Element, list[etree._Element]] = field(default_factory=dict)
    gone: set[etree._Element] = field(default_factory=set)


def prune(body: etree._Element, styles: Styles) -> Marks:
    """Take out what is not seen; text boxes are taken out too, and handed back."""
    marks = Marks()
    hiding = (RUN_STYLE,) if styles.may_hide else ()
    for element in list(body.iter(*MARKED, *hiding)):
        tag = element.tag
        if tag in DELETED:
            _delete(element, marks)
        elif tag in UNSEEN:
            _remove(element)
        elif tag == BOX:
            _take_box(element, marks)
        elif tag in (VANISH, RUN_STYLE):
            _hide(element, styles)
        else:
            _drop_page_number(element)
    return marks


def is_contents(control: etree._Element) -> bool:
    """Is this content control a table of contents? It would double every heading."""
    gallery = control.find(GALLERY)
    return gallery is not None and gallery.get(VAL) == "Table of Contents"


def _delete(element: etree._Element, marks: Marks) -> None:
    """Deleted content goes; a deleted row goes whole; a paragraph whose mark is deleted is noted."""
    parent = element.getparent()
    above = parent.getparent() if parent is not None else None
    if parent is not None and parent.tag == W + "trPr" and above is not None:
        _remove(above)
    elif parent is not None and parent.tag == RPR and above is not None and above.tag == PPR:
        paragraph = above.getparent()
        if paragraph is not None:
            marks.gone.add(paragraph)
    else:
        _remove(element)


def _take_box(box: etree._Element, marks: Marks) -> None:
    owner = next(box.iterancestors(P), None)
    if owner is not None and not any(True for _ in box.iterancestors(MC + "Fallback")):
        marks.boxes.setdefault(owner, []).append(box)
    _remove(box)


def _hide(element: etree._Element, styles: Styles) -> None:
    parent = element.getparent()
    run = parent.getparent() if parent is not None else None
    if run is None or run.tag != R:
        return
    hidden = is_on(element) if element.tag == VANISH else styles.of(element.get(VAL)).is_hidden
    if hidden:
        _remove(run)


def _drop_page_number(element: etree._Element) -> None:
    if element.tag == SIMPLE:
        if PAGE.match(element.get(W + "instr", "")):
            _remove(element)
        return
    run = element.getparent()
    if run is None or not PAGE.match(element.text or ""):
        return
    for sibling in list(run.itersiblings()):
        character = sibling.find(CHARACTER)
        if character is not None and character.get(W + "fldCharType") == "end":
            return
        _remove(sibling)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
