"""Who may do what, by address: written by hand, so that the code is compared with it."""

from __future__ import annotations

from typing import NamedTuple

READ, WRITE, APPROVE = "read", "write", "approve"
LEVELS = (READ, WRITE, APPROVE)

OWN, BELOW, SIBLING, ABOVE, NOWHERE = "own", "below", "sibling", "above", "nowhere"
PLACES = (OWN, BELOW, SIBLING, ABOVE)

STRANGER, DEACTIVATED, NO_POST = "stranger", "deactivated", "no post"
OUTSIDE = (STRANGER, DEACTIVATED)

WORK: dict[str, dict[str, str]] = {
    STRANGER: {},
    DEACTIVATED: {},
    NO_POST: {},
    "reader above": dict.fromkeys(PLACES, READ),
    "clerk here": {OWN: WRITE, BELOW: WRITE},
    "clerk elsewhere": {SIBLING: WRITE},
    "chair here": {OWN: APPROVE, BELOW: APPROVE},
    "chair above": dict.fromkeys(PLACES, APPROVE),
}
"""Actor → place → level in the areas of work."""
TREE = {
    actor: {place: READ if level == WRITE else level for place, level in held.items()}
    for actor, held in WORK.items()
}
"""The same for people and units: a clerk only reads them."""

VIEWS = {
    actor: {**held, ABOVE: held.get(ABOVE, READ)} if held else {} for actor, held in WORK.items()
}
"""The same for what a unit shares with all below it."""


class Rule(NamedTuple):
    """What an address asks for: a method, the level to act, and in which part."""

    method: str
    level: str = READ
    part: dict[str, dict[str, str]] = WORK
    hides: bool = True
    """Whether who reads nothing of this part anywhere gets 404."""


ANYBODY, SIGNED_IN = "anybody", "signed in"

FREE: dict[str, tuple[str, str]] = {
    "account_login": ("GET", ANYBODY),
    "account_inactive": ("GET", ANYBODY),
    "first-run": ("GET", ANYBODY),
    "join": ("GET", ANYBODY),
    "feed": ("GET", ANYBODY),
    "language": ("POST", ANYBODY),
    "account_logout": ("GET", SIGNED_IN),
    "account_change_password": ("GET", SIGNED_IN),
    "home": ("GET", SIGNED_IN),
    "search": ("GET", SIGNED_IN),
    "settings": ("GET", SIGNED_IN),
    "tokens": ("GET", SIGNED_IN),
    "calendar": ("GET", SIGNED_IN),
    "calendar-end": ("POST", SIGNED_IN),
    "theme": ("POST", SIGNED_IN),
    "fold": ("POST", SIGNED_IN),
    "here": ("POST", SIGNED_IN),
    "roles": ("GET", SIGNED_IN),
    "ledgers": ("GET", SIGNED_IN),
    "plans": ("GET", SIGNED_IN),
}
"""Addresses that are nobody's place: whoever may open them sees only what is theirs."""

ANYWHERE: dict[str, Rule] = {
    "bargaining": Rule("GET"),
    "democracy": Rule("GET"),
    "organizing": Rule("GET"),
    "doubles": Rule("GET", APPROVE),
    "ledger": Rule("GET"),
    "new": Rule("GET", WRITE),
    "add": Rule("GET", WRITE),
    "narrow": Rule("GET"),
    "export": Rule("GET"),
    "template": Rule("GET", WRITE),
    "import": Rule("GET", WRITE),
    "choices": Rule("GET"),
    "view": Rule("GET"),
    "bulk-undo": Rule("POST"),
    "plan-new": Rule("GET", WRITE, hides=False),
    "plan-read": Rule("GET", WRITE, hides=False),
    "organisation": Rule("GET", part=TREE),
    "people": Rule("GET", part=TREE),
    "invite": Rule("GET", APPROVE, TREE),
}
"""Addresses that need a level somewhere."""

