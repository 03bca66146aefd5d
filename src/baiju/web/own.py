"""The settings page: what a person decides about themselves, and what this installation is."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baiju.engine.declare import Refusal
from baiju.org import myself
from baiju.org.roles import ROLES

from . import pages
from .pages import Visit


class MyForm(forms.Form):
    """Name, language, look and reminders."""

    name = forms.CharField(label=gettext_lazy("Full name"), max_length=60)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[("zh-hans", "中文"), ("en", "English")]
    )
    theme = forms.ChoiceField(
        label=gettext_lazy("Light or dark"),
        choices=[
            ("auto", gettext_lazy("Light or dark as this machine")),
            ("light", gettext_lazy("Light")),
            ("dark", gettext_lazy("Dark")),
        ],
    )
    is_reminded = forms.BooleanField(
        label=gettext_lazy("Tell me each morning what came near and what became late"),
        required=False,
    )


def mine(request: Visit) -> HttpResponse:
    """My settings."""
    user = request.user
    names = ("name", "language", "theme", "is_reminded")
    known = {name: getattr(user, name) for name in names}
    form = MyForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid() and _saved(request, form):
        pages.say(request, _("Saved."))
        return redirect("settings")
    held = [(post, ROLES[post.role]) for post in myself.posts(user)]
    context = {"form": form, "held": held, "about": _about(request)}
    return pages.page(request, "settings.html", context, status=422 if form.errors else 200)


def _saved(request: Visit, form: MyForm) -> bool:
    try:
        myself.rename(request.user, form.cleaned_data["name"])
    except Refusal as no:
        form.add_error("name", str(no))
        return False
    myself.speak(request.user, form.cleaned_data["language"])
    myself.look(request.user, form.cleaned_data["theme"])
    myself.hear(request.user, is_reminded=form.cleaned_data["is_reminded"])
    return True


def _about(request: Visit) -> list[tuple[str, str]]:
    """Version for everyone; the machine's own matters only for who keeps it."""
    about = [(_("Version"), settings.VERSION)]
    if request.actor.tops("org", "approve"):
        about += [
            (_("Data folder"), str(settings.HOME)),
            (_("Key file"), str(settings.KEYS_FILE)),
            (_("Database"), connection.vendor),
        ]
    return about
