"""Small choices that every page offers: language, look, folded rail, unit and year."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from baiju.org import myself, tree

from . import pages
from .middleware import YEARS
from .pages import Visit


@require_POST
@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """The same page in the other language, now and next time."""
    chosen = request.POST.get("language", "")
    answer = _back(request)
    if chosen in myself.LANGUAGES:
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=365 * 24 * 3600,
            httponly=True,
            samesite="Lax",
            secure=settings.HTTPS,
        )
        if request.user.is_authenticated:
            myself.speak(request.user, chosen)
    return answer


@require_POST
def theme(request: Visit) -> HttpResponse:
    """Light, dark, or as the machine."""
    myself.look(request.user, request.POST.get("theme", ""))
    return _back(request)


@require_POST
def fold(request: Visit) -> HttpResponse:
    """The rail with or without its words."""
    myself.fold(request.user, is_folded=request.POST.get("folded") == "1")
    return HttpResponse(status=204)


@require_POST
def here(request: Visit) -> HttpResponse:
    """Another unit or year on the top line."""
    unit = pages.number(request.POST.get("unit"))
    year = pages.number(request.POST.get("year"))
    if unit is not None and tree.visible(request.actor).filter(pk=unit).exists():
        request.session["unit"] = unit
    if year in YEARS:
        request.session["year"] = year
    return _back(request)


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """The page one came from, if it is ours."""
    address = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(address if ours else "/")
