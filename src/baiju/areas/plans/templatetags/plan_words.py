"""How the plans' pages say things: marked words, windows, tallies, differences."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baiju.areas.plans import pace
from baiju.areas.plans.again import Pair
from baiju.areas.plans.board import Board
from baiju.areas.plans.marking import Segment
from baiju.areas.plans.pace import Duty

register = template.Library()


@register.simple_tag
def words(segment: Segment) -> SafeString:
    """Words with the marks that lie on them: lead, target, finding."""
    said: Any = conditional_escape(segment.text)
    if segment.finding is not None:
        said = format_html(
            '<a class="f {}" href="#f-{}" title="{}">{}</a>',
            segment.weight,
            segment.finding.key,
            segment.finding.message,
            said,
        )
    if segment.target is not None:
        chip = format_html('<span class="chip done">{}</span>', _("target"))
        said = format_html(
            '<span class="target">{}{}</span>', chip if segment.starts_target else "", said
        )
    return format_html('<span class="k">{}</span>', said) if segment.is_lead else SafeString(said)


@register.simple_tag
def windows(duty: Duty) -> SafeString:
    """The windows of a regular task as rods, each with its words."""
    wide = 10 * len(duty.panes)
    rods = [_rod(n, pane) for n, pane in enumerate(duty.panes)]
    filled = sum(pane.lamp == pace.DONE for pane in duty.panes)
    label = _("%(filled)d of %(count)d windows filled") % {"filled": filled, "count": len(rods)}
    return format_html(
        '<svg class="rods" role="img" aria-label="{}" width="{}" height="14">{}</svg>',
        label,
        min(wide, 520),
        mark_safe("".join(rods)),  # each rod was escaped when it was made
    )


def _rod(number: int, pane: pace.Pane) -> SafeString:
    title = f"{pane.period.start:%m-%d} – {pane.period.end:%m-%d}  {pane.times}/{pane.asked}"
    return format_html(
        '<line class="{}" x1="{}" x2="{}" y1="1" y2="13"><title>{}</title></line>',
        pane.lamp,
        10 * number + 4,
        10 * number + 4,
        title,
    )


@register.simple_tag
def tally(board: Board) -> str:
    """How the plan stands, in one line."""
    promised = sum(len(line.targets) for line in board.lines)
    told = [
        ngettext("%(n)d target", "%(n)d targets", promised) % {"n": promised},
        _("%(n)d done") % {"n": board.count(pace.DONE)},
        _("%(n)d under way") % {"n": board.count(pace.ON, pace.WAIT)},
        _("%(n)d soon") % {"n": board.count(pace.SOON)},
        _("%(n)d late") % {"n": board.count(pace.LATE)},
    ]
    return "　".join(told)


@register.simple_tag
def read_facts(board: Board) -> str:
    """What came of the reading, in one line."""
    characters = len(board.plan.source.text) if board.plan.source else 0
    promised = sum(len(line.targets) for line in board.lines)
    duties = sum(len(line.duties) for line in board.lines)
    told = _(
        "%(characters)d characters, none lost. %(parts)d sections, %(lines)d clauses, "
        "%(targets)d targets, %(duties)d duties, %(doubts)d doubts."
    )
    return told % {
        "characters": characters,
        "parts": len(board.parts),
        "lines": len(board.lines),
        "targets": promised,
        "duties": duties,
        "doubts": len(board.findings),
    }


@register.simple_tag
def compared(counts: Mapping[str, int]) -> str:
    """How many clauses are the same, reworded, added and dropped."""
    told = _("%(same)d the same, %(reworded)d reworded, %(added)d added, %(dropped)d dropped.")
    return told % counts


@register.simple_tag
def differing(pair: Pair) -> SafeString:
    """The new words, with what was taken out struck and what was put in marked."""
    if pair.old is None or pair.kind == "same":
        return SafeString(conditional_escape(pair.new.words))
    old, new = pair.old.words, pair.new.words
    said = []
    for act, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act in {"delete", "replace"}:
            said.append(format_html("<del>{}</del>", old[a:b]))
        if act in {"insert", "replace"}:
            said.append(format_html("<ins>{}</ins>", new[c:d]))
        if act == "equal":
            said.append(conditional_escape(new[c:d]))
    return mark_safe("".join(said))  # each part was escaped when it was made


@register.simple_tag
def pair_word(pair: Pair) -> str:
    """What became of a clause."""
    return {
        "same": _("same"),
        "reworded": _("reworded"),
        "added": _("added"),
        "dropped": _("dropped"),
    }[pair.kind]


@register.filter
def files_of(board: Board, note: Any) -> list[Any]:
    """The papers behind a progress note."""
    return list(board.files.get(note.pk, []))
