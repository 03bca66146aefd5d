"""Coming in without a password yet: the first run, and the one-time link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import login, password_validation
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from baiju.engine.declare import Refusal
from baiju.org import myself, people
from baiju.org.models import UnitKind, User

from . import pages

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class PasswordForm(forms.Form):
    """A new password, twice."""

    new = {"autocomplete": "new-password"}
    password = forms.CharField(
        label=gettext_lazy("New password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs=new),
    )
    again = forms.CharField(
        label=gettext_lazy("New password, once more"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs=new),
    )

    def __init__(self, data: Any = None, *, user: User | None = None) -> None:
        super().__init__(data)
        self.user = user

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("password") != given.get("again"):
            raise ValidationError({"again": _("The two passwords differ. Type them once more.")})
        who = self.user or User(username=given.get("username", ""), name=given.get("name", ""))
        try:
            password_validation.validate_password(given.get("password", ""), who)
        except ValidationError as weak:
            raise ValidationError({"password": weak.messages}) from weak
        return given


class FirstRunForm(PasswordForm):
    """The first unit and the first person."""

    unit = forms.CharField(label=gettext_lazy("Name of your unit"), max_length=100)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of unit"), choices=UnitKind.choices, initial=UnitKind.TOWNSHIP
    )
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=60)
    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=60,
        help_text=gettext_lazy("Small letters a to z and digits; this is what you sign in with."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    field_order = ("unit", "kind", "name", "username", "password", "again")


@login_not_required
@sensitive_post_parameters("password", "again")
def first_run(request: HttpRequest) -> HttpResponse:
    """Make the first person and the first unit; afterwards this page does not exist."""
    if not people.is_empty():
        raise Http404
    form = FirstRunForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (user := _begin(form)):
        login(request, user, backend=BACKEND)
        return redirect("home")
    context = {"form": form, "home": settings.HOME, "key_file": settings.KEYS_FILE}
    return pages.page(request, "first_run.html", context, status=422 if form.errors else 200)


def _begin(form: FirstRunForm) -> User | None:
    given = form.cleaned_data
    try:
        return people.first(
            name=given["name"],
            username=given["username"],
            password=given["password"],
            unit=given["unit"],
            kind=given["kind"],
            code="1",
            on=timezone.localdate(),
        )
    except Refusal as no:
        form.add_error("username", str(no))
        return None


@login_not_required
@sensitive_post_parameters("password", "again")
def join(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Set a password by a one-time link, and sign in."""
    person = people.by_link(key, token)
    if person is None:
        return pages.page(request, "account/join.html", {"person": None}, status=404)
    form = PasswordForm(request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        myself.choose_password(person, form.cleaned_data["password"])
        login(request, person, backend=BACKEND)
        return redirect("home")
    context = {"form": form, "person": person}
    return pages.page(request, "account/join.html", context, status=422 if form.errors else 200)
