"""Reading in: what the reader found becomes plans that wait to be put to use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from baiju.engine import access, evidence, records
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal

from . import copies, promises, rank, reading
from .clause import Clause, clauses
from .plan import Plan, plans
from .source import Source, sources
from .target import targets
from .task import Task, tasks

MOST = 600
"""Clauses of one plan; longer texts are no plans."""


@transaction.atomic
def store(
    actor: Actor, unit: Any, *, name: str, data: bytes, read: Mapping[str, Any], year: int
) -> list[Plan]:
    """Keep a file and make a plan, not yet in use, of each document in it."""
    refuse_unfit(read)
    source = keep_source(actor, unit, name, data, read)
    numbers = range(len(read["documents"]))
    return [_plan(actor, source, n, read, year=year) for n in numbers]


def refuse_unfit(read: Mapping[str, Any]) -> None:
    """A file without any text, or with more items than a plan can have, is not taken."""
    if not read["documents"]:
        raise Refusal(_("There is no text in this file that could be a plan."))
    longest = max(len(reading.clauses(read["text"], each)) for each in read["documents"])
    if longest > MOST:
        raise Refusal(
            _("This text has %(count)d items; a plan has at most %(most)d. Split the file.")
            % {"count": longest, "most": MOST}
        )


def keep_source(actor: Actor, unit: Any, name: str, data: bytes, read: Mapping[str, Any]) -> Source:
    source: Source = records.save(
        sources,
        actor,
        {
            "unit": unit.pk,
            "name": evidence.clean_name(name),
            "format": read.get("format") or "text",
            "text": read["text"],
            "reading": {"documents": read["documents"]},
        },
    )
    file = ContentFile(data, name=evidence.clean_name(name))
    evidence.add(sources, actor, source, file, "file")
    return source


def _plan(actor: Actor, source: Source, number: int, read: Mapping[str, Any], *, year: int) -> Plan:
    document, text = read["documents"][number], read["text"]
    title = text[document["title_start"] : document["title_end"]].strip()
    plan: Plan = records.save(
        plans,
        actor,
        {
            "unit": source.unit_id,
            "year": document.get("year") or year,
            "title": (title or source.name)[:200],
            "body": document["kind"],
            "source": source.pk,
            "document": number,
        },
    )
    found = reading.clauses(text, document)
    _refuse_lost(text, document, found)
    write(actor, plan, found)
    copies.index(plan)
    return plan


def _refuse_lost(text: str, document: Mapping[str, Any], found: list[reading.Read]) -> None:
    """No word of a document may be missing from its clauses; what is only space may."""
    before = "".join(text[document["title_end"] : document["end"]].split())
    after = "".join("".join(read.words for read in found).split())
    if before != after:
        raise Refusal(_("The text could not be taken over whole. Paste it instead of the file."))


def write(actor: Actor, plan: Plan, found: list[reading.Read]) -> list[Clause]:
    """The clauses of a plan with their targets and duties."""
    places = rank.spread(len(found))
    return [add(actor, plan, each, at) for each, at in zip(found, places, strict=True)]


def add(actor: Actor, plan: Plan, read: reading.Read, at: str) -> Clause:
    """One clause as it was read."""
    clause: Clause = records.save(clauses, actor, {"plan": plan.pk, "rank": at, **words(read)})
    for promise in reading.promises(read):
        promises.keep(targets, actor, {"clause": clause.pk, **promise})
    duty = reading.duty(read)
    if duty is not None:
        duty["owner"] = _person(actor, duty["party"])
        promises.keep(tasks, actor, {"clause": clause.pk, **duty})
    return clause


def words(read: reading.Read) -> dict[str, Any]:
    """A clause's own fields."""
    marker, heading = read.marker, read.heading
    if len(marker) > 20 or len(heading) > 300:
        marker, heading, text = "", "", read.words
    else:
        text = read.text
    return {
        "level": read.level,
        "marker": marker,
        "heading": heading,
        "text": text,
        "area": read.area,
        "start": read.start,
        "end": read.end,
    }


def _person(actor: Actor, party: str) -> int | str:
    """The one person in reach who is named so; otherwise nobody is guessed."""
    people = Task._meta.get_field("owner").related_model
    found = access.choices(people, actor, "plans").filter(name=party)[:2]
    return found[0].pk if party and len(found) == 1 else ""


@transaction.atomic
def adopt(actor: Actor, plan: Plan, data: Mapping[str, Any], *, version: int | None) -> Plan:
    """Make it the plan of a unit for a year; `data` holds unit, year and title."""
    adopted: Plan = records.change(
        plans, actor, {**data, "is_adopted": True}, plan, version=version
    )
    copies.index(adopted)
    return adopted
