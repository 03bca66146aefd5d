"""The addresses of every register, made from its declaration and described in one document."""

from collections.abc import Iterable
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_noop as _
from django.utils.translation import override
from ninja import NinjaAPI, Router
from pydantic import Field

from baiju.engine.declare import Deed, Register

from . import acts, faults, queries, shapes
from .auth import Bearer, Call
from .bodies import Strict
from .shapes import Reason, Shape

ONE = "/{uuid:uid}/"
PLACES = {"list": "list", "add": "list", "read": "read", "change": "read", "remove": "read"}
"""Operation → the name of its address."""
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "description": _("The ETag of the record as it was read."),
    "schema": {"type": "string"},
}
KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": _("The same key with the same body is done once and answered alike for a day."),
    "schema": {"type": "string", "maxLength": 200},
}


def build(registers: Iterable[Register], *, version: str = "v1") -> NinjaAPI:
    """The whole API; its words are English until the document is asked for in a language."""
    api = NinjaAPI(
        title="Baiju",
        version=version,
        openapi_url=None,
        docs_url=None,
        urls_namespace=f"api-{version}",
        auth=Bearer(),
        parser=Strict(),
    )
    faults.tell(api)
    with override("en"):
        for register in registers:
            api.add_router(f"/{register.key}", _router(register))
    return api


def _router(register: Register) -> Router:
    router = Router(tags=[str(register.title)])
    one = shapes.shown(register)
    _reading(router, register, one)
    if register.by_hand:
        _writing(router, register, one)
        for deed in register.deeds:
            _deed(router, register, deed, one)
    if register.transitions:
        _steps(router, register, one)
    return router


def _reading(router: Router, register: Register, one: type[Shape]) -> None:
    page, listed = shapes.page(register, one), {"parameters": queries.described(register)}

    @router.get("/", response=page, openapi_extra=listed, **_named("list", _("List"), register))
    def index(request: Call) -> HttpResponse:
        return acts.index(request, register)

    @router.get(ONE, response=one, **_named("read", _("Read"), register))
    def read(request: Call, uid: UUID) -> HttpResponse:
        return acts.read(request, register, uid)


def _writing(router: Router, register: Register, one: type[Shape]) -> None:
    changed = shapes.sent(register)
    fresh = shapes.fresh(register, changed)
    keyed, matched = {"parameters": [KEY]}, {"parameters": [IF_MATCH]}

    @router.post("/", response={201: one}, openapi_extra=keyed, **_named("add", _("Add"), register))
    def create(request: Call, data: fresh) -> HttpResponse:  # type: ignore[valid-type]  # made at run time
        return acts.create(request, register, _said(data))

    @router.patch(
        ONE, response=one, openapi_extra=matched, **_named("change", _("Change"), register)
    )
    def change(request: Call, uid: UUID, data: changed) -> HttpResponse:  # type: ignore[valid-type]  # made at run time
        return acts.change(request, register, uid, _said(data))

    named = _named("remove", _("Delete the draft"), register)

    @router.delete(ONE, response={204: None}, openapi_extra=matched, **named)
    def remove(request: Call, uid: UUID) -> HttpResponse:
        return acts.remove(request, register, uid)


def _steps(router: Router, register: Register, one: type[Shape]) -> None:
    titles = {step.name: str(step.title) for step in register.transitions}
    told: Any = {"enum": list(titles), "x-enum-titles": list(titles.values())}
    named = Annotated[str, Field(json_schema_extra=told)]
    extra, called = {"parameters": [IF_MATCH, KEY]}, _named("step", _("Take a step"), register)

    @router.post(f"{ONE}steps/{{slug:name}}", response=one, openapi_extra=extra, **called)
    def step(request: Call, uid: UUID, name: named, data: Reason) -> HttpResponse:
        return acts.step(request, register, uid, name, reason=data.reason)


def _deed(router: Router, register: Register, deed: Deed, one: type[Shape]) -> None:
    sent, extra = shapes.deed(register, deed), {"parameters": [IF_MATCH, KEY]}
    named = _named(f"do-{deed.name}", str(deed.title), register)

    @router.post(f"{ONE}deeds/{deed.name}", response=one, openapi_extra=extra, **named)
    def do(request: Call, uid: UUID, data: sent) -> HttpResponse:  # type: ignore[valid-type]  # made at run time
        return acts.deed(request, register, uid, deed.name, _said(data))


def _named(act: str, summary: str, register: Register) -> dict[str, Any]:
    """How an operation is called; all of one address, in every register, share its name."""
    place = PLACES.get(act) or act.partition("-")[0]  # `step`, or `do` with the deed's name
    return {
        "summary": summary,
        "operation_id": f"{register.key}-{act}",
        "url_name": f"api-{place}",
    }


def _said(data: Shape) -> dict[str, Any]:
    """What was sent, and nothing that was not."""
    return data.model_dump(exclude_unset=True)
