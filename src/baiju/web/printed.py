"""A record printed as an official document."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from baiju.engine import evidence, registry
from baiju.papers import declared, word

from . import reach
from .pages import Visit

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper(request: Visit, key: str, pk: int, paper: str) -> HttpResponse:
    """The Word file of one of a register's papers."""
    register = reach.readable(request, key)
    record = reach.found(request, register, pk)
    made_from = registry.paper(paper)
    if made_from is None or made_from.register != register.key:
        raise Http404
    name = evidence.clean_name(f"{str(record).replace('/', '-')}.docx")
    made = word.write(declared.official(made_from.content(record)))
    answer = HttpResponse(made, content_type=DOCX)
    answer["Content-Disposition"] = str(content_disposition_header(True, name))
    return answer
