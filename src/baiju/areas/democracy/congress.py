"""Workers' congresses: the standing bodies, whom they stand for, and until when they are elected."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import (
    Clock,
    Deed,
    Missing,
    Parts,
    Register,
    Section,
    Stages,
)
from baiju.engine.models import Record

from . import mix, rules, term
from .represented import Represented
from .term import JOINT, Form


class Congress(Record):
    """A body that lives on from term to term; its sessions and delegates point here."""

    name = models.CharField(_("name of the congress"), max_length=100)
    form = models.CharField(
        _("form of the congress"), max_length=10, choices=Form, default=Form.WORKERS
    )
    employer = models.ForeignKey(
        "shared.Employer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("employer"),
        help_text=_("Of one employer; for several, name each of them below."),
    )
    workers = models.PositiveIntegerField(_("workers represented"), null=True, blank=True)
    women = models.PositiveIntegerField(_("women workers represented"), null=True, blank=True)
    counted_on = models.DateField(_("figures as of"), null=True, blank=True)
    delegates_due = models.PositiveIntegerField(
        _("least number of delegates"), null=True, blank=True, editable=False
    )
    term_no = models.PositiveSmallIntegerField(_("number of the term"), null=True, blank=True)
    elected_on = models.DateField(
        _("delegates elected on"),
        null=True,
        blank=True,
        help_text=_("For a general meeting of all workers, the day it was set up."),
    )
    term_years = models.PositiveSmallIntegerField(
        _("years of a term"),
        default=3,
        validators=[MinValueValidator(3), MaxValueValidator(5)],
        help_text=_("Three to five years."),
    )
    term_end = models.DateField(_("term ends on"), null=True, blank=True, editable=False)
    delegates = models.PositiveIntegerField(_("delegates elected"), null=True, blank=True)
    women_delegates = models.PositiveIntegerField(
        _("women among the delegates"), null=True, blank=True
    )
    manager_delegates = models.PositiveIntegerField(
        _("managers among the delegates"),
        null=True,
        blank=True,
        help_text=_("Middle and senior managers of the employer."),
    )
    managers_most = models.PositiveSmallIntegerField(
        _("managers at most, per cent"), null=True, blank=True, editable=False
    )
    every = models.PositiveSmallIntegerField(
        _("months between sessions at most"), null=True, blank=True, editable=False
    )
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    dissolved_reason = models.CharField(_("why it was dissolved"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("workers' congress")
        verbose_name_plural = _("workers' congresses")
        indexes = [models.Index(fields=["name", "id"], name="congress_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["employer"],
                condition=Q(dissolved_on=None),
                name="congress_once_per_employer",
                violation_error_message=_(
                    "This employer has a workers' congress already. Open that one."
                ),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{part}__isnull": True})
                    | Q(**{f"{whole}__isnull": True})
                    | Q(**{f"{part}__lte": F(whole)}),
                    name=f"congress_{part}_within_{whole}",
                    violation_error_message=sentence,
                )
                for part, whole, sentence in (
                    ("women", "workers", _("There cannot be more women than workers.")),
                    (
                        "delegates",
                        "workers",
                        _("There cannot be more delegates than workers."),
                    ),
                    (
                        "women_delegates",
                        "delegates",
                        _("There cannot be more women than delegates."),
                    ),
                    (
                        "manager_delegates",
                        "delegates",
                        _("There cannot be more managers than delegates."),
                    ),
                )
            ),
        ]

    def __str__(self) -> str:
        return self.name


ALIVE = Q(dissolved_on=None)

congresses = Register(
    model=Congress,
    key="congresses",
    columns=(
        *("name", "unit", "form", "workers", "delegates", "delegates_due"),
        *("term_end", "stage"),
    ),
    filters=("unit", "form", "employer", "term_end"),
    search=("name",),
    sections=(
        Section(_("Congress"), ("unit", "name", "form", "employer")),
        Section(_("Workers"), ("workers", "women", "counted_on")),
        Section(
            _("Term"),
            (
                *("term_no", "elected_on", "term_years"),
                *("delegates", "women_delegates", "manager_delegates"),
            ),
        ),
        Section(_("End of the congress"), ("dissolved_on", "dissolved_reason")),
    ),
    parts=(Parts("represented", Represented, "congress", ("name", "employer", "workers")),),
    stages=Stages(term.Stage, term.stage_on, ("preparing", "in_term")),
    deeds=(
        Deed(
            "elect",
            _("Enter the election"),
            ("term_no", "elected_on", "delegates", "women_delegates", "manager_delegates"),
            ("preparing", "in_term", "expired"),
            needs=("elected_on", "delegates"),
            hint=_("A new election opens the next term; its end is counted from this day."),
        ),
        Deed(
            "dissolve",
            _("Dissolve"),
            ("dissolved_on", "dissolved_reason"),
            ("preparing", "in_term", "expired"),
            needs=("dissolved_on", "dissolved_reason"),
        ),
    ),
    derives=(term.copy_the_rules,),
    identity=(("employer",), ("name",)),
    synonyms={
        "name": ("职代会名称", "职工代表大会名称"),
        "workers": ("职工总数", "职工人数"),
        "women": ("女职工人数", "女职工"),
        "delegates": ("职工代表数", "代表人数", "职工代表人数"),
        "elected_on": ("选举日期", "换届日期", "换届时间"),
    },
    missing=(
        Missing(
            "employer",
            _("without its employers"),
            lambda _today: (
                ALIVE
                & (
                    Q(employer=None) & ~Q(form__in=JOINT)
                    | Q(form__in=JOINT, employer=None, represented=None)
                )
            ),
        ),
        Missing("figures", _("without the number of workers"), lambda _t: ALIVE & Q(workers=None)),
        Missing("election", _("without an election"), lambda _t: ALIVE & Q(elected_on=None)),
        Missing("over", _("whose term is over"), lambda today: ALIVE & Q(term_end__lt=today)),
        Missing("few", _("with fewer delegates than the rules ask for"), mix.too_few),
        Missing("share", _("with a smaller share of women than among the workers"), mix.few_women),
        Missing("managers", _("with too many managers among the delegates"), mix.many_managers),
        Missing("roster", _("without the names of the delegates"), mix.without_names),
    ),
    clocks=(
        Clock(_("Next election of delegates"), on="term_end", where=ALIVE),
        Clock(
            _("Next session of the workers' congress"),
            on=term.next_session,
            where=ALIVE & Q(elected_on__isnull=False),
            rule=rules.session_every.key,
            reads=("sessions",),
        ),
    ),
    example={
        "name": "栎新机械厂职工代表大会",
        "form": "workers",
        "workers": 620,
        "women": 210,
        "counted_on": "2025-03-31",
        "term_no": 3,
        "elected_on": "2025-04-18",
        "term_years": 3,
        "delegates": 62,
        "women_delegates": 22,
        "manager_delegates": 11,
        "represented": [{"name": "栎新机械厂铸造分厂", "workers": 140}],
    },
)
