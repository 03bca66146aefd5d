"""Batches: a list somebody handed in, its rows as they were read, and what became of each."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .uids import uid


class BatchState(models.TextChoices):
    """Where a batch stands."""

    READING = "reading", _("Being read")
    STAGED = "staged", _("Looked through")
    PUBLISHED = "published", _("Taken in")
    UNDONE = "undone", _("Taken back")
    DISCARDED = "discarded", _("Left out")
    REFUSED = "refused", _("Refused")


class Outcome(models.TextChoices):
    """What a row would do, or did."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    SAME = "same", _("The same")
    WRONG = "wrong", _("Wrong")


def batch_place(batch: Batch, _name: str) -> str:
    return f"batches/{batch.uid.hex[-2:]}/{batch.uid.hex}"


class Batch(models.Model):
    """One list handed in for one register; its file is kept sealed as the evidence."""

    uid = models.UUIDField(default=uid, unique=True, editable=False)
    register = models.CharField(max_length=80)
    unit = models.ForeignKey("org.Unit", models.PROTECT, related_name="+")
    actor_id = models.PositiveBigIntegerField(null=True)
    actor = models.CharField(max_length=150)
    name = models.CharField(_("name of the file"), max_length=200)
    file = models.FileField(upload_to=batch_place)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    """Of the file, so that the same one is not taken in twice."""
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.READING)
    is_cancelled = models.BooleanField(default=False)
    sentence = models.CharField(max_length=500, blank=True)
    """Why the file was refused."""
    rows = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=dict)
    """How the columns were understood, what was asked, which lines were passed over."""
    begun_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [models.Index(fields=["register", "unit", "-id"], name="batch_of_a_register")]

    def __str__(self) -> str:
        return self.name


class BatchRow(models.Model):
    """One row of a batch: what it says, what is wrong with it, and the record it became."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="lines")
    sheet = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    values = models.JSONField(default=dict)
    """Field → value as the form takes it; secrets sealed."""
    faults = models.JSONField(default=list)
    record = models.PositiveBigIntegerField(null=True)
    version = models.PositiveIntegerField(null=True)
    """The record's version when the row was compared; after publishing, the one it wrote."""
    before = models.JSONField(default=dict)
    """What stood in the fields the row changed; secrets sealed."""

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "sheet", "number"], name="batch_row_once_per_line"
            )
        ]
        indexes = [models.Index(fields=["record"], name="batch_row_of_a_record")]

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}"
