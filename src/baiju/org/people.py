"""People: invited with a one-time link, given posts, and relieved of them with their open work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _

from baiju.engine import access, diary, dues, finding, paths, records, registry
from baiju.engine.access import ANY, Actor, Grant
from baiju.engine.declare import Refusal, Register

from . import tokens, tree
from .actors import actor_for
from .models import Post, Unit, User, people_found
from .roles import ROLES

EVERYWHERE = Actor(None, "", (Grant("", {ANY: "read"}),))
"""Only to learn whether something is left open; never shown."""


@dataclass(frozen=True)
class Open:
    """What a person still has to finish in one register."""

    register: Register
    records: list[Any]


def people(actor: Actor, level: str = "read") -> QuerySet[User]:
    """The people who hold a post where the actor holds a level; those without one, closed accounts too, at the top."""
    reached = access.within(User.objects.all(), User.reach, actor.tops("org", level))
    who = Q(pk__in=reached.values("pk"))
    if _keeps_the_top(actor):
        who |= Q(posts=None)
    return User.objects.filter(who).order_by("name", "pk")


def posts(actor: Actor, unit: Unit) -> QuerySet[Post]:
    """The posts of one unit, for whoever may read its organisation."""
    tops = actor.tops("org", "read")
    found = access.within(Post.objects.filter(unit=unit), "unit__path", tops)
    return found.select_related("user", "unit").order_by("role", "user__name")


def by_user_name(name: str) -> User | None:
    """Who signs in under this name and may; for commands, which act for the whole machine."""
    return User.objects.filter(username=name, is_active=True).first()


def is_empty() -> bool:
    """Whether nobody has been made yet."""
    return not User.objects.exists()


@transaction.atomic
def first(
    *, name: str, username: str, password: str, unit: str, kind: str, code: str, on: date
) -> User:
    """The first person and the first unit of an empty installation."""
    if not is_empty():
        raise Refusal(_("This installation has its first person already."))
    top = tree.plant(name=unit, kind=kind, code=code, on=on)
    user = _make(name, username)
    user.set_password(password)
    user.save(update_fields=["password"])
    for role in ("chair", "system"):
        Post.objects.create(user=user, unit=top, role=role, valid_from=on)
    _note(actor_for(user), user, top, "create")
    return user


@transaction.atomic
def invite(actor: Actor, *, name: str, username: str, unit: Unit, role: str, on: date) -> User:
    """A new person with a first post; they choose their password by a one-time link."""
    _require(actor, unit)
    user = _make(name, username)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    give(actor, user, unit, role, on=on)
    return user


def link(user: User) -> str:
    """The path of a link that lets this person set a password once."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    return f"/join/{key}/{default_token_generator.make_token(user)}/"


def by_link(key: str, token: str) -> User | None:
    """Whom a link belongs to; None when it was used, is too old or was never made."""
    try:
        user = User.objects.filter(pk=int(urlsafe_base64_decode(key)), is_active=True).first()
    except (ValueError, OverflowError):
        return None
    return user if user and default_token_generator.check_token(user, token) else None


@transaction.atomic
def reset(actor: Actor, user: User) -> str:
    """Lock a forgotten password and make a new one-time link."""
    _require_over(actor, user)
    if user.pk == actor.id:
        raise Refusal(_("Nobody can lock themselves out. Change your password in the settings."))
    for post in user.posts.select_related("unit"):
        _refuse_more(actor, post.unit, post.role)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    tokens.end_all(user)
    _note(actor, user, _first_unit(user), "reset")
    return link(user)


@transaction.atomic
def give(actor: Actor, user: User, unit: Unit, role: str, *, on: date) -> Post:
    """A post in a unit; nobody gives more than they hold."""
    _require(actor, unit)
    if role not in ROLES:
        raise Refusal(_("Choose one of the roles."))
    if unit.valid_to is not None or not user.is_active:
        raise Refusal(_("A post needs a unit that is open and a person who may sign in."))
    _refuse_more(actor, unit, role)
    post, made = Post.objects.get_or_create(
        user=user, unit=unit, role=role, defaults={"valid_from": on}
    )
    if made:
        _note(actor, user, unit, "give", {"role": [None, role]})
    return post


@transaction.atomic
def end(actor: Actor, post: Post) -> None:
    """Take a post away; it counts no more from the next request on."""
    _require(actor, post.unit)
    if post.role in {"chair", "system"} and not _another_keeper(post):
        raise Refusal(_("Somebody must keep the tree. Give this post to another person first."))
    _note(actor, post.user, post.unit, "end", {"role": [post.role, None]})
    post.delete()


