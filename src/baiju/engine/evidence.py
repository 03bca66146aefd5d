"""The files that stand behind a record: added, read and taken away by whoever may do so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from . import access, diary
from .access import Actor
from .declare import Refusal, Register
from .models import Evidence, EvidenceKind, Review, Row
from .uids import uid

LARGEST = 20 * 1024 * 1024
MOST = 50


def of(register: Register, record: Row) -> QuerySet[Evidence]:
    """The files behind a record the caller has already been allowed to read."""
    found = Evidence._base_manager.filter(register=register.key, record=record.pk)
    return found.order_by("id")


def behind(register: Register, records: Iterable[int]) -> QuerySet[Evidence]:
    """The files behind several records the caller has already been allowed to read."""
    found = Evidence._base_manager.filter(register=register.key, record__in=list(records))
    return found.order_by("id")


def add(register: Register, actor: Actor, record: Row, file: File[bytes], kind: str) -> Evidence:
    """Keep a file behind a record, under a name of our own."""
    [made] = add_all(register, actor, record, [file], kind)
    return made


@transaction.atomic
def add_all(
    register: Register, actor: Actor, record: Row, files: Sequence[File[bytes]], kind: str
) -> list[Evidence]:
    """Keep all of these files behind a record, or none of them."""
    record = access.locked(register, actor, record, "write")
    _refuse_closed(register, record)
    for file in files:
        _refuse(file, kind)
    if of(register, record).count() + len(files) > MOST:
        raise Refusal(_("A record holds at most %(count)d files.") % {"count": MOST})
    return [_keep(register, actor, record, file, kind) for file in files]


def _keep(register: Register, actor: Actor, record: Row, file: File[bytes], kind: str) -> Evidence:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    made = Evidence(
        uid=uid(),
        register=register.key,
        record=record.pk,
        name=clean_name(file.name or ""),
        kind=kind,
        size=file.size or 0,
        sha256=digest.hexdigest(),
        added_by=actor.name,
    )
    made.file.save(made.name, file, save=False)
    made.save()
    _note(register, actor, record, "attach", made)
    return made


@transaction.atomic
def remove(register: Register, actor: Actor, record: Row, piece: Evidence) -> None:
    """Take a file away from a record that is still open."""
    record = access.locked(register, actor, record, "write")
    _refuse_closed(register, record)
    if (piece.register, piece.record) != (register.key, record.pk):
        raise PermissionDenied(_("This file belongs to another record."))
    _note(register, actor, record, "detach", piece)
    _delete(piece)


def forget(register: Register, record: Row) -> None:
    """Take all files of a record away that is about to be deleted itself."""
    for piece in of(register, record):
        _delete(piece)


def _delete(piece: Evidence) -> None:
    """The row now, the file when that is certain."""
    name = str(piece.file.name)
    piece.delete()
    transaction.on_commit(lambda: Evidence.file.field.storage.delete(name))


def opened(piece: Evidence) -> File[bytes]:
    """The file itself, for whoever was allowed to read its record."""
    try:
        return piece.file.open("rb")
    except FileNotFoundError as gone:
        raise Refusal(
            _("The file is missing from the data folder. Have it brought back from a backup.")
        ) from gone


def clean_name(name: str) -> str:
    """The last part of a name, without what could turn it round or break a header."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(c for c in last if c.isprintable() and c not in '"<>|:*?')
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        return kept[:120] or "file"
    return f"{stem[:120]}.{ending[:10]}"


def _refuse_closed(register: Register, record: Row) -> None:
    """Who verified a record saw its files; they change no more."""
    review = getattr(record, "review", Review.DRAFT)
    if register.is_closed_in(review):
        raise Refusal(_("The record was submitted with its files. Have it returned first."))


def _refuse(file: File[bytes], kind: str) -> None:
    if kind not in EvidenceKind.values:
        raise Refusal(_("Choose what the file is."))
    if not file.size:
        raise Refusal(_("The file is empty. Choose another one."))
    if file.size > LARGEST:
        raise Refusal(
            _("The file is larger than %(size)d MB. Make it smaller or split it.")
            % {"size": LARGEST >> 20}
        )


def _note(register: Register, actor: Actor, record: Row, act: str, piece: Evidence) -> None:
    what: dict[str, Any] = {"file": [None, piece.name], "sha256": [None, piece.sha256]}
    if act == "detach":
        what = {name: [new, old] for name, (old, new) in what.items()}
    diary.write(
        actor,
        register=register.key,
        record=record.pk,
        unit_id=diary.unit_of(register, record),
        label=str(record),
        act=act,
        version=record.version,
        changes=what,
    )
