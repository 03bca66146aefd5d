"""Dismissals: findings that somebody has looked at and does not want to see again."""

from __future__ import annotations

from hashlib import blake2b

from django.db import models
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Register, Section
from baiju.engine.models import Row


class Dismissal(Row):
    """An ignored finding; it comes back only when the words it stood on change."""

    plan = models.ForeignKey("plans.Plan", models.CASCADE, verbose_name=_("plan"))
    code = models.CharField(_("finding"), max_length=40)
    digest = models.CharField(_("digest of the words"), max_length=32)

    class Meta:
        verbose_name = _("ignored finding")
        verbose_name_plural = _("ignored findings")
        constraints = [
            models.UniqueConstraint(fields=["plan", "code", "digest"], name="dismissed_once")
        ]

    def __str__(self) -> str:
        return self.code


def digest(words: str) -> str:
    """What an ignored finding is known by: the words of its clause."""
    return blake2b(words.encode(), digest_size=16).hexdigest()


dismissals = Register(
    model=Dismissal,
    key="dismissals",
    columns=("code", "plan"),
    filters=("plan", "code"),
    unit="plan__unit",
    sections=(Section(_("Ignored finding"), ("plan", "code", "digest")),),
    menu=False,
    by_hand=False,
    example={"code": "no_owner", "digest": digest("全年新建企业工会6家。")},
)
