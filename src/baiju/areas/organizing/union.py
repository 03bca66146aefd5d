"""Unions: one for an employer, or for several, a region, a trade, a village or a township."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Clock, Missing, Register, Section
from baiju.engine.models import Record
from baiju.identifiers import uscc

from .covered import CoveredEmployer, covered
from .following import follow
from .formation import STEPS, Stage, deeds, stages


class UnionKind(models.TextChoices):
    """Whom a union is for."""

    OWN = "own", _("Union of one employer")
    JOINT = "joint", _("Joint union of several employers")
    REGIONAL = "regional", _("Regional federation")
    INDUSTRY = "industry", _("Industry federation")
    VILLAGE = "village", _("Village or community union")
    TOWNSHIP = "township", _("Township or street union")


OF_SEVERAL = (UnionKind.JOINT, UnionKind.REGIONAL, UnionKind.INDUSTRY)


class Term(models.IntegerChoices):
    """For how long a committee is elected: the two terms the law knows."""

    THREE = 3, _("3 years")
    FIVE = 5, _("5 years")


class Union(Record):
    """A union with its own place in the tree; its stage is read from the days noted here."""

    unit = models.OneToOneField(
        "org.Unit", models.PROTECT, related_name="union", verbose_name=_("unit"), editable=False
    )
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=10, choices=UnionKind, default=UnionKind.OWN)
    employer = models.ForeignKey(
        "shared.Employer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unions",
        verbose_name=_("employer"),
        help_text=_("Left open for a union of several; those stand under covered employers."),
    )
    superior = models.ForeignKey(
        "org.Unit", models.PROTECT, related_name="+", verbose_name=_("union above")
    )
    uscc = models.CharField(_("unified social credit code"), max_length=18, blank=True)
    surveyed_on = models.DateField(_("surveyed on"), null=True, blank=True)
    guided_on = models.DateField(_("guided on"), null=True, blank=True)
    preparation_approved_on = models.DateField(_("preparation approved on"), null=True, blank=True)
    members_admitted_on = models.DateField(_("members admitted on"), null=True, blank=True)
    members_at_founding = models.PositiveIntegerField(
        _("members at the founding"), null=True, blank=True
    )
    elected_on = models.DateField(_("first elected on"), null=True, blank=True)
    reported_on = models.DateField(_("reported on"), null=True, blank=True)
    approval_due = models.DateField(_("answer due on"), null=True, editable=False)
    approved_no = models.CharField(_("number of the approval"), max_length=60, blank=True)
    approved_on = models.DateField(_("established on"), null=True, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    legal_person_no = models.CharField(_("legal-person certificate"), max_length=60, blank=True)
    legal_person_valid_to = models.DateField(_("certificate valid to"), null=True, blank=True)
    chair = models.CharField(_("chair"), max_length=60, blank=True)
    contact = models.CharField(_("contact person"), max_length=60, blank=True)
    phone = models.CharField(_("office telephone"), max_length=30, blank=True)
    term_years = models.PositiveSmallIntegerField(
        _("term of the committee"), choices=Term, null=True, blank=True
    )
    reelected_on = models.DateField(_("last re-elected on"), null=True, blank=True)
    term_end = models.DateField(_("term ends on"), null=True, editable=False)
    election_due_on = models.DateField(_("election due from"), null=True, editable=False)
    dormant_since = models.DateField(_("dormant since"), null=True, blank=True)
    revived_on = models.DateField(_("works again since"), null=True, blank=True)
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    dissolved_reason = models.CharField(_("why it was dissolved"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("union")
        verbose_name_plural = _("unions")
        indexes = [
            models.Index(fields=["approved_on", "id"], name="union_by_founding"),
            models.Index(fields=["name", "id"], name="union_by_name"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["superior", "name"],
                condition=Q(dissolved_on=None),
                name="union_once_per_superior",
                violation_error_message=_("A union of this name stands there already."),
            ),
            models.UniqueConstraint(
                fields=["employer"],
                condition=Q(kind="own", dissolved_on=None),
                name="one_own_union_per_employer",
                violation_error_message=_("This employer has a union of its own already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_own(self) -> bool:
        return self.kind == UnionKind.OWN

    @property
    def is_of_several(self) -> bool:
        return self.kind in OF_SEVERAL

    @property
    def is_of_a_township(self) -> bool:
        return self.kind == UnionKind.TOWNSHIP

    def clean(self) -> None:
        self.uscc = uscc.clean(self.uscc)
        if self.uscc and (uscc.fault(self.uscc) or self.uscc[:2] not in ("81", "89")):
            sentence = _("This is no union's credit code: it has 18 characters and begins with 81.")
            raise ValidationError({"uscc": ValidationError(sentence, code="uscc_invalid")})
        if self.dissolved_on and not self.dissolved_reason:
            raise ValidationError({"dissolved_reason": _("Say why the union was dissolved.")})
        self._refuse_days_ahead()
        self._refuse_steps_backwards()

    def _refuse_days_ahead(self) -> None:
        today = timezone.localdate()
        for name in (*STEPS.values(), "reelected_on", "dormant_since", "revived_on"):
            if (day := getattr(self, name)) and day > today:
                raise ValidationError({name: _("Enter a day that has come already.")})

    def _refuse_steps_backwards(self) -> None:
        """Each step comes on the day of the one before or later."""
        last: tuple[Stage, date] | None = None
        for stage, name in STEPS.items():
            day = getattr(self, name)
            if day is None:
                continue
            if last and day < last[1]:
                words = {"step": last[0].label, "day": last[1].isoformat()}
                sentence = _("This lies before the step “%(step)s” of %(day)s.") % words
                raise ValidationError({name: sentence})
            last = stage, day


STANDS = Q(approved_on__isnull=False, dissolved_on=None)


def _without_employer(_today: date) -> Q:
    return Q(kind=UnionKind.OWN, employer=None, dissolved_on=None)


def _with_too_few(_today: date) -> Q:
    rows = CoveredEmployer._base_manager.filter(left_on=None).order_by().values("union")
    enough = rows.annotate(count=Count("pk")).filter(count__gte=2)
    return STANDS & Q(kind__in=OF_SEVERAL) & ~Q(pk__in=enough.values("union"))


unions = Register(
    model=Union,
    key="unions",
    columns=("name", "kind", "employer", "superior", "stage", "approved_on", "term_end", "chair"),
    filters=("unit", "kind", "approved_on", "term_end", "term_years"),
    search=("name", "uscc", "chair"),
    period="approved_on",
    sections=(
        Section(_("Union"), ("name", "kind", "employer", "superior", "uscc")),
        Section(
            _("Formation"),
            (
                *("surveyed_on", "guided_on", "preparation_approved_on", "members_admitted_on"),
                *("members_at_founding", "elected_on", "reported_on", "approved_no", "approved_on"),
            ),
        ),
        Section(_("Legal person"), ("registered_on", "legal_person_no", "legal_person_valid_to")),
        Section(_("Committee"), ("chair", "contact", "phone", "term_years", "reelected_on")),
        Section(
            _("Rest and end"), ("dormant_since", "revived_on", "dissolved_on", "dissolved_reason")
        ),
    ),
    stages=stages,
    deeds=deeds,
    parts=(covered,),
    upward=("superior",),
    derives=(follow,),
    identity=(("name", "employer"), ("name", "superior")),
    synonyms={
        "name": ("工会名称", "基层工会名称", "工会组织名称"),
        "employer": ("所在单位", "用人单位", "企业名称", "单位名称"),
        "superior": ("上级工会", "隶属工会", "上一级工会"),
        "approved_on": ("建会日期", "成立日期", "批复日期", "建会时间", "成立时间"),
        "chair": ("工会主席", "主席", "负责人"),
    },
    missing=(
        Missing("employer", _("unions of one employer without the employer"), _without_employer),
        Missing("covered", _("unions of several with fewer than two employers"), _with_too_few),
        Missing(
            "approval",
            _("established unions without the number of the approval"),
            lambda _today: STANDS & Q(approved_no=""),
        ),
        Missing(
            "term",
            _("established unions without a term of the committee"),
            lambda _today: STANDS & Q(term_end=None),
        ),
        Missing(
            "chair", _("established unions without a chair"), lambda _today: STANDS & Q(chair="")
        ),
    ),
    clocks=(
        Clock(
            _("Answer to a reported election"),
            on="approval_due",
            where=Q(approved_on=None, dissolved_on=None),
            rule="union-approval",
        ),
        Clock(_("Election of a new committee"), on="term_end", where=STANDS),
        Clock(
            _("Legal-person certificate to be renewed"), on="legal_person_valid_to", where=STANDS
        ),
    ),
    example={
        "name": "栎新机械厂工会委员会",
        "kind": "own",
        "surveyed_on": "2025-09-08",
        "guided_on": "2025-09-16",
        "preparation_approved_on": "2025-10-11",
        "members_admitted_on": "2025-10-20",
        "members_at_founding": 86,
        "elected_on": "2025-11-06",
        "reported_on": "2025-11-07",
        "approved_no": "石工复〔2025〕14号",
        "approved_on": "2025-11-18",
        "chair": "苏岸明",
        "term_years": 3,
        "covered": [{"joined_on": "2025-11-18"}],
    },
)
