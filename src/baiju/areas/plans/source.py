"""Sources: the files that plans were read from, kept as they came."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from baiju.engine.declare import Register, Section
from baiju.engine.models import Record


class Source(Record):
    """A file as it was read: its text with every character, and the spans the reader found."""

    name = models.CharField(_("file name"), max_length=200)
    format = models.CharField(_("format"), max_length=20)
    text = models.TextField(_("text"))
    reading = models.JSONField(_("reading"))

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.name


sources = Register(
    model=Source,
    key="plan-sources",
    columns=("name", "format", "unit"),
    filters=("unit", "format"),
    search=("name",),
    sections=(Section(_("Source"), ("unit", "name", "format", "text", "reading")),),
    menu=False,
    by_hand=False,
    example={
        "name": "石栎镇总工会2026年工作计划.docx",
        "format": "docx",
        "text": "石栎镇总工会2026年工作计划\n一、夯实组织基础\n全年新建企业工会6家。\n",
        "reading": {"documents": []},
    },
)
