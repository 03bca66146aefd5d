"""`baiju user add`: a person with a post, from the shell."""

from __future__ import annotations

import argparse
import sys

from django.conf import settings
from django.utils import timezone

from baiju.engine.access import ANY, Actor, Grant
from baiju.engine.declare import Refusal
from baiju.org import people, tree
from baiju.org.models import Unit
from baiju.org.roles import ROLES

from . import store


def main(words: list[str]) -> int:
    """Make the person and print the link with which they choose their password."""
    parser = argparse.ArgumentParser(prog="baiju user add", description=__doc__)
    parser.add_argument("username", metavar="NAME", help="the name they sign in with")
    parser.add_argument("--unit", required=True, metavar="CODE")
    parser.add_argument("--role", required=True, choices=ROLES)
    parser.add_argument("--name", default="", help="the name others see")
    given = parser.parse_args(words)
    store.prepare()
    shell = Actor(None, "baiju user add")
    if not tree.is_planted():
        tree.plant(name=given.unit, kind="county", code=given.unit, on=timezone.localdate())
    unit = tree.by_code(given.unit)
    if unit is None:
        sys.stderr.write(f"There is no unit with the code {given.unit}.\n")
        return 2
    try:
        link = _invite(shell, unit, given)
    except Refusal as no:
        sys.stderr.write(f"{no}\n")
        return 2
    sys.stdout.write(f"http://{settings.ADDRESS}:{settings.PORT}{link}\n")
    return 0


def _invite(shell: Actor, unit: Unit, given: argparse.Namespace) -> str:
    """Who may type commands here holds the machine; the diary names the command."""
    actor = Actor(shell.id, shell.name, (Grant(unit.path, {ANY: "approve", "org": "approve"}),))
    user = people.invite(
        actor,
        name=given.name or given.username,
        username=given.username,
        unit=unit,
        role=given.role,
        on=timezone.localdate(),
    )
    return people.link(user)
