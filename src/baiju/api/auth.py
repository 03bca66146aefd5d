"""Who asks: a token in the header and nothing else; no cookie opens the API."""

from __future__ import annotations

import re
from typing import Any, NoReturn

from allauth.account import app_settings
from allauth.core.internal import ratelimit
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from baiju.engine.access import Actor
from baiju.org import tokens
from baiju.org.models import Token

from .faults import Wrong

SHAPE = re.compile(r"[Bb]earer (baiju_[\w-]{43})", re.ASCII)
IN_ADDRESSES = frozenset({"token", "access_token", "api_key", "authorization"})
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="baiju"'}


class Call(HttpRequest):
    """A request of a program: its token, and what that lets it do."""

    token: Token
    actor: Actor


class Bearer(HttpBearer):
    """Takes the token from the header, counts what fails, and knows who asks."""

    def __call__(self, request: HttpRequest) -> Any:
        if IN_ADDRESSES & {name.lower() for name in request.GET}:
            self._refuse(_("Send the token in the header: an address is kept in many places."))
        header = request.headers.get("Authorization", "")
        if not header:
            self._refuse(_("Send your token in the header Authorization."))
        shaped = SHAPE.fullmatch(header)
        return self.authenticate(request, shaped[1] if shaped else "")

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        known = tokens.known(token, today=timezone.localdate()) if token else None
        if known is None:
            self._count(request, token)
            self._refuse(_("This token does not open anything. Make a new one in the settings."))
        tokens.use(known, now=timezone.now())
        request.token, request.actor = known, tokens.actor(known)  # type: ignore[attr-defined]  # it is a Call from here on
        translation.activate(known.user.language)
        return known

    def _count(self, request: HttpRequest, text: str) -> None:
        """What fails here counts where signing in is counted."""
        left = ratelimit.consume(
            request,
            app="allauth.account",
            action="login_failed",
            config=app_settings.RATE_LIMITS,
            key=f"token:{text}",
            limit_get=True,
        )
        if left is None:
            sentence = _("There were too many attempts. Try again in a few minutes.")
            raise Wrong(429, "too_many", sentence, headers={"Retry-After": "60"})

    def _refuse(self, sentence: str) -> NoReturn:
        raise Wrong(401, "no_token", sentence, headers=CHALLENGE)
