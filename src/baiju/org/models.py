"""The organisation: the tree and its history, the people and the posts that give them their reach."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from baiju.engine.access import Actor
from baiju.engine.declare import Area
from baiju.engine.paths import PathField
from baiju.engine.shelves import Shelf
from baiju.engine.uids import uid

from .holiday import holidays
from .listed import units
from .provision import due_soon, provisions
from .roles import CHOICES as ROLE_CHOICES

__all__ = ["due_soon", "holidays", "provisions", "units"]

organisation = Area("org", _("Organisation"))
diary = Area("diary", _("Diary"))


class UnitKind(models.TextChoices):
    """What a place in the tree is."""

    PROVINCE = "province", _("Provincial federation")
    CITY = "city", _("Municipal federation")
    COUNTY = "county", _("County federation")
    TOWNSHIP = "township", _("Township union federation")
    STREET = "street", _("Subdistrict union federation")
    GRASSROOTS = "grassroots", _("Grassroots union")
    CONGRESS = "congress", _("Township People's Congress presidium")
    DEPARTMENT = "department", _("Department")


class Unit(models.Model):
    """A place in the tree; its path is today's and alone governs rights."""

    reach = "path"
    chosen = Q(valid_to=None)
    """Which of those in reach something new may point at."""

    uid = models.UUIDField(default=uid, unique=True, editable=False)
    code = models.CharField(
        _("code"),
        max_length=30,
        unique=True,
        validators=[RegexValidator(r"^[0-9A-Za-z][0-9A-Za-z._-]*$")],
    )
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=12, choices=UnitKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", editable=False
    )
    path = PathField(unique=True, editable=False)
    is_small_office = models.BooleanField(
        _("small office: the same person may verify, and every figure says so"), default=False
    )
    valid_from = models.DateField(_("exists from"), editable=False)
    valid_to = models.DateField(_("exists to"), null=True, editable=False)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        """1 for the top of the tree."""
        return len(self.path) // 4


class Placement(models.Model):
    """Where a unit stood from when to when: the tree's history."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    path = PathField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(valid_to=None), name="one_open_placement_per_unit"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="placement_ends_after_it_begins",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["path", "valid_from"], name="placement_path")]

    def __str__(self) -> str:
        return f"{self.unit} {self.valid_from:%Y-%m-%d}"


class Users(BaseUserManager):  # type: ignore[type-arg]  # not generic at run time
    """Makes people; who may do so is decided in `people`."""

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in. What they may do comes from their posts alone."""

    reach = "posts__unit__path"
    chosen = Q(is_active=True)

    username = models.CharField(
        _("user name"),
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9][a-z0-9._-]*$",
                _("Use small letters a to z, digits, and . _ - in between."),
            )
        ],
    )
    name = models.CharField(_("name"), max_length=60)
    language = models.CharField(max_length=10, default="zh-hans", editable=False)
    theme = models.CharField(max_length=5, default="auto", editable=False)
    is_reminded = models.BooleanField(default=True, editable=False)
    rail_is_folded = models.BooleanField(default=False, editable=False)
    is_active = models.BooleanField(_("may sign in"), default=True, editable=False)

    objects = Users()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Post(models.Model):
    """A person holds a role in a unit, hence in everything below it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="posts", verbose_name=_("person"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name=_("unit"))
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)
    valid_from = models.DateField(_("from"))

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "unit", "role"], name="post_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.unit}"


class Token(models.Model):
    """What a program signs in with in a person's name; only its fingerprint is kept."""

    class Level(models.TextChoices):
        """What may be done with it."""

        READ = "read", _("Only reads")
        WRITE = "write", _("Reads and writes")

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens", verbose_name=_("person"))
    name = models.CharField(_("name"), max_length=60)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    level = models.CharField(_("what it may do"), max_length=5, choices=Level)
    areas = models.JSONField(_("areas"), default=list, blank=True)
    """The areas it reaches; empty: all that its person reaches."""
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_on = models.DateField(_("last day"))
    revoked_at = models.DateTimeField(null=True, editable=False)
    last_used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """The calendar a person reads elsewhere; only the fingerprint of its secret address is kept."""

    user = models.OneToOneField(User, models.CASCADE, related_name="feed")
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

    def __str__(self) -> str:
        return str(self.user)


def _seen(actor: Actor) -> models.QuerySet[User]:
    from .people import people

    return people(actor)


units_found = Shelf("units", Unit, ("name", "code"), "org", unit="pk")
people_found = Shelf("people", User, ("name", "username"), "org", rows=_seen)
