"""Who sits at the desk: actor, unit, year and language of each request, and what no cache may keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode

from baiju.org import people, tree
from baiju.org.actors import actor_for
from baiju.org.models import Unit

from .pages import NEAR, Visit

Answer = Callable[[HttpRequest], HttpResponse]
YEARS = range(2000, 2100)
METHODS = ("GET", "HEAD", "POST")
PROGRAMS = "/api/"
"""Programs sit at no desk: the API asks for a token, knows more methods, and answers in JSON."""


def desk(get_response: Answer) -> Answer:
    """Every page knows who asks; strangers see the cover and nothing behind it."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(PROGRAMS):
            return get_response(request)
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("A sign that no database keeps.")
        if not request.user.is_authenticated:
            return _kept_out(request, get_response)
        _seat(cast(Visit, request))
        return _private(_redirected(request, get_response(request)))

    return answer


def _seat(request: Visit) -> None:
    request.actor = actor_for(request.user)
    request.units = list(tree.visible(request.actor)[: NEAR + 1])
    request.unit = _unit(request)
    request.year = int(request.session.get("year", timezone.localdate().year))
    translation.activate(request.user.language)
    request.LANGUAGE_CODE = request.user.language


def _unit(request: Visit) -> Unit | None:
    """The unit chosen on the top line, or the first of the person's own."""
    chosen, first = request.session.get("unit"), next(iter(request.units), None)
    found = next((unit for unit in request.units if unit.pk == chosen), None)
    if found is None and chosen and len(request.units) > NEAR:
        found = tree.visible(request.actor).filter(pk=chosen).first()
    return found or first


def _kept_out(request: HttpRequest, get_response: Answer) -> HttpResponse:
    """Nobody has signed in: first run, the cover, or the way to it."""
    if request.path != reverse("first-run") and people.is_empty():
        return redirect("first-run")
    answer = get_response(request)
    if request.resolver_match is None and request.method == "GET":
        query = urlencode({"next": request.get_full_path()})
        answer = redirect(f"{settings.LOGIN_URL}?{query}")
    return _private(_redirected(request, answer))


def _redirected(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """A part of a page cannot show the sign-in page: the whole page goes there."""
    address = answer.headers.get("Location", "")
    if request.headers.get("HX-Request") and address.startswith(settings.LOGIN_URL):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return answer


def _private(answer: HttpResponse) -> HttpResponse:
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer
