"""`baiju demo`: a county with invented places and people, to look around in."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from baiju.engine.access import ANY, Actor, Grant
from baiju.org import people, tree
from baiju.org.models import Unit

from . import serve, store

PASSWORD = "baiju-demo"  # said aloud: a demo serves this machine only


class Place(NamedTuple):
    """A unit of the demo county."""

    code: str
    name: str
    kind: str
    parent: str


class Someone(NamedTuple):
    """A person of the demo county."""

    username: str
    name: str
    role: str
    unit: str


PLACES = (
    Place("LC", "临澄县总工会", "county", ""),
    Place("LC-SL", "石栎镇总工会", "township", "LC"),
    Place("LC-NT", "南汀乡总工会", "township", "LC"),
    Place("LC-DY", "东垸街道总工会", "street", "LC"),
    Place("LC-WX", "卧溪镇总工会", "township", "LC"),
    Place("LC-GH", "谷湖镇总工会", "township", "LC"),
    Place("LC-SL-RD", "石栎镇人大主席团", "congress", "LC"),
    Place("LC-SL-01", "产业园联合工会", "grassroots", "LC-SL"),
    Place("LC-SL-02", "栎新机械厂工会", "grassroots", "LC-SL"),
    Place("LC-SL-03", "禾田食品公司工会", "grassroots", "LC-SL"),
    Place("LC-NT-01", "汀溪茶业合作社工会", "grassroots", "LC-NT"),
    Place("LC-DY-01", "东垸物业联合工会", "grassroots", "LC-DY"),
)
PEOPLE = (
    Someone("zhou", "周砚秋", "clerk", "LC-SL"),
    Someone("tao", "陶静澜", "chair", "LC-SL"),
    Someone("lin", "林小满", "clerk", "LC-SL"),
    Someone("he", "贺知远", "county_office", "LC"),
    Someone("shen", "沈若谷", "clerk", "LC-SL-RD"),
    Someone("lu", "陆听荷", "clerk", "LC-NT"),
    Someone("mu", "穆怀瑾", "reader", "LC"),
)


def main(words: list[str]) -> int:
    """Fill the folder when it is empty, say who can sign in, and serve."""
    parser = argparse.ArgumentParser(prog="baiju demo", description=__doc__)
    parser.add_argument("--no-serve", action="store_true", help="only fill the folder")
    given = parser.parse_args(words)
    if not settings.DEMO:
        sys.stderr.write("Set BAIJU_DEMO=1: demo accounts are made only where they are meant.\n")
        return 2
    store.prepare()
    if people.is_empty():
        sys.stdout.write("Filling the demo county.\n")
        fill(timezone.localdate())
    _tell()
    return 0 if given.no_serve else serve.serve(settings.ADDRESS, settings.PORT)


@transaction.atomic
def fill(today: date) -> None:
    """The tree, its people, and what each area has to show; the same for the same day."""
    on = date(today.year, 1, 1)
    county = tree.plant(name=PLACES[0].name, kind=PLACES[0].kind, code=PLACES[0].code, on=on)
    builder = Actor(None, "demo", (Grant(county.path, {ANY: "approve"}),))
    units: dict[str, Unit] = {county.code: county}
    for place in PLACES[1:]:
        units[place.code] = tree.add(
            builder, units[place.parent], name=place.name, kind=place.kind, code=place.code, on=on
        )
    for each in PEOPLE:
        user = people.invite(
            builder,
            name=each.name,
            username=each.username,
            unit=units[each.unit],
            role=each.role,
            on=on,
        )
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    for app in apps.get_app_configs():
        if app.name.startswith(("baiju.shared", "baiju.areas.")) and find_spec(f"{app.name}.demo"):
            import_module(f"{app.name}.demo").fill(units, today)


def _tell() -> None:
    write = sys.stdout.write
    write(f"\nBaiju 白驹 demo: http://{settings.ADDRESS}:{settings.PORT}/\n")
    write(f"Everybody's password is {PASSWORD}\n")
    for each in PEOPLE:
        unit = next(place.name for place in PLACES if place.code == each.unit)
        write(f"  {each.username:6} {each.name}  {unit}  ({each.role})\n")
    write(f"The data lies in {os.path.relpath(settings.HOME)}. Stop with Ctrl+C.\n\n")
    sys.stdout.flush()
