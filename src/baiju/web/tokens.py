"""My tokens: what programs may do in my name, for how long, and when they last did."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from baiju.engine.declare import Refusal
from baiju.org import tokens
from baiju.org.models import Token, User

from . import pages
from .pages import Visit

USUAL = timedelta(days=90)
"""The days a new token is offered."""


class TokenForm(forms.Form):
    """What a new token is for, what it may do, where, and until when."""

    name = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=60,
        help_text=gettext_lazy("So that you know later which one to withdraw."),
    )
    level = forms.ChoiceField(label=gettext_lazy("What it may do"), choices=Token.Level.choices)
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Areas"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Tick none, and it reaches every area in which you work."),
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Any, *, user: User) -> None:
        today = timezone.localdate()
        super().__init__(data, initial={"expires_on": today + USUAL, "level": "read"})
        self.fields["areas"].choices = [  # type: ignore[attr-defined]  # the field above
            (area.key, area.title) for area in tokens.areas_of(user)
        ]


@sensitive_variables("text")
def mine(request: Visit) -> HttpResponse:
    """The tokens there are, and a new one, whose text is shown on this one page."""
    form, text = TokenForm(request.POST or None, user=request.user), ""
    if request.method == "POST" and form.is_valid():
        text = _made(request, form)
        form = form if form.errors else TokenForm(None, user=request.user)
    context = {
        "form": form,
        "text": text,
        "tokens": [(token, _state(token)) for token in tokens.of(request.user)],
    }
    status = 422 if form.errors else 200
    return pages.page(request, "settings/tokens.html", context, status=status)


@require_POST
def withdraw(request: Visit, pk: int) -> HttpResponse:
    """From now on a token opens nothing."""
    if not tokens.of(request.user).filter(pk=pk).exists():
        raise Http404
    try:
        tokens.revoke(request.user, pk, now=timezone.now())
    except Refusal as no:
        return pages.refused(request, no, reverse("tokens"))
    pages.say(request, _("The token is withdrawn."))
    return redirect("tokens")


def _made(request: Visit, form: TokenForm) -> str:
    """The text of the new token; empty where the form says what is wrong."""
    try:
        _token, text = tokens.make(request.user, **form.cleaned_data, today=timezone.localdate())
    except Refusal as no:
        form.add_error(None, str(no))
        return ""
    return text


def _state(token: Token) -> str:
    """Why a token opens nothing any more; empty while it does."""
    if token.revoked_at is not None:
        return _("Ended")
    return _("Expired") if token.expires_on < timezone.localdate() else ""