@transaction.atomic
def deactivate(actor: Actor, user: User) -> None:
    """A person who left signs in no more; what they did keeps their name."""
    _require_over(actor, user)
    if user.pk == actor.id:
        raise Refusal(_("Nobody can lock themselves out. Ask a colleague."))
    if open_work(EVERYWHERE, user):
        raise Refusal(
            _("This person has open work. Hand it over first, or ask who may see it to do so.")
        )
    unit = _first_unit(user)
    for post in user.posts.select_related("unit"):
        end(actor, post)
    user.is_active = False
    user.save(update_fields=["is_active"])
    tokens.end_all(user)
    _note(actor, user, unit, "deactivate")


@transaction.atomic
def reopen(actor: Actor, user: User) -> None:
    """Somebody who left comes back: the account opens, without a post and without a password."""
    _require_over(actor, user)
    user.is_active = True
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    _note(actor, user, None, "reopen")


def open_work(actor: Actor, user: User) -> list[Open]:
    """What a person still has to finish, as far as the actor may see it."""
    found = []
    for register in registry.registers():
        if register.owner:
            rows = access.records(register, actor).filter(dues.open_work(register, user.pk))
            found.append(Open(register, list(rows.order_by("pk"))))
    return [each for each in found if each.records]


@transaction.atomic
def hand_over(actor: Actor, user: User, successor: User) -> int:
    """Give a person's open work to a successor; each record keeps a line of it in its diary."""
    _require_over(actor, user)
    if successor.pk == user.pk or not successor.is_active:
        raise Refusal(_("Choose another person who may sign in."))
    moved = 0
    for each in open_work(actor, user):
        for record in each.records:
            _pass_on(actor, each.register, record, successor)
            moved += 1
    _note(actor, user, _first_unit(user), "hand-over", {"to": [None, successor.name]})
    return moved


def _pass_on(actor: Actor, register: Register, record: Any, successor: User) -> None:
    try:
        records.change(register, actor, {str(register.owner): successor.pk}, record)
    except records.Invalid as wrong:
        raise Refusal(
            _("“%(record)s” cannot be handed over: %(fault)s")
            % {"record": record, "fault": " ".join(wrong.messages)}
        ) from wrong


def _make(name: str, username: str) -> User:
    user = User(name=name.strip(), username=username.strip().lower())
    if User.objects.filter(username=user.username).exists():
        raise Refusal(_("Somebody has this user name already. Choose another one."))
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as wrong:
        raise Refusal(" ".join(wrong.messages)) from wrong
    user.save()
    finding.note(people_found, [user])
    return user


def _require(actor: Actor, unit: Unit) -> None:
    if not actor.may("org", "approve", unit.path):
        raise PermissionDenied(_("Your posts do not let you keep the people of this unit."))


def _refuse_more(actor: Actor, unit: Unit, role: str) -> None:
    """Nobody gives, or takes over by a link, more than they hold."""
    if any(not actor.may(area, level, unit.path) for area, level in ROLES[role].levels.items()):
        raise PermissionDenied(_("A post cannot give more than its giver holds."))


def _require_over(actor: Actor, user: User) -> None:
    """Over every post of theirs: nobody takes over an account that reaches further."""
    held = list(user.posts.values_list("unit__path", flat=True))
    if not held and _keeps_the_top(actor):
        return
    if not held or not all(actor.may("org", "approve", path) for path in held):
        raise PermissionDenied(_("Your posts do not let you keep this person's account."))


def _keeps_the_top(actor: Actor) -> bool:
    return any(len(top) == paths.WIDTH for top in actor.tops("org", "approve"))


def _another_keeper(post: Post) -> bool:
    rest = Post.objects.exclude(pk=post.pk).filter(user__is_active=True)
    keepers = rest.filter(role__in=("chair", "county_office", "system"), unit__parent=None)
    return post.unit.parent_id is not None or keepers.exists()


def _first_unit(user: User) -> Unit | None:
    post = user.posts.select_related("unit").order_by("unit__path").first()
    return post.unit if post else None


def _note(
    actor: Actor,
    user: User,
    unit: Unit | None,
    act: str,
    changes: dict[str, list[Any]] | None = None,
) -> None:
    diary.write(
        actor,
        register="people",
        record=user.pk,
        unit_id=unit.pk if unit else None,
        label=user.name,
        act=act,
        version=1,
        changes=changes or {},
    )
