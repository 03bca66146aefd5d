"""`baiju ledger import`: a workbook or list into a register, from the shell."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from baiju.engine import batches, registry, taking
from baiju.engine.access import ANY, Actor, Grant
from baiju.engine.declare import Intake, Refusal, Register
from baiju.org import people, tree
from baiju.org.actors import actor_for
from baiju.sheets import importing
from baiju.sheets.importing import Source, Trial

from . import store

REFUSED = 2
NOT_TAKEN = 1


@dataclass(frozen=True)
class Handed:
    """A list on its way in: who hands what in, for which unit, and what was said of its columns."""

    actor: Actor
    unit: Any
    data: bytes
    name: str
    said: Mapping[str, Any]
    given: argparse.Namespace


def main(words: list[str]) -> int:
    """Look the file through, and take it in unless it is only tried."""
    given = _asked(words)
    store.prepare()
    try:
        source, actor, unit = _source(given.register), _actor(given), tree.by_code(given.unit)
        if unit is None and not _may_begin(source):
            raise Refusal(f"There is no unit with the code {given.unit}.")
        file = Path(given.file)
        handed = Handed(actor, unit, file.read_bytes(), file.name, _said(given.map), given)
        if isinstance(source, Intake):
            return _intake(source, handed)
        return _register(source, handed)
    except Refusal as no:
        return _refuse(given, str(no))
    except OSError as no:
        return _refuse(given, f"{no.filename or given.file} cannot be read: {no.strerror}.")


def _asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="baiju ledger import", description=__doc__)
    parser.add_argument("register", metavar="REGISTER", help="members, employers, units, …")
    parser.add_argument("file", metavar="FILE", help=".xlsx, .xls, .et, .ods or .csv")
    parser.add_argument("--unit", required=True, metavar="CODE", help="the unit it belongs to")
    parser.add_argument("--as", required=True, dest="user", metavar="USER", help="who hands it in")
    parser.add_argument("--dry-run", action="store_true", help="only say what would come of it")
    parser.add_argument(
        "--whole", action="store_true", help="take it in only if every row is right"
    )
    parser.add_argument("--map", metavar="FILE", help="JSON: column letter or head → field")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    return parser.parse_args(words)


def _source(key: str) -> Source:
    found = registry.register(key) or registry.intake(key)
    if found is None or (isinstance(found, Register) and not (found.identity and found.by_hand)):
        raise Refusal(f"There is no list called {key} that can be taken in.")
    return found


def _actor(given: argparse.Namespace) -> Actor:
    """The person who hands it in; the first list of an empty house is nobody's yet."""
    user = people.by_user_name(given.user)
    if user is not None:
        return actor_for(user)
    if people.is_empty():
        return Actor(None, given.user, (Grant("", {ANY: "approve", "org": "approve"}),))
    raise Refusal(f"Nobody with the user name {given.user} may sign in here.")


def _may_begin(source: Source) -> bool:
    """Units may come into an empty tree."""
    return isinstance(source, Intake) and not tree.is_planted()


def _said(file: str | None) -> Mapping[str, Any]:
    if file is None:
        return {}
    try:
        said = json.loads(Path(file).read_text("utf-8"))
    except ValueError as wrong:
        raise Refusal(f"{file} is no JSON.") from wrong
    if not isinstance(said, dict):
        raise Refusal(f"{file} must hold one object: column → field.")
    return said


def _register(source: Register, handed: Handed) -> int:
    given, actor, unit = handed.given, handed.actor, handed.unit
    data, name, said, today = handed.data, handed.name, handed.said, timezone.localdate()
    if given.dry_run:
        trial = importing.tried(source, actor, unit, data, name, today=today, said=said)
        return _tell(given, trial, taken=False)
    batch = batches.begin(source, actor, unit, name, data)
    try:
        trial = importing.staged(source, actor, batch, today=today, said=said, is_told=True)
    except Refusal:
        batch.delete()  # whoever sits at a shell reads the sentence there, and nothing else stays
        raise
    if importing.blocks(trial.report) or (given.whole and batch.wrong):
        batches.discard(batch)
        return _tell(given, trial, taken=False)
    taking.publish(batch, actor, whole=given.whole)
    return _tell(given, trial, taken=True)


def _intake(source: Intake, handed: Handed) -> int:
    """Units change the tree itself: they are taken in while they are read, all or none."""
    given, today = handed.given, timezone.localdate()
    with transaction.atomic():
        trial = importing.taken(
            source,
            handed.actor,
            handed.unit,
            handed.data,
            handed.name,
            today=today,
            said=handed.said,
        )
        stays = not given.dry_run and not importing.blocks(trial.report)
        stays = stays and not (given.whole and trial.count("wrong"))
        transaction.set_rollback(not stays)
    return _tell(given, trial, taken=stays)


def _tell(given: argparse.Namespace, trial: Trial, *, taken: bool) -> int:
    found = importing.as_json(given.register, trial)
    hinders = importing.blocks(trial.report)
    if given.json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        _write(found, hinders, taken=taken)
    return 0 if taken or given.dry_run else NOT_TAKEN


def _write(found: Mapping[str, Any], hinders: str, *, taken: bool) -> None:
    write = sys.stdout.write
    for fault in found["faults"]:
        place = f"{fault['sheet']}!{fault['column'] or '-'}{fault['row']}"
        write(f"{place}  {fault['code']}  {fault['message']}\n")
    for asked in found["questions"]:
        options = " | ".join(option or "-" for option in asked["options"])
        write(f"{asked['sheet']}!{asked['column']}  ?  {asked['title']}: {options}\n")
    write(
        f"{found['rows']} rows: {found['new']} new, {found['changed']} changed, "
        f"{found['same']} the same, {found['wrong']} wrong. "
    )
    write("Taken in.\n" if taken else f"{hinders or 'Nothing was taken in.'}\n")


def _refuse(given: argparse.Namespace, sentence: str) -> int:
    if given.json:
        json.dump({"refused": sentence}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        sys.stderr.write(f"{sentence}\n")
    return REFUSED
