"""Union groups: the smallest circle of members, with a leader."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Missing, Register, Section
from baiju.engine.models import Record

from .belonging import lie_with_the_union


class UnionGroup(Record):
    """One group of a union's members."""

    unit = models.ForeignKey(
        "org.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"), editable=False
    )
    union = models.ForeignKey(
        "organizing.Union", models.PROTECT, related_name="groups", verbose_name=_("union")
    )
    name = models.CharField(_("name of the group"), max_length=60)
    leader = models.CharField(_("leader of the group"), max_length=60, blank=True)
    members = models.PositiveIntegerField(_("members of the group"), null=True, blank=True)
    counted_on = models.DateField(_("counted on"), null=True, blank=True)
    formed_on = models.DateField(_("formed on"), null=True, blank=True)
    ended_on = models.DateField(_("dissolved on"), null=True, blank=True)

    class Meta:
        verbose_name = _("union group")
        verbose_name_plural = _("union groups")
        indexes = [models.Index(fields=["name", "id"], name="union_group_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["union", "name"],
                condition=Q(ended_on=None),
                name="union_group_once",
                violation_error_message=_("The union has a group of this name."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(formed_on=None) | Q(ended_on__gte=F("formed_on")),
                name="union_group_ends_after_it_begins",
                violation_error_message=_("The last day cannot lie before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


union_groups = Register(
    model=UnionGroup,
    key="union-groups",
    columns=("name", "union", "leader", "members", "formed_on", "ended_on"),
    filters=("unit", "union", "formed_on", "ended_on"),
    search=("name", "leader"),
    sections=(
        Section(_("Group"), ("union", "name", "leader", "members", "counted_on")),
        Section(_("Start and end"), ("formed_on", "ended_on")),
    ),
    derives=(lie_with_the_union,),
    identity=(("union", "name"),),
    synonyms={
        "name": ("小组名称", "工会小组名称"),
        "leader": ("组长", "小组长"),
        "members": ("会员数", "小组人数"),
    },
    missing=(
        Missing(
            "leader",
            _("union groups without a leader"),
            lambda _today: Q(leader="", ended_on=None),
        ),
        Missing(
            "members",
            _("union groups whose members nobody counted"),
            lambda _today: Q(members=None, ended_on=None),
        ),
    ),
    example={
        "name": "装配车间工会小组",
        "leader": "闻溪",
        "members": 23,
        "counted_on": "2026-03-31",
        "formed_on": "2025-12-01",
    },
)
