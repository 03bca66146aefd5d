"""The cells of a list's row, written in one go: a page has hundreds of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from baiju.engine import stages
from baiju.engine.declare import Register

from . import face

if TYPE_CHECKING:
    from baiju.web.columns import Heading

register = template.Library()


@register.simple_tag
def cells(of: Register, record: Any, heads: Sequence[Heading]) -> SafeString:
    """The cells behind the first column."""
    drawn = (
        f"{head.opened}{conditional_escape(cell(of, record, head.name))}</td>" for head in heads
    )
    return mark_safe("".join(drawn))


@register.simple_tag
def cell(of: Register, record: Any, name: str) -> SafeString | str:
    """One value: a state as lamp and word, anything else as it is read."""
    if name == "review":
        return face.review(record)
    if name == stages.FIELD:
        return face.stage(of, record)
    return face.shown(of, record, name)
