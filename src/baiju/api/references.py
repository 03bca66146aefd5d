"""What a record points at, by a name that holds everywhere: a unit's code, a user name, else the uid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from baiju.engine import access, forms, parts, records, values
from baiju.engine.access import Actor
from baiju.engine.conditions import BadQuery
from baiju.engine.declare import Parts, Register
from baiju.engine.models import Row
from baiju.org.models import Unit, User

NAMES: dict[type[Model], str] = {Unit: "code", User: "username"}


def name_of(model: type[Model]) -> str:
    """The field by which the API calls the records of a model."""
    return NAMES.get(model, "uid")


def said(record: Model | None) -> str | None:
    """What a record is called."""
    return None if record is None else str(getattr(record, name_of(type(record))))


def key(register: Register, model: type[Model], actor: Actor, text: str) -> str:
    """The key behind a name in the address of a list; unknown and out of reach are the same."""
    found = _found(access.choices(model, actor, register.area, "read"), [text])
    if text not in found:
        raise BadQuery(_("%(text)s is not one of the choices.") % {"text": text[:40]})
    return str(found[text])


def keys(
    register: Register, actor: Actor, given: Mapping[str, Any], record: Row | None = None
) -> dict[str, Any]:
    """What was sent, as the form takes it: each name as a key, an emptied secret as emptied."""
    taking = _Taking(register, actor, record)
    made = {name: taking.value(name, value) for name, value in given.items()}
    if taking.faults:
        raise records.Invalid(taking.faults)
    return made


@dataclass
class _Taking:
    """One body for one record, and what of it names nothing."""

    register: Register
    actor: Actor
    record: Row | None
    faults: dict[str, list[ValidationError]] = field(default_factory=dict)

    def value(self, name: str, value: Any) -> Any:
        kind = next((each for each in self.register.parts if each.key == name), None)
        if kind is not None:
            return self._rows(kind, value or [])
        if name in self.register.secret_fields and self.record is not None:
            return value or forms.CLEAR
        model = self.register.model._meta.get_field(name).related_model
        if model is None or not value:
            return "" if value is None else value
        kept = values.of(self.record, [name])[name] if self.record else None
        choices = access.choices(
            model,
            self.actor,
            self.register.area,
            kept=kept if isinstance(kept, list) else [kept],
            upward=name in self.register.upward,
        )
        return self._named(choices, name, value)

    def _named(self, choices: QuerySet[Any], name: str, value: str | list[str]) -> Any:
        texts = value if isinstance(value, list) else [value]
        found = _found(choices, texts)
        if unknown := [text for text in texts if text not in found]:
            self.faults[name] = [_unknown(unknown[0])]
        return [found.get(text) for text in texts] if isinstance(value, list) else found.get(value)

    def _rows(self, kind: Parts, sent: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The rows of a part: a row with a uid is the one there is, the others are new."""
        there = {str(row.uid): row for row in self._inside(kind)}
        named = [{n: "" if v is None else v for n, v in row.items()} for row in sent]
        for name in kind.fields:
            if kind.model._meta.get_field(name).is_relation:
                self._name_rows(kind, name, named, there.values())
        made = []
        for number, row in enumerate(named, 1):
            uid = row.pop("uid", "")
            if uid and uid not in there:
                self.faults[f"{kind.key}.{number}.uid"] = [_unknown(uid)]
            kept = there.get(uid)
            whole = values.of(kept or kind.model(), kind.fields)  # what is not named stays
            if not uid and all(value in ("", whole[name]) for name, value in row.items()):
                self.faults[f"{kind.key}.{number}"] = [_empty()]
            made.append({**whole, **row, **({"id": kept.pk} if kept else {})})
        return made

    def _inside(self, kind: Parts) -> list[Any]:
        if self.record is None:
            return []
        own = access.records(self.register, self.actor).filter(pk=self.record.pk)
        return list(parts.among(kind, own))

    def _name_rows(
        self, kind: Parts, name: str, rows: list[dict[str, Any]], there: Iterable[Any]
    ) -> None:
        """One column that points at others; all its rows in one question."""
        link: Any = kind.model._meta.get_field(name)
        kept = [getattr(row, link.attname) for row in there]
        area = self.register.area
        choices = access.choices(link.related_model, self.actor, area, kept=kept)
        found = _found(choices, [row[name] for row in rows if row.get(name)])
        for number, row in enumerate(rows, 1):
            if row.get(name) and row[name] not in found:
                self.faults[f"{kind.key}.{number}.{name}"] = [_unknown(row[name])]
            elif row.get(name):
                row[name] = found[row[name]]


def _found(rows: QuerySet[Any], texts: Iterable[str]) -> dict[str, int]:
    """Name → key, of those there are."""
    name = name_of(rows.model)
    wanted = [text for text in texts if name != "uid" or _is_uid(text)]
    pairs = rows.filter(**{f"{name}__in": wanted}).values_list(name, "pk")
    return {str(named): pk for named, pk in pairs}


def _is_uid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _empty() -> ValidationError:
    """The form would pass over such a row without a word."""
    return ValidationError(_("This row says nothing. Fill it in, or leave it out."))


def _unknown(text: str) -> ValidationError:
    return ValidationError(
        _("There is no “%(text)s” that you could name here.") % {"text": text[:60]}
    )
