"""Holidays: days off and weekends worked instead, where the published list is silent or differs."""

from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Register, Section
from baiju.engine.models import Holiday

holidays = Register(
    model=Holiday,
    key="holidays",
    area="org",
    columns=("day", "name", "is_working", "unit"),
    filters=("unit", "day", "is_working"),
    search=("name",),
    period="day",
    sections=(Section(_("Holiday"), ("unit", "day", "name", "is_working")),),
    menu=False,
    example={"day": "2027-02-15", "name": "春节调休", "is_working": True},
)
