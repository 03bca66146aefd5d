"""Standards: checklists with weights by which unions are looked at, in the version of a place."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Missing, Parts, Register, Section
from baiju.engine.models import Part, Record


class StandardKind(models.TextChoices):
    """What a checklist is for."""

    SIX = "six", _("Six things a union has")
    SHOWN = "shown", _("Sign and chair shown")
    MODEL = "model", _("Model union")
    OTHER = "other", _("Another checklist")


class Standard(Record):
    """One checklist; units below the one that keeps it assess by it."""

    name = models.CharField(_("name of the standard"), max_length=120)
    kind = models.CharField(
        _("kind of standard"), max_length=8, choices=StandardKind, default=StandardKind.SIX
    )
    edition = models.CharField(
        _("version"), max_length=60, blank=True, help_text=_("Whose, and of which year.")
    )
    pass_score = models.DecimalField(
        _("score to reach the standard"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    model_score = models.DecimalField(
        _("score of a model"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    asks_all = models.BooleanField(
        _("every item must be met"),
        default=False,
        help_text=_("One item that is not met keeps the union below the standard."),
    )
    recheck_months = models.PositiveSmallIntegerField(
        _("checked again after so many months"),
        null=True,
        blank=True,
        help_text=_("Left open, the months of the house are taken."),
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("standard of unions")
        verbose_name_plural = _("standards of unions")
        indexes = [models.Index(fields=["name", "id"], name="standard_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name", "edition"],
                name="standard_once_per_unit",
                violation_error_message=_("The unit has a standard of this name and version."),
            ),
            models.CheckConstraint(
                condition=Q(pass_score=None)
                | Q(model_score=None)
                | Q(model_score__gte=F("pass_score")),
                name="standard_model_above_pass",
                violation_error_message=_("A model has at least the score of the standard."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="standard_ends_after_it_begins",
                violation_error_message=_("The last day cannot lie before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StandardItem(Part):
    """One line of a checklist, with its weight."""

    standard = models.ForeignKey(Standard, models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField(_("no."))
    title = models.CharField(_("item of the standard"), max_length=120)
    asks = models.CharField(_("what it asks for"), max_length=300, blank=True)
    weight = models.DecimalField(
        _("weight"), max_digits=5, decimal_places=1, validators=[MinValueValidator(Decimal("0.1"))]
    )

    class Meta:
        verbose_name = _("item of a standard")
        verbose_name_plural = _("items of the standard")
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "number"],
                name="standard_item_numbered_once",
                violation_error_message=_("This number is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return self.title


standards = Register(
    model=Standard,
    key="standards",
    columns=("name", "unit", "kind", "edition", "pass_score", "model_score", "valid_to"),
    filters=("unit", "kind", "asks_all", "valid_from", "valid_to"),
    search=("name", "edition"),
    sections=(
        Section(_("Standard"), ("unit", "name", "kind", "edition", "valid_from", "valid_to")),
        Section(_("Grades"), ("pass_score", "model_score", "asks_all", "recheck_months")),
    ),
    parts=(Parts("items", StandardItem, "standard", ("number", "title", "asks", "weight")),),
    identity=(("unit", "name", "edition"),),
    synonyms={"name": ("标准名称", "考核标准"), "edition": ("版本", "适用版本")},
    missing=(
        Missing(
            "items",
            _("standards without items"),
            lambda _today: ~Q(pk__in=StandardItem._base_manager.values("standard")),
        ),
        Missing(
            "score",
            _("standards without the score to reach"),
            lambda _today: Q(pass_score=None, asks_all=False),
        ),
    ),
    example={
        "name": "基层工会“六有”建设标准",
        "kind": "six",
        "edition": "临澄县2026年版",
        "pass_score": "80",
        "model_score": "95",
        "asks_all": False,
        "recheck_months": 12,
        "valid_from": "2026-01-01",
        "items": [
            {
                "number": 1,
                "title": "有依法选举的主席",
                "asks": "选举记录和上级批复齐全",
                "weight": "20.0",
            }
        ],
    },
)
