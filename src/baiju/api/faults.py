"""What goes wrong, in the one shape of every answer: a code for programs, a sentence for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.errors import ValidationError as Misshapen

from baiju.engine.conditions import BadQuery
from baiju.engine.declare import Refusal
from baiju.engine.records import Stale

Fields = Mapping[str, list[str]]
CODES = (
    *("unreadable", "unknown_name", "bad_query", "no_token", "not_allowed", "not_found"),
    *("method_not_allowed", "refused", "stale", "too_large", "not_json", "wrong_data"),
    *("precondition_required", "too_many"),
)
"""Every code there is; programs may rest on them."""


class Wrong(Exception):
    """A request that cannot be answered, with the status that says so."""

    def __init__(
        self, status: int, code: str, message: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.headers = dict(headers or {})


def answer(status: int, code: str, message: str, fields: Fields | None = None) -> HttpResponse:
    """The one shape of a fault."""
    told = {"error": {"code": code, "message": message, "fields": dict(fields or {})}}
    return JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})


def of(wrong: Wrong) -> HttpResponse:
    """The answer to a request that cannot be answered."""
    made = answer(wrong.status, wrong.code, wrong.message)
    for name, value in wrong.headers.items():
        made.headers[name] = value
    return made


def nothing_here() -> HttpResponse:
    """What does not exist and what is out of reach look alike."""
    return answer(404, "not_found", _("There is nothing at this address for you."))


def unknown_name(name: str) -> Wrong:
    """A name that is not taken in: nothing is changed, and nothing is guessed."""
    text = _("The name %(name)s is not known here. Look it up in the description.")
    return Wrong(400, "unknown_name", text % {"name": name[:40]})


def tell(api: NinjaAPI) -> None:
    """Have the API answer every exception of the engine in the one shape."""
    for kind, told in TOLD:
        api.add_exception_handler(kind, told)


def _wrong(_request: HttpRequest, wrong: Wrong) -> HttpResponse:
    return of(wrong)


def _unread(_request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the reader of bodies said lies behind the library's own error."""
    if isinstance(error.__cause__, Wrong):
        return of(error.__cause__)
    return answer(error.status_code, "unreadable", _("The request cannot be read."))


def _misshapen(_request: HttpRequest, wrong: Misshapen) -> HttpResponse:
    """A name that is not known is 400; a value of the wrong kind is 422."""
    fields: dict[str, list[str]] = {}
    for error in wrong.errors:
        place = [str(step) for step in error["loc"][2:]]
        if error["type"] == "extra_forbidden":
            return of(unknown_name(place[-1]))
        if error["type"] == "missing" and not place:
            return answer(400, "unreadable", _("A body is needed. Send one JSON object."))
        fields.setdefault(_place(place), []).append(_sentence(error["type"]))
    return answer(422, "wrong_data", _whole([]), fields)


def _place(steps: Iterable[str]) -> str:
    """`parts.1.field` with rows counted from 1, as the form counts them."""
    plain = [step for step in steps if "[" not in step]  # the arms of a choice are no place
    return ".".join(str(int(step) + 1) if step.isdecimal() else step for step in plain)


def _sentence(kind: str) -> str:
    said = {
        "string_type": _("Give a text."),
        "int_type": _("Give a whole number."),
        "bool_type": _("Give true or false."),
        "list_type": _("Give a list."),
    }
    return said.get(kind) or _("This is not of the kind that belongs here.")


def _invalid(_request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    if not hasattr(wrong, "error_dict"):
        return answer(422, "wrong_data", _whole(wrong.messages))
    told = dict(wrong.message_dict)
    return answer(422, "wrong_data", _whole(told.pop(NON_FIELD_ERRORS, [])), told)


def _whole(sentences: list[str]) -> str:
    """What is wrong with the record as a whole, or that its fields say it."""
    return " ".join(sentences) or _("Some values do not fit. The fields say why.")


def _bad_query(_request: HttpRequest, no: BadQuery) -> HttpResponse:
    return answer(400, "bad_query", str(no))


def _stale(_request: HttpRequest, no: Stale) -> HttpResponse:
    return answer(412, "stale", _("The record was changed since you read it. Read it again."))


def _refused(_request: HttpRequest, no: Refusal) -> HttpResponse:
    return answer(409, "refused", str(no))


def _not_allowed(_request: HttpRequest, no: PermissionDenied) -> HttpResponse:
    sentence = str(no) or _("Your posts do not allow this for this record.")
    return answer(403, "not_allowed", sentence)


def _not_found(_request: HttpRequest, no: Http404) -> HttpResponse:
    return nothing_here()


TOLD: tuple[tuple[type[Exception], Any], ...] = (
    (Wrong, _wrong),
    (HttpError, _unread),
    (Misshapen, _misshapen),
    (ValidationError, _invalid),
    (BadQuery, _bad_query),
    (Stale, _stale),
    (Refusal, _refused),
    (PermissionDenied, _not_allowed),
    (Http404, _not_found),
)
"""Exception → what is answered; the library takes the nearest kind."""
