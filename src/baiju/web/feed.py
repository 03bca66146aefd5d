"""My calendar: what is due for me, under a secret address that telephones and WPS read."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import reduce

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from baiju.engine import dues
from baiju.engine.declare import Register
from baiju.engine.dues import Due
from baiju.org import feeds
from baiju.org.actors import actor_for
from baiju.org.models import User

from . import icalendar, pages, reach
from .icalendar import Event
from .pages import Visit

AHEAD = 400
"""Days: the coming year, and a little for what comes round each year."""
UNCHANGING = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment at which a calendar is compared with the one read before."""


@sensitive_variables("secret")
def mine(request: Visit) -> HttpResponse:
    """Whether there is a calendar, and a new address, which is shown on this one page."""
    address = ""
    if request.method == "POST":
        secret = feeds.make(request.user, now=timezone.now())
        address = request.build_absolute_uri(reverse("feed", args=[secret]))
    shown = {"address": address, "calendar": feeds.of(request.user)}
    return pages.page(request, "settings/calendar.html", shown)


@require_POST
def end(request: Visit) -> HttpResponse:
    """From now on the address opens nothing."""
    feeds.end(request.user)
    pages.say(request, _("The address of your calendar is withdrawn."))
    return redirect("calendar")


@require_safe
@sensitive_variables("token")
def read(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar itself, for whoever knows its address; unchanged, it is not sent again."""
    user = feeds.reader(token)
    if user is None:
        raise Http404
    with override(user.language):
        events, name = _events(request, user), _("Baiju: what is due")
    told = hashlib.sha256(icalendar.written(name, events, now=UNCHANGING)).hexdigest()
    body = icalendar.written(name, events, now=timezone.now())
    answer = HttpResponse(body, content_type=icalendar.MEDIA)
    answer.headers["ETag"] = f'W/"{told[:32]}"'
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Referrer-Policy"] = "no-referrer"
    given = get_conditional_response(request, etag=answer.headers["ETag"], response=answer)
    return given or answer


def _events(request: HttpRequest, user: User) -> list[Event]:
    found = dues.for_person(actor_for(user), timezone.localdate(), days=AHEAD)
    return [_event(request, due) for due in found]


def _event(request: HttpRequest, due: Due) -> Event:
    number = due.register.clocks.index(due.clock)
    unit = reduce(getattr, due.register.unit.split("__"), due.record)
    return Event(
        uid=f"{due.record.uid.hex}-{number}@baiju",
        day=due.on,
        title=f"{due.clock.title}：{_named(due)}",
        place=str(unit),
        kind=str(due.register.title),
        address=request.build_absolute_uri(reach.address(due.register, due.record)),
        version=due.record.version,
    )


def _named(due: Due) -> str:
    """What the record is called; where it may say something personal, only its kind and number."""
    if _is_personal(due.register):
        return f"{due.register.one} {due.record.pk}"
    return str(due.record)


def _is_personal(register: Register) -> bool:
    return bool(register.secrets or register.person)
