"""Fields kept encrypted: AES-256-GCM, bound to their table, column and record."""

from __future__ import annotations

import base64
import hmac
import os
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

MARK = "sealed:"


@dataclass(frozen=True)
class Key:
    """A key of its own, such as a person's: its id in the sealed text, and its bytes."""

    name: str
    bytes: bytes


def seal(plain: str, bound_to: str, key: Key | None = None) -> str:
    """`sealed:<key id>:<nonce and ciphertext>`; it opens only with the same binding."""
    if not plain:
        return ""
    key = key or Key(settings.KEYS.current, settings.KEYS.fields[settings.KEYS.current])
    nonce = os.urandom(12)
    sealed = AESGCM(key.bytes).encrypt(nonce, plain.encode(), bound_to.encode())
    return f"{MARK}{key.name}:{base64.b64encode(nonce + sealed).decode()}"


def key_of(text: str) -> str:
    """The id of the key that a sealed text needs; empty for plain text."""
    return text[len(MARK) :].split(":", 1)[0] if text.startswith(MARK) else ""


def new_key(bound_to: str) -> str:
    """A fresh key, itself sealed with the key of the house; destroying it erases what it sealed."""
    return seal(base64.b64encode(os.urandom(32)).decode(), bound_to)


def opened_key(name: str, sealed: str, bound_to: str) -> Key:
    """A key as `new_key` made it."""
    return Key(name, base64.b64decode(unseal(sealed, bound_to)))


def unseal(text: str, bound_to: str, key: Key | None = None) -> str:
    """The plain text; a value moved to another row or column does not open."""
    if not text.startswith(MARK):
        return text
    name, body = text[len(MARK) :].split(":", 1)
    if key is None:
        if name not in settings.KEYS.fields:
            raise ImproperlyConfigured(
                f"The key {name!r} that a record was sealed with is missing."
            )
        key = Key(name, settings.KEYS.fields[name])
    raw = base64.b64decode(body)
    try:
        opened = AESGCM(key.bytes).decrypt(raw[:12], raw[12:], bound_to.encode())
    except InvalidTag:
        raise ValueError(f"The sealed value of {bound_to} has been altered or moved.") from None
    return opened.decode()


def seal_bytes(plain: bytes, bound_to: str) -> bytes:
    """A whole file, sealed like a field: key id, nonce, ciphertext."""
    keys = settings.KEYS
    nonce = os.urandom(12)
    sealed = AESGCM(keys.fields[keys.current]).encrypt(nonce, plain, bound_to.encode())
    return f"{MARK}{keys.current}:".encode() + nonce + sealed


def unseal_bytes(kept: bytes, bound_to: str) -> bytes:
    """The file as it was."""
    _mark, key, body = kept.split(b":", 2)
    if key.decode() not in settings.KEYS.fields:
        raise ImproperlyConfigured(
            f"The key {key.decode()!r} that a file was sealed with is missing."
        )
    try:
        return AESGCM(settings.KEYS.fields[key.decode()]).decrypt(
            body[:12], body[12:], bound_to.encode()
        )
    except InvalidTag:
        raise ValueError(f"The sealed file of {bound_to} has been altered or moved.") from None


def blind(text: str, column: str) -> str:
    """A fingerprint by which an equal value is found again: keyed, and another one in each column."""
    key = hmac.digest(settings.KEYS.blinding, f"blind:{column}".encode(), "sha256")
    return base64.urlsafe_b64encode(hmac.digest(key, text.encode(), "sha256")[:21]).decode()


class Sealed(str):
    """A value as it came from the database; whatever else a record holds was typed by a person."""

    __slots__ = ()


class _Unsealing:
    """Opens a sealed value when it is read from the record."""

    def __init__(self, field: SealedField) -> None:
        self.field = field

    def __get__(self, record: models.Model | None, owner: type) -> Any:
        if record is None:
            return self
        if self.field.attname not in record.__dict__:
            record.refresh_from_db(fields=[self.field.attname])
        value = record.__dict__[self.field.attname]
        return unseal(value, self.field.binding(record)) if isinstance(value, Sealed) else value

    def __set__(self, record: models.Model, value: str | None) -> None:
        record.__dict__[self.field.attname] = value or ""


class SealedField(models.TextField):  # type: ignore[type-arg]  # not generic at run time
    """Text that lies encrypted in the database; the record reads and writes it in the clear."""

    def contribute_to_class(
        self, cls: type[models.Model], name: str, private_only: bool = False
    ) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, name, _Unsealing(self))

    def binding(self, record: models.Model) -> str:
        """What ties a ciphertext to its place: table, column and the record's uid."""
        return f"{record._meta.db_table}.{self.column}.{record.uid}"  # type: ignore[attr-defined]  # every Row has one

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = model_instance.__dict__.get(self.attname) or ""
        return value if isinstance(value, Sealed) else seal(value, self.binding(model_instance))

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> Sealed:
        """Marks what was sealed: a person may type the same letters."""
        return Sealed(value or "")


class BlindField(models.CharField):  # type: ignore[type-arg]  # not generic at run time
    """The fingerprint of a sealed field beside it, so that an equal value is found without opening any."""

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        kwargs |= {"max_length": 28, "editable": False, "blank": True, "db_index": True}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for given in ("max_length", "editable", "blank", "db_index"):
            kwargs.pop(given, None)
        return name, path, args, {**kwargs, "of": self.of}

    def fingerprint(self, plain: str) -> str:
        """Of a value as it is typed; an empty one has none."""
        return blind(plain, f"{self.model._meta.db_table}.{self.of}") if plain else ""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        made = self.fingerprint(getattr(model_instance, self.of) or "")
        setattr(model_instance, self.attname, made)
        return made