PLACED: dict[str, Rule] = {
    "record": Rule("GET"),
    "edit": Rule("GET", WRITE),
    "remove": Rule("POST", WRITE),
    "undo": Rule("POST", WRITE),
    "attach": Rule("POST", WRITE),
    "file": Rule("GET"),
    "detach": Rule("POST", WRITE),
    "paper": Rule("GET"),
    "move": Rule("POST", WRITE),
    "row": Rule("GET", WRITE),
    "do": Rule("GET", WRITE),
    "unmask": Rule("POST", WRITE),
    "remark": Rule("POST"),
    "remark-correct": Rule("GET"),
    "remark-void": Rule("POST"),
    "merge-with": Rule("GET", WRITE),
    "merge": Rule("GET", WRITE),
    "bulk": Rule("POST", WRITE),
    "export-chosen": Rule("POST"),
    "import-list": Rule("GET", WRITE),
    "import-again": Rule("GET", WRITE),
    "import-act": Rule("POST", WRITE),
    "view-drop": Rule("POST", APPROVE, VIEWS),
    "unit": Rule("GET", part=TREE),
    "unit-act": Rule("GET", APPROVE, TREE),
    "person": Rule("GET", part=TREE),
    "person-link": Rule("POST", APPROVE, TREE),
    "person-post": Rule("POST", APPROVE, TREE),
    "person-close": Rule("POST", APPROVE, TREE),
    "person-reopen": Rule("POST", APPROVE, TREE),
    "post-end": Rule("POST", APPROVE, TREE),
    "hand-over": Rule("POST", APPROVE, TREE),
    "plan": Rule("GET"),
    "plan-diary": Rule("GET"),
    "plan-compare": Rule("GET"),
    "plan-source": Rule("GET"),
    "plan-original": Rule("GET"),
    "plan-again": Rule("GET", WRITE),
    "plan-again-with": Rule("GET"),
    "plan-take-over": Rule("POST", WRITE),
    "plan-adopt": Rule("POST", WRITE),
    "plan-discard": Rule("POST", WRITE),
    "plan-cure": Rule("POST", WRITE),
    "plan-deed": Rule("POST", WRITE),
    "plan-remove": Rule("POST", WRITE),
    "clause-move": Rule("POST", WRITE),
    "task-done": Rule("POST", WRITE),
    "agreement-renew": Rule("POST", WRITE),
    "provincial-values": Rule("GET", WRITE, TREE),
    "standards-shipped": Rule("POST", WRITE),
}
"""Addresses of something that lies in a unit."""

PERSONAL: dict[str, str] = {"token-withdraw": "POST"}
"""Addresses of what is one person's own: for anybody else it is not there."""

API: dict[str, dict[str, str]] = {
    "api-document": {"GET": SIGNED_IN},
    "api-nowhere": {"GET": NOWHERE, "POST": NOWHERE},
    "api-list": {"GET": READ, "POST": WRITE},
    "api-read": {"GET": READ, "PATCH": WRITE, "DELETE": WRITE},
    "api-step": {"POST": WRITE},
    "api-do": {"POST": WRITE},
}
"""Addresses for programs: method → level; a token is asked for, and a session opens none of them."""

DONE = {200, 204, 302, 409, 422}
"""What an actor gets who may: done, or told by a rule or a form what is missing."""


def free(name: str, actor: str) -> set[int]:
    """What an actor may get at an address that lies nowhere."""
    _method, who = FREE[name]
    if who == ANYBODY:
        return {200, 302, 404}
    return {302} if actor in OUTSIDE else {200, 204, 302}


def anywhere(rule: Rule, actor: str) -> set[int]:
    if actor in OUTSIDE:
        return {302}
    held = rule.part[actor].values()
    if not held and rule.hides:
        return {404}
    return DONE if any(_reaches(level, rule.level) for level in held) else {403}


def placed(rule: Rule, actor: str, place: str) -> set[int]:
    """404 for what one may not see, 403 for what one sees and may not do."""
    if actor in OUTSIDE:
        return {302}
    held = rule.part[actor].get(place)
    if held is None:
        return {404}
    return DONE if _reaches(held, rule.level) else {403}


def may_see(actor: str, place: str) -> bool:
    return place in WORK[actor]


def _reaches(held: str, asked: str) -> bool:
    return LEVELS.index(held) >= LEVELS.index(asked)
