"""The kept answer: what was said to a request that may be sent once more."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .secrets import SealedField
from .uids import uid

LONGEST = 200
"""Characters of a key."""


class Replay(models.Model):
    """What was answered to one key of one asker; the answer lies sealed."""

    uid = models.UUIDField(default=uid, unique=True, editable=False)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    holder = models.CharField(max_length=60)
    key = models.CharField(max_length=LONGEST)
    digest = models.CharField(max_length=64)
    """The fingerprint of what was asked."""
    answer = SealedField(blank=True)

    class Meta:
        verbose_name = _("kept answer")
        verbose_name_plural = _("kept answers")
        constraints = [
            models.UniqueConstraint(fields=["holder", "key"], name="answer_once_per_key")
        ]

    def __str__(self) -> str:
        return self.key
