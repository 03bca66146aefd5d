"""The remark: what somebody says beside a record, and whom it is meant for."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .uids import uid


class Remark(models.Model):
    """Words beside a record; they lie sealed, and are voided but never deleted."""

    uid = models.UUIDField(default=uid, unique=True, editable=False)
    register = models.CharField(max_length=80)
    record = models.PositiveBigIntegerField()
    author_id = models.PositiveBigIntegerField()
    author = models.CharField(max_length=150)
    text = models.TextField()
    """Sealed with the key of the person the record is about, or of the house."""
    at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True)
    voided_at = models.DateTimeField(null=True)
    voided_by = models.CharField(max_length=150, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    """Why it was voided."""

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        indexes = [models.Index(fields=["register", "record", "id"], name="remark_on_a_record")]

    def __str__(self) -> str:
        return f"{self.author} {self.at:%Y-%m-%d}"


class Mention(models.Model):
    """Somebody a remark is meant for, until they read it and after."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="mentions")
    person_id = models.PositiveBigIntegerField()
    name = models.CharField(max_length=150)
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["remark", "person_id"], name="mention_once_per_person")
        ]
        indexes = [models.Index(fields=["person_id", "read_at"], name="mention_of_a_person")]

    def __str__(self) -> str:
        return self.name
