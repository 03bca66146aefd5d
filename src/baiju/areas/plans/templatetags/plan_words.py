"""How the plans' pages say things: marked words, windows, tallies, differences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from baiju.areas.plans import pace
from baiju.areas.plans.again import Pair
from baiju.areas.plans.board import Board, Part
from baiju.areas.plans.marking import Mark, Segment
from baiju.areas.plans.pace import Duty, Pane
from baiju.areas.plans.target import Target
from baiju.areas.plans.wording import Stretch

register = template.Library()


@register.simple_tag
def words(segment: Segment, opened: Any = None) -> SafeString:
    """Words with the marks that lie on them: lead, kind of sentence, target, finding."""
    said: Any = conditional_escape(segment.text)
    if segment.finding is not None:
        said = format_html(
            '<a class="f {}" href="#f-{}" title="{}">{}</a>',
            segment.weight,
            segment.finding.key,
            segment.finding.message,
            said,
        )
    if segment.mark is not None:
        said = _marked(segment.mark, said, begins=segment.begins, opened=opened)
    return format_html('<span class="k">{}</span>', said) if segment.is_lead else SafeString(said)


def _marked(mark: Mark, said: Any, *, begins: bool, opened: Any) -> SafeString:
    chip = _chip(mark) if begins else ""
    if mark.kind not in {"target", "deed"}:
        return format_html("{}{}", chip, said)
    is_open = opened is not None and mark.target is not None and opened.target == mark.target
    look = "target sel" if is_open else mark.kind
    return format_html('<span class="{}">{}{}</span>', look, chip, said)


def _chip(mark: Mark) -> SafeString:
    if mark.target is not None:
        sign = "✓ " if mark.target.is_confirmed else ""
        return format_html(
            '<a class="chip done" href="?do=retarget&amp;at={}#c{}">{}{}</a>',
            mark.target.pk,
            mark.target.clause_id,
            sign,
            _("target"),
        )
    word = {"deed": _("to do"), "told": _("as it is"), "talk": _("talk")}[mark.kind]
    return format_html(
        '<span class="chip{}">{}</span>', "" if mark.kind == "deed" else " dim", word
    )


@register.simple_tag
def promise(target: Target) -> SafeString:
    """What a target promises, the amount large."""
    if target.value is None:
        return format_html("<b>{}</b>", target.get_kind_display())
    amount = target.amount
    said = conditional_escape(target.promise)
    return mark_safe(  # both parts were escaped
        said.replace(conditional_escape(amount), format_html("<b>{}</b>", amount))
    )


@register.filter
def day(on: date) -> str:
    """A day as a sentence writes it: 12月31日, with the year when it is another one."""
    is_near = on.year == timezone.localdate().year
    if get_language() == "en":
        return formats.date_format(on, "j M" if is_near else "j M Y")
    return f"{on.month}月{on.day}日" if is_near else f"{on.year}年{on.month}月{on.day}日"


@register.simple_tag
def windows(duty: Duty) -> SafeString:
    """The windows of a regular task as rods; each says its days and how often it was done."""
    said = _("%(filled)d of %(count)d windows filled") % {
        "filled": duty.filled,
        "count": len(duty.panes),
    }
    return _rods(said, ((pane.lamp, _pane(pane)) for pane in duty.panes))


def _pane(pane: Pane) -> str:
    start, end = pane.period.start, pane.period.end
    return f"{start:%m-%d} – {end:%m-%d}　{pane.times}/{pane.asked}"


@register.simple_tag
def duties(part: Part) -> SafeString:
    """The duties of a section as rods, in the order written."""
    return _rods(standing(part), ((duty.lamp, str(duty.task)) for duty in part.duties))


def _rods(said: str, rods: Iterable[tuple[str, str]]) -> SafeString:
    drawn = format_html_join("", '<i class="{}" title="{}"></i>', rods)
    return format_html('<span class="rods" role="img" aria-label="{}">{}</span>', said, drawn)


@register.simple_tag
def standing(part: Part) -> str:
    """How a section stands, in a sentence without a verb."""
    told = []
    if part.promised:
        told.append(ngettext("%(n)d target", "%(n)d targets", part.promised) % {"n": part.promised})
    if count := len(part.duties):
        told.append(ngettext("%(n)d duty", "%(n)d duties", count) % {"n": count})
    if part.late:
        told.append(_("%(n)d late") % {"n": part.late})
    return _(", ").join(told)


@register.simple_tag
def tally(board: Board) -> list[str]:
    """How the plan stands, in three lines."""
    promised, asked = len(board.targets), len(board.duties)
    lines = [
        [
            ngettext("%(n)d target", "%(n)d targets", promised) % {"n": promised},
            ngettext("%(n)d duty", "%(n)d duties", asked) % {"n": asked},
        ],
        [
            _("%(n)d done") % {"n": board.count(pace.DONE)},
            _("%(n)d under way") % {"n": board.count(pace.ON, pace.WAIT)},
        ],
        [
            _("%(n)d soon") % {"n": board.count(pace.SOON)},
            _("%(n)d late") % {"n": board.count(pace.LATE)},
            *(
                [_("%(n)d not known") % {"n": unknown}]
                if (unknown := board.count(pace.NONE))
                else ()
            ),
        ],
    ]
    return ["　".join(line) for line in lines]


@register.simple_tag
def read_facts(board: Board, characters: int) -> str:
    """What came of the reading, in one line."""
    told = [
        _("%(n)d characters, none lost") % {"n": characters} if characters else "",
        ngettext("%(n)d section", "%(n)d sections", len(board.parts)) % {"n": len(board.parts)},
        ngettext("%(n)d target", "%(n)d targets", len(board.targets)) % {"n": len(board.targets)},
        ngettext("%(n)d duty", "%(n)d duties", len(board.duties)) % {"n": len(board.duties)},
        ngettext("%(n)d doubt", "%(n)d doubts", len(board.findings)) % {"n": len(board.findings)},
    ]
    return "　".join(each for each in told if each)


@register.simple_tag
def confirmed(board: Board) -> str:
    """How many targets somebody has looked at."""
    seen = sum(target.is_confirmed for target in board.targets)
    return f"{seen}/{len(board.targets)}"


@register.simple_tag
def compared(counts: Mapping[str, int]) -> str:
    """How many clauses are the same, reworded, added and dropped."""
    told = _("%(same)d the same, %(reworded)d reworded, %(added)d added, %(dropped)d dropped")
    return told % counts


@register.simple_tag
def stretches(parts: Iterable[Stretch]) -> SafeString:
    """Both wordings in one: what was taken out struck, what was put in underlined."""
    return format_html_join("", "{}{}", ((_old(each), _new(each)) for each in parts))


def _old(stretch: Stretch) -> SafeString:
    if stretch.is_same or not stretch.old:
        return SafeString("")
    return format_html("<del>{}</del>", stretch.old)


def _new(stretch: Stretch) -> SafeString | str:
    if stretch.is_same or not stretch.new:
        return stretch.new
    return format_html("<ins>{}</ins>", stretch.new)


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


@register.filter
def part_of(board: Board, clause: Any) -> Part | None:
    """The section that a clause heads."""
    return board.part_of.get(clause.pk)
