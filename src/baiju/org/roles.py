"""What each role may do in each area: a closed table, with both names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from baiju.engine.access import ANY

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Role:
    """A kind of post: what it is called, what it is for, and its level per area."""

    key: str
    title: StrOrPromise
    purpose: StrOrPromise
    levels: Mapping[str, str]


READ, WRITE, APPROVE = "read", "write", "approve"

ROLES = {
    role.key: role
    for role in (
        Role(
            "reader",
            _("Reader"),
            _("Sees everything of the unit and below it, and changes nothing."),
            {ANY: READ},
        ),
        Role(
            "clerk",
            _("Clerk"),
            _("Keeps the plan and the ledgers: writes, corrects and submits."),
            {ANY: WRITE, "org": READ, "diary": READ},
        ),
        Role(
            "chair",
            _("Chair"),
            _("Approves plans, verifies records, and gives people their posts."),
            {ANY: APPROVE},
        ),
        Role(
            "county_office",
            _("County office"),
            _("Does for every unit below what its chair may do, and keeps the tree."),
            {ANY: APPROVE},
        ),
        Role(
            "auditor",
            _("Auditor"),
            _("Sees every record, the money and the diary, and changes nothing."),
            {ANY: READ, "diary": READ},
        ),
        Role(
            "case_officer",
            _("Case officer"),
            _("Handles disputes and hardship cases; sees the plan."),
            {"plans": READ, "org": READ, "rights": WRITE, "care": WRITE},
        ),
        Role(
            "finance",
            _("Finance"),
            _("Keeps the funds; sees the plan."),
            {"plans": READ, "org": READ, "funds": WRITE},
        ),
        Role(
            "security",
            _("Security officer"),
            _("Sees who did what and who holds which post, and no case."),
            {"org": READ, "diary": READ},
        ),
        Role(
            "system",
            _("System officer"),
            _("Keeps people, posts and the tree, and sees no case."),
            {"org": APPROVE},
        ),
    )
}

CHOICES = [(role.key, role.title) for role in ROLES.values()]
