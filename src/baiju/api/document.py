"""The description of the API in OpenAPI, in the reader's language."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from .auth import Bearer
from .faults import CODES, Wrong

PREFIX = "/api/v1/"
TOLD = ("title", "summary", "description")
"""The words of the document that people read."""
FAULT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "additionalProperties": False,
            "required": ["code", "message", "fields"],
            "properties": {
                "code": {"type": "string", "enum": sorted(CODES)},
                "message": {"type": "string"},
                "fields": {
                    "type": "object",
                    "additionalProperties": {"type": "array", "items": {"type": "string"}},
                },
            },
        }
    },
}
TYPED = {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}}
STATUSES = {
    "list": (400, 401, 404, 405, 429),
    "read": (400, 401, 404, 405, 429),
    "add": (400, 401, 403, 404, 405, 409, 413, 415, 422, 429),
}
CHANGING = (400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 428, 429)


def of(api: NinjaAPI) -> dict[str, Any]:
    """The whole document, each word in the language of the moment."""
    made = api.get_openapi_schema(path_prefix=PREFIX)
    said: dict[str, Any] = _said(made)
    _shorten(said["components"]["schemas"])
    said["components"]["schemas"]["Fault"] = FAULT
    said["components"]["responses"] = {"Fault": {"description": _("Fault"), "content": TYPED}}
    for operations in said["paths"].values():
        for operation in operations.values():
            _tell_faults(operation)
    return said


def serve(request: HttpRequest, api: NinjaAPI) -> HttpResponse:
    """The document for whoever has a token or sits at the desk."""
    if request.method != "GET":
        raise Wrong(
            405,
            "method_not_allowed",
            _("This cannot be done at this address. See the header Allow."),
            headers={"Allow": "GET"},
        )
    if "Authorization" in request.headers or not request.user.is_authenticated:
        Bearer()(request)
    else:
        translation.activate(request.user.language)  # of the person at the desk
    return HttpResponse(
        _written(api, translation.get_language() or ""), content_type="application/json"
    )


@cache
def _written(api: NinjaAPI, _language: str) -> bytes:
    """The document in one language; registers do not change while the product runs."""
    return json.dumps(of(api), ensure_ascii=False).encode()


def _shorten(shapes: dict[str, Any]) -> None:
    """A new record is sent like a changed one, and more of it is needed: that alone is told."""
    for name in [each for each in shapes if each.endswith("New")]:
        changed = {"$ref": f"#/components/schemas/{name.removesuffix('New')}Sent"}
        told = {
            key: shapes[name][key]
            for key in ("title", "example", "required")
            if key in shapes[name]
        }
        shapes[name] = {"allOf": [changed], **told}


def _tell_faults(operation: dict[str, Any]) -> None:
    act = operation["operationId"].rpartition("-")[2]
    for status in STATUSES.get(act, CHANGING):
        operation["responses"][str(status)] = {"$ref": "#/components/responses/Fault"}


def _said(value: Any, name: str = "") -> Any:
    """A copy with what people read in their language; names, keys and formats stay."""
    if isinstance(value, dict):
        return {str(key): _said(each, str(key)) for key, each in value.items()}
    if isinstance(value, list):
        inner = name if name in ("x-enum-titles", "tags") else ""
        return [_said(each, inner) for each in value]
    is_told = isinstance(value, str) and name in (*TOLD, "x-enum-titles", "tags")
    return _(value) if is_told and value else value
