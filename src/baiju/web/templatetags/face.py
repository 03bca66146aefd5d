"""The small signs of the face: icons, lamps, controls, values as a person reads them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from django import template
from django.db.models import BLANK_CHOICE_DASH, Model
from django.forms import BoundField, CheckboxInput, FileInput, RadioSelect
from django.template import Context
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from baiju.engine import stages, values
from baiju.engine.declare import Register
from baiju.engine.models import Review, Staged
from baiju.web import choosing

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

register = template.Library()

LANGUAGE_TAGS = {"zh-hans": "zh-Hans", "en": "en"}
NOTHING = "–"
HAN = "〇一二三四五六七八九"
REVIEW_LAMPS: dict[str, str] = {
    Review.DRAFT: "wait",
    Review.SUBMITTED: "on",
    Review.RETURNED: "soon",
    Review.VERIFIED: "done",
    Review.ARCHIVED: "done",
    Review.VOID: "na",
}
LEVEL_WORDS = {
    "totals": gettext_lazy("totals only"),
    "read": gettext_lazy("read"),
    "write": gettext_lazy("write"),
    "approve": gettext_lazy("approve"),
}


@register.filter
def tag(code: str) -> str:
    """The name of a language as HTML writes it."""
    return LANGUAGE_TAGS.get(code, code)


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    return format_html(
        '<svg class="i" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        static("baiju/icons.svg"),
        name,
    )


@register.simple_tag
@cache
def lamp(state: str) -> SafeString:
    """A sign of a state; its word stands beside it."""
    return format_html(
        '<svg class="lamp {}" aria-hidden="true"><use href="{}#l-{}"/></svg>',
        state,
        static("baiju/icons.svg"),
        state,
    )


@register.simple_tag
def state(name: str, word: StrOrPromise) -> SafeString:
    """A lamp with its word."""
    return _state(name, str(word))


@lru_cache(maxsize=500)
def _state(name: str, word: str) -> SafeString:
    return format_html('<span class="state {}">{}{}</span>', name, lamp(name), word)


@register.simple_tag(takes_context=True)
def control(context: Context, field: BoundField) -> SafeString:
    """A form's control in the look of the house; among very many it can be found."""
    widget = field.field.widget
    attrs: dict[str, str | bool] = {}
    if not isinstance(widget, CheckboxInput | FileInput | RadioSelect):
        attrs["class"] = "in"
    if isinstance(widget, FileInput):
        attrs["class"] = "file"
    if widget.attrs.get("placeholder") == field.field.label:
        attrs["placeholder"] = False  # the label says it already
    if field.help_text:
        attrs["aria-describedby"] = f"{field.auto_id}_hint"
    actor = getattr(context.get("request"), "actor", None)
    if actor is not None and choosing.is_chosen(field):
        drawn = choosing.control(field, actor, attrs)
    else:
        drawn = str(field.as_widget(attrs=attrs))
    return mark_safe(drawn.replace(f">{BLANK_CHOICE_DASH[0][1]}<", f">{NOTHING}<"))


@register.filter
def is_tick(field: BoundField) -> bool:
    return isinstance(field.field.widget, CheckboxInput)


@register.simple_tag
def shown(of: Register, record: Model, name: str) -> SafeString | str:
    """A field's value as a person reads it; secrets are masked."""
    return _written(values.shown(of, record, name))


@register.simple_tag
def field_title(of: Register, name: str) -> str:
    """What a field is called."""
    field: Any = of.model._meta.get_field(name)
    return capfirst(str(field.verbose_name))


@register.simple_tag
def review(record: Staged) -> SafeString:
    """Where a record stands in its review, as lamp and word."""
    return state(REVIEW_LAMPS.get(record.review, "wait"), record.get_review_display())


@register.simple_tag
def stage(of: Register, record: Any) -> SafeString:
    """Where a record stands on its way: under way, at its end, or beside it."""
    assert of.stages is not None
    way = of.stages.way
    sign = "soon" if record.stage not in way else "done" if record.stage == way[-1] else "on"
    return state(sign, stages.title(of, record.stage))


@register.simple_tag
def written(value: Any) -> SafeString | str:
    """A plain value as a person reads it."""
    return _written(value)


@register.simple_tag
def level_word(level: str) -> str:
    """How far a role reaches in an area."""
    return str(LEVEL_WORDS.get(level, NOTHING))


def _written(value: Any) -> SafeString | str:
    if value is None or value in ("", []):
        return format_html('<span class="q3">{}</span>', NOTHING)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return format_html_join("　", "{}", ((each,) for each in value))
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return format_html('<span class="brief">{}</span>', value.isoformat())
    return number(value) if isinstance(value, (int, Decimal)) else str(value)


@register.filter
def number(value: int | Decimal | float) -> str:
    """Thousands parted by a thin space in Chinese and by a comma in English."""
    mark = "," if get_language() == "en" else "\u2009"
    plain = value.normalize() if isinstance(value, Decimal) else value
    return format(plain, ",f" if isinstance(plain, Decimal) else ",").replace(",", mark)


@register.filter
def left(days: int) -> str:
    """How long there is still, or how long it has been late."""
    if days < 0:
        return _("%(count)d days late") % {"count": -days}
    if days == 0:
        return _("due today")
    return _("%(count)d days left") % {"count": days}


@register.filter
def lamp_of(days: int) -> str:
    """The lamp of a date that is so many days away."""
    if days < 0:
        return "late"
    return "soon" if days <= 7 else "wait"


@register.filter
def short_day(day: date) -> str:
    """Month and day; the year too when it is another one."""
    return f"{day:%m-%d}" if day.year == timezone.localdate().year else day.isoformat()


@register.filter
def long_day(day: date) -> str:
    """A day as a heading writes it: 十一月二十日，星期五."""
    if get_language() == "en":
        return formats.date_format(day, "l, j F Y")
    return f"{_han(day.month)}月{_han(day.day)}日，{formats.date_format(day, 'l')}"


def _han(number: int) -> str:
    """A number up to 99 in Chinese characters."""
    tens, ones = divmod(number, 10)
    ten = ("十" if tens == 1 else f"{HAN[tens]}十") if tens else ""
    return ten + (HAN[ones] if ones else "")


@register.filter
def moment(at: datetime) -> str:
    """A moment in a diary: the hour today, month and day before."""
    here = timezone.localtime(at)
    return f"{here:%H:%M}" if here.date() == timezone.localdate() else f"{here:%m-%d}"
