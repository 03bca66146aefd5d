"""Persons: one row for each human being, so that two records about the same one are known to be so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from baiju.engine import secrets
from baiju.engine.models import Row


class IdType(models.TextChoices):
    """The document that names a person."""

    RESIDENT = "resident", _("Resident identity card")
    HK_MACAO = "hk_macao", _("Residence permit for Hong Kong and Macao residents")
    TAIWAN = "taiwan", _("Residence permit for Taiwan residents")
    FOREIGN = "foreign", _("Permanent residence permit for foreigners")
    PASSPORT = "passport", _("Passport")


class Person(Row):
    """Only a fingerprint of the document, and the key of what the diary keeps about this person.

    Name, birth and telephone stand in the records of each office, so that nobody learns through a
    person what another office was told.
    """

    fingerprint = models.CharField(max_length=28, unique=True, editable=False)
    key = models.TextField(editable=False, blank=True)
    erased_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("person on record")
        verbose_name_plural = _("persons on record")

    def __str__(self) -> str:
        return str(self.uid)


def fingerprint(id_type: str, id_no: str) -> str:
    """What a document is known by."""
    return secrets.blind(f"{id_type}:{id_no}", "shared_person.document")


def known(records: Sequence[Any], _actor: Any = None) -> None:
    """Point each record with a document at its person; who was not known yet is from now on."""
    marks = [fingerprint(r.id_type, r.id_no) if r.id_no else "" for r in records]
    wanted = list(dict.fromkeys(filter(None, marks)))
    there = _there(wanted)
    fresh = [_fresh(mark) for mark in wanted if mark not in there]
    Person._base_manager.bulk_create(fresh, ignore_conflicts=True, batch_size=500)
    if fresh:
        there |= _there([person.fingerprint for person in fresh])
    for record, mark in zip(records, marks, strict=True):
        record.person_id = there.get(mark)


def _fresh(mark: str) -> Person:
    person = Person(fingerprint=mark)
    person.key = secrets.new_key(f"person.{person.uid}")
    return person


def _there(wanted: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(wanted), 500):
        rows = Person._base_manager.filter(fingerprint__in=wanted[start : start + 500])
        found |= dict(rows.values_list("fingerprint", "pk"))
    return found
