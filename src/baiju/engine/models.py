"""The bases of every record, and what the engine itself keeps: diary, evidence, views, provisions, holidays."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .batch import Batch as Batch  # these stand beside the other models, so that Django knows them
from .batch import BatchRow as BatchRow
from .index import Found as Found
from .remark import Mention as Mention
from .remark import Remark as Remark
from .replay import Replay as Replay
from .uids import uid


class Row(models.Model):
    """One row of a register: it knows its version, so that nobody overwrites unseen."""

    uid = models.UUIDField(default=uid, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class Record(Row):
    """A row that belongs to a unit of the tree."""

    unit = models.ForeignKey("org.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))

    class Meta:
        abstract = True


class Part(models.Model):
    """A row that lives inside a record: a representative, a vote, a meeting."""

    uid = models.UUIDField(default=uid, unique=True, editable=False)

    class Meta:
        abstract = True


class Review(models.TextChoices):
    """Where an event record stands between the desk that writes it and the one that vouches for it."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    VERIFIED = "verified", _("Verified")
    ARCHIVED = "archived", _("Archived")
    RETURNED = "returned", _("Returned")
    VOID = "void", _("Void")


class Staged(Record):
    """A record of an event: it is reviewed before it counts."""

    review = models.CharField(
        _("state"), max_length=12, choices=Review, default=Review.DRAFT, editable=False
    )
    self_verified = models.BooleanField(_("verified by its writer"), default=False, editable=False)

    class Meta:
        abstract = True


class Entry(models.Model):
    """One line of the diary: who did what to which record, and what it changed."""

    at = models.DateTimeField(default=timezone.now)
    seq = models.PositiveBigIntegerField(default=0)
    """The place in the chain of its unit, counted from 1."""
    hash = models.CharField(max_length=64, default="")
    """Seals the entry together with all of its unit before it."""
    actor_id = models.PositiveBigIntegerField(null=True)
    actor = models.CharField(max_length=150)
    register = models.CharField(max_length=80)
    record = models.PositiveBigIntegerField()
    unit_id = models.PositiveBigIntegerField(null=True)
    label = models.CharField(max_length=200)
    act = models.CharField(max_length=40)
    reason = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField()
    changes = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("diary entry")
        verbose_name_plural = _("diary")
        indexes = [
            models.Index(fields=["register", "record", "id"], name="entry_of_a_record"),
            models.Index(fields=["unit_id", "id"], name="entry_of_a_unit"),
            models.Index(fields=["unit_id", "seq"], name="entry_in_its_chain"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.label}"


class Link(models.Model):
    """The end of a unit's chain: how long it is, and its last fingerprint."""

    unit_id = models.PositiveBigIntegerField(unique=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("end of a diary")
        verbose_name_plural = _("ends of diaries")

    def __str__(self) -> str:
        return f"{self.unit_id} {self.seq}"


class Look(models.Model):
    """Somebody looked behind a mask: who, at what, and why."""

    at = models.DateTimeField(default=timezone.now)
    actor_id = models.PositiveBigIntegerField(null=True)
    actor = models.CharField(max_length=150)
    register = models.CharField(max_length=80)
    record = models.PositiveBigIntegerField()
    unit_id = models.PositiveBigIntegerField(null=True)
    field = models.CharField(max_length=60)
    reason = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("look behind a mask")
        verbose_name_plural = _("looks behind masks")
        indexes = [
            models.Index(fields=["register", "record", "id"], name="look_at_a_record"),
            models.Index(fields=["actor_id", "id"], name="look_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.field}"


class EvidenceKind(models.TextChoices):
    """What a piece of evidence is."""

    NOTICE = "notice", _("Notice")
    SIGN_IN = "sign_in", _("Sign-in sheet")
    PHOTO = "photo", _("Photo")
    FILE = "file", _("Document")
    RECEIPT = "receipt", _("Receipt")
    CONTRACT = "contract", _("Contract")
    PUBLICATION = "publication", _("Public notice")


def evidence_place(evidence: Evidence, _name: str) -> str:
    """A name of our own making: nothing of the uploaded name reaches the disk."""
    return f"evidence/{evidence.uid.hex[-2:]}/{evidence.uid.hex}"


class Evidence(models.Model):
    """A file that stands behind a record."""

    uid = models.UUIDField(default=uid, unique=True, editable=False)
    register = models.CharField(max_length=80)
    record = models.PositiveBigIntegerField()
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=12, choices=EvidenceKind, default=EvidenceKind.FILE
    )
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=evidence_place)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.CharField(max_length=150)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        indexes = [models.Index(fields=["register", "record"], name="evidence_of_a_record")]

    def __str__(self) -> str:
        return self.name


class SavedView(models.Model):
    """A look at a list that somebody keeps: its filters, order and columns, as its address says them."""

    register = models.CharField(max_length=80)
    name = models.CharField(_("name"), max_length=40)
    query = models.JSONField(default=dict)
    owner_id = models.PositiveBigIntegerField()
    unit = models.ForeignKey(
        "org.Unit", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    """Whom it is shared with; None: only its owner sees it."""

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        indexes = [models.Index(fields=["register", "owner_id"], name="saved_view_of_a_register")]

    def __str__(self) -> str:
        return self.name


class Provision(Record):
    """A rule's value for one part of the tree and one time; it overrides the shipped value."""

    key = models.CharField(_("rule"), max_length=60)
    amount = models.DecimalField(_("value"), max_digits=12, decimal_places=2)
    basis = models.CharField(_("basis"), max_length=200)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "key", "valid_from"],
                name="provision_once_per_unit_and_day",
                violation_error_message=_(
                    "This unit already has a value of this rule from that day."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="provision_ends_after_it_begins",
                violation_error_message=_("The last day cannot lie before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Holiday(Record):
    """A day whose work differs from the week's: a day off, or a weekend worked instead (调休)."""

    day = models.DateField(_("day"))
    is_working = models.BooleanField(_("people work on this day"), default=False)
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "day"],
                name="holiday_once_per_unit_and_day",
                violation_error_message=_("This day is already in the list."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.name}"
