"""Signing in and out: allauth does the work, in our words and without e-mail."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from allauth.account.views import (
    AccountInactiveView,
    LoginView,
    LogoutView,
    PasswordChangeView,
)
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

LONGEST = 4096
"""Characters of a password; comparing a longer one is work for nothing."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """What allauth asks the product: who may sign up, what is said, where to go."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The user name or the password is not right."),
        "too_many_login_attempts": _("There were too many attempts. Try again in a few minutes."),
        "enter_current_password": _("Enter your present password."),
        "incorrect_password": _("The password is not right."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The page itself shows who is signed in; a message would only repeat it."""


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth carries no types
    """User name and password; what nobody types is not even compared."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].validators.append(MaxLengthValidator(LONGEST))


class SignIn(LoginView):  # type: ignore[misc]  # allauth carries no types
    """User name and password."""

    form_class = SignInForm
    template_name = "account/sign_in.html"


class SignOut(LogoutView):  # type: ignore[misc]  # allauth carries no types
    """The session ends, and the browser forgets what it kept."""

    template_name = "account/sign_out.html"

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super().post(*args, **kwargs)
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer

    def get_redirect_url(self) -> str:
        return reverse("account_login")


class NewPassword(PasswordChangeView):  # type: ignore[misc]  # allauth carries no types
    """The signed-in person changes the password."""

    template_name = "account/password.html"

    def get_success_url(self) -> str:
        return reverse("settings")


class Closed(AccountInactiveView):  # type: ignore[misc]  # allauth carries no types
    """Somebody whose account was closed."""

    template_name = "account/closed.html"
