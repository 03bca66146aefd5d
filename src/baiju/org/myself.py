"""What people change about themselves: name, language, look, password."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from baiju.engine import finding
from baiju.engine.declare import Refusal

from .models import Post, User, people_found

LANGUAGES = ("zh-hans", "en")
THEMES = ("auto", "light", "dark")


def posts(user: User) -> QuerySet[Post]:
    """The posts one holds oneself."""
    return user.posts.select_related("unit").order_by("unit__path", "role")


def speak(user: User, language: str) -> None:
    """Read the pages in another language from now on."""
    if language in LANGUAGES:
        user.language = language
        user.save(update_fields=["language"])


def look(user: User, theme: str) -> None:
    """Light, dark, or as the machine says."""
    if theme in THEMES:
        user.theme = theme
        user.save(update_fields=["theme"])


def fold(user: User, *, is_folded: bool) -> None:
    """Remember whether the rail shows its words."""
    user.rail_is_folded = is_folded
    user.save(update_fields=["rail_is_folded"])


def hear(user: User, *, is_reminded: bool) -> None:
    """Whether one is told each morning what came near and what became late."""
    user.is_reminded = is_reminded
    user.save(update_fields=["is_reminded"])


def rename(user: User, name: str) -> None:
    """One's own name; the diary keeps the former one where it was written."""
    user.name = name.strip()
    try:
        user.clean_fields(exclude=["password"])
    except ValidationError as wrong:
        raise Refusal(_("Enter a name of at most 60 characters.")) from wrong
    user.save(update_fields=["name"])
    finding.note(people_found, [user])


def choose_password(user: User, password: str) -> None:
    """The password chosen by a one-time link; the link works no more."""
    user.set_password(password)
    user.save(update_fields=["password"])
