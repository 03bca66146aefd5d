"""A register's form, compiled once for thousands of rows: the same rules and sentences, no query a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models
from django.db.models import Q

from . import access, calendar, predicates
from . import forms as gate
from .access import Actor
from .declare import Register
from .secrets import SealedField

Clean = Callable[[Any], Any]
"""A value as the form takes it → as the model keeps it; raises the form's own complaint."""
TRUTHS = {"true": True, "false": False, True: True, False: False}


class Compiled:
    """The fields and constraints of one register for one actor."""

    def __init__(self, register: Register, actor: Actor) -> None:
        self.register, self.model = register, register.model
        self._asked = gate.form_class(register).base_fields
        self.cleaners = {name: self._cleaner(name, actor) for name in self._asked}
        self.attnames = {name: self._field(name).attname for name in self._asked}
        self.required = [
            name
            for name, asked in self._asked.items()
            if asked.required and not self._field(name).has_default()
        ]
        self._tests, self._slow = self._conditions()

    def values(
        self, given: Mapping[str, Any], *, is_new: bool
    ) -> tuple[dict[str, Any], dict[str, list[ValidationError]]]:
        """Attribute → value of what was given, and every complaint by its field."""
        found: dict[str, Any] = {}
        wrong: dict[str, list[ValidationError]] = {}
        for name, value in given.items():
            try:
                found[self.attnames[name]] = self.cleaners[name](value)
            except ValidationError as no:
                wrong[name] = no.error_list
        for name in self.required if is_new else ():
            if given.get(name) in (None, "") and name not in wrong:
                asked = self._asked[name]
                wrong[name] = [ValidationError(asked.error_messages["required"], "required")]
        return found, wrong

    def whole(self, record: models.Model) -> None:
        """What the model says of the row as a whole, and the constraints of the table."""
        record.clean()
        values = record.__dict__
        for test, constraint in self._tests:
            if test(values) is False:
                raise ValidationError(constraint.get_violation_error_message(), constraint.name)
        for constraint in self._slow:
            constraint.validate(self.model, record)

    def _field(self, name: str) -> Any:
        return self.model._meta.get_field(name)

    def _conditions(self) -> tuple[list[tuple[predicates.Test, Any]], list[Any]]:
        quick: list[tuple[predicates.Test, Any]] = []
        slow: list[Any] = []
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.CheckConstraint):
                try:
                    test = predicates.compiled(Q(constraint.condition), self.model)
                    quick.append((test, constraint))
                except predicates.Unknown:
                    slow.append(constraint)
        return quick, slow

    def _cleaner(self, name: str, actor: Actor) -> Clean:
        asked, field = self._asked[name], self._field(name)
        if isinstance(asked, forms.ModelChoiceField):
            return self._reference(name, asked, actor)
        if isinstance(asked, forms.BooleanField):
            return lambda value: TRUTHS[value] if value in TRUTHS else asked.clean(value)
        if field.choices:
            return _choice(asked, field)
        if isinstance(asked, forms.DateField):
            return _day(asked)
        if isinstance(asked, forms.IntegerField):
            return _whole(asked, field)
        if isinstance(asked, forms.CharField) and type(asked) is forms.CharField:
            return _text(asked, is_plain=not isinstance(field, models.TextField | SealedField))
        return asked.clean

    def _reference(self, name: str, asked: Any, actor: Actor) -> Clean:
        model, up = self._field(name).related_model, name in self.register.upward
        rows = access.choices(model, actor, self.register.area, upward=up)
        reached = frozenset(rows.values_list("pk", flat=True))

        def clean(value: Any) -> Any:
            if value in (None, "", gate.CLEAR):
                return None
            key = str(value)
            if not (key.isascii() and key.isdecimal()):
                return asked.clean(value)
            if int(key) in reached:
                return int(key)
            message = asked.error_messages["invalid_choice"]
            raise ValidationError(message, "invalid_choice", {"value": value})

        return clean


def _choice(asked: Any, field: Any) -> Clean:
    keys = {str(key): key for key, _label in field.flatchoices}

    def clean(value: Any) -> Any:
        return keys[value] if value in keys else asked.clean(value)

    return clean


def _day(asked: forms.Field) -> Clean:
    def clean(value: Any) -> Any:
        try:
            day = date.fromisoformat(value)
        except (TypeError, ValueError):
            return asked.clean(value)
        return day if calendar.EARLIEST <= day <= calendar.LATEST else asked.clean(value)

    return clean


def _whole(asked: forms.Field, field: Any) -> Clean:
    """With the range that the database sets, which only the model knows."""
    checks = [*asked.validators, *field.validators]

    def clean(value: Any) -> Any:
        if not (isinstance(value, str) and value.isascii() and value.isdecimal()):
            return asked.clean(value)
        number = int(value)
        for check in checks:
            check(number)
        return number

    return clean


def _text(asked: forms.CharField, *, is_plain: bool) -> Clean:
    known = (MaxLengthValidator, MinLengthValidator)
    others = [c for c in asked.validators if not isinstance(c, known)]
    is_simple = is_plain and all(
        type(c).__name__ == "ProhibitNullCharactersValidator" for c in others
    )
    most = asked.max_length or 1_000_000

    def clean(value: Any) -> Any:
        if is_simple and isinstance(value, str) and 0 < len(value) <= most and value.isprintable():
            return value.strip()
        return asked.clean("" if value == gate.CLEAR else value)

    return clean
