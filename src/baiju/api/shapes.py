"""What is sent and given for a register, in kinds of JSON; whether a value fits is the form's matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext_noop as _
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    create_model,
)

from baiju.engine import listing, stages
from baiju.engine.declare import Deed, Parts, Register

from . import references


class Shape(BaseModel):
    """One JSON object: it holds only what is named."""

    model_config = ConfigDict(extra="forbid", protected_namespaces=())


class Reason(Shape):
    """Why a step is taken."""

    reason: StrictStr = Field("", title="reason")


KINDS: tuple[tuple[type[models.Field[Any, Any]], Any], ...] = (
    (models.BooleanField, StrictBool),
    (models.IntegerField, StrictInt),
    (models.FloatField, StrictFloat | StrictInt),
    (models.JSONField, JsonValue),
)
FORMATS: tuple[tuple[type[models.Field[Any, Any]], str], ...] = (
    (models.DateTimeField, "date-time"),
    (models.DateField, "date"),
    (models.TimeField, "time"),
)
UID = Annotated[StrictStr, Field(json_schema_extra={"format": "uuid"})]


def name_of(register: Register) -> str:
    """What the shapes of a register are called; its key is its own."""
    return "".join(word.capitalize() for word in re.split(r"[-_]", register.key))


def shown(register: Register) -> type[Shape]:
    """A record as it is given."""
    fields: dict[str, Any] = {
        "uid": (UID, Field()),
        "version": (StrictInt, Field()),
    }
    fields |= {name: _given(register, name) for name in listing.offered(register)}
    for kind in register.parts:
        row = _row(register, kind, f"{name_of(register)}{_word(kind.key)}")
        fields[kind.key] = (list[row], Field(title=str(kind.title)))  # type: ignore[valid-type]  # made at run time
    return create_model(name_of(register), __base__=Shape, **fields)


def page(register: Register, one: type[Shape]) -> type[Shape]:
    """Some rows of a list."""
    return create_model(
        f"{name_of(register)}List",
        __base__=Shape,
        rows=(list[one], Field()),  # type: ignore[valid-type]  # made at run time
        total=(StrictInt, Field(description=_("Rows in all, counted as far as is counted."))),
        is_more=(StrictBool, Field(description=_("Whether there are more than were counted."))),
        after=(StrictStr, Field(description=_("Leads to the next rows; empty at the end."))),
        before=(
            StrictStr,
            Field(description=_("Leads to the rows before; empty at the beginning.")),
        ),
    )


def sent(register: Register) -> type[Shape]:
    """What may be changed of a record; what is not named stays."""
    fields = _taken(register.model, register.fields)
    for kind in register.parts:
        row = _sent_row(kind, f"{name_of(register)}{_word(kind.key)}Sent")
        fields[kind.key] = (list[row] | None, Field(None, title=str(kind.title)))  # type: ignore[valid-type]  # made at run time
    return create_model(f"{name_of(register)}Sent", __base__=Shape, **fields)


def fresh(register: Register, changed: type[Shape]) -> type[Shape]:
    """The same for a new record, with what has to be there and an example."""
    needed = [name for name in register.fields if _is_needed(register.model._meta.get_field(name))]
    extra: dict[str, Any] = {"example": dict(register.example)}
    extra |= {"required": needed} if needed else {}
    return create_model(
        f"{name_of(register)}New", __base__=changed, __cls_kwargs__={"json_schema_extra": extra}
    )


def deed(register: Register, deed: Deed) -> type[Shape]:
    """The few fields a deed asks for."""
    name = f"{name_of(register)}{_word(deed.name)}Deed"
    return create_model(name, __base__=Shape, **_taken(register.model, deed.fields))


def described(field: Any) -> dict[str, Any]:
    """What can be told of a value besides its kind: its choices, format and length."""
    told: dict[str, Any] = {}
    if field.is_relation:
        return {"format": "uuid"} if references.name_of(field.related_model) == "uid" else told
    if field.flatchoices:
        choices = {str(value): str(label) for value, label in field.flatchoices}
        choices |= {"": ""} if field.blank and isinstance(field, models.CharField) else {}
        told = {"enum": [field.to_python(value) for value in choices]}
        told["x-enum-titles"] = list(choices.values())
    elif isinstance(field, models.DecimalField):
        told = {"format": "decimal"}
    elif word := next((word for kind, word in FORMATS if isinstance(field, kind)), None):
        told = {"format": word}
    return told


def _given(register: Register, name: str) -> Any:
    try:
        field: Any = register.model._meta.get_field(name)
    except FieldDoesNotExist:
        assert register.stages is not None and name == stages.FIELD
        return _staged(register.stages.choices)
    return _kind(field, or_null=field.null), Field(title=_title(field))


def _staged(choices: type[models.TextChoices]) -> Any:
    told = {"enum": choices.values, "x-enum-titles": [str(label) for label in choices.labels]}
    kind: Any = Annotated[StrictStr, Field(json_schema_extra=told)]  # type: ignore[arg-type]  # plain JSON
    return kind, Field(title="stage")


def _row(register: Register, kind: Parts, name: str) -> type[Shape]:
    fields: dict[str, Any] = {"uid": (UID, Field())}
    for each in kind.fields:
        field: Any = kind.model._meta.get_field(each)
        fields[each] = (_kind(field, or_null=field.null), Field(title=_title(field)))
    return create_model(name, __base__=Shape, **fields)


def _sent_row(kind: Parts, name: str) -> type[Shape]:
    fields = {"uid": (UID | None, Field(None)), **_taken(kind.model, kind.fields)}
    return create_model(name, __base__=Shape, **fields)


def _taken(model: type[models.Model], names: Iterable[str]) -> dict[str, Any]:
    found = [model._meta.get_field(name) for name in names]
    return {f.name: (_kind(f, or_null=True), Field(None, title=_title(f))) for f in found}


def _kind(field: Any, *, or_null: bool) -> Any:
    """The kind of JSON a field is; a decimal is a text, so that nothing of it is lost."""
    kind: Any = StrictStr
    if not field.is_relation:
        kind = next((made for model, made in KINDS if isinstance(field, model)), StrictStr)
    if told := described(field):
        kind = Annotated[kind, Field(json_schema_extra=told)]
    if field.many_to_many:
        kind = list[kind]
    return kind | None if or_null and not field.many_to_many else kind


def _is_needed(field: Any) -> bool:
    is_ticked = isinstance(field, models.BooleanField)
    return not (field.blank or field.has_default() or is_ticked)


def _title(field: Any) -> str:
    return str(field.verbose_name)


def _word(key: str) -> str:
    return "".join(part.capitalize() for part in re.split(r"[-_]", key))
