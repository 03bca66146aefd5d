"""Posts of a committee: who holds which, for what work, and how the person came to it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baiju.engine.models import Part


class Post(models.TextChoices):
    """A place on a committee."""

    CHAIR = "chair", _("Chair")
    VICE = "vice", _("Vice chair")
    STANDING = "standing", _("Member of the standing committee")
    MEMBER = "member", _("Member of the committee")


class Way(models.TextChoices):
    """How somebody came to a post."""

    ELECTED = "elected", _("Elected")
    BY_ELECTION = "by_election", _("By-elected")
    COOPTED = "coopted", _("Co-opted")


class CommitteePost(Part):
    """One person's post; who leaves stays in the list with the day."""

    committee = models.ForeignKey(
        "organizing.Committee", models.CASCADE, related_name="posts", verbose_name=_("committee")
    )
    person = models.CharField(_("full name"), max_length=60)
    post = models.CharField(
        _("post on the committee"), max_length=10, choices=Post, default=Post.MEMBER
    )
    duties = models.CharField(_("division of work"), max_length=200, blank=True)
    is_full_time = models.BooleanField(_("full-time"), default=False)
    way = models.CharField(
        _("how the person came to the post"), max_length=12, choices=Way, default=Way.ELECTED
    )
    since = models.DateField(_("in the post since"), null=True, blank=True)
    until = models.DateField(_("in the post until"), null=True, blank=True)
    contract_end = models.DateField(
        _("labour contract ends on"),
        null=True,
        blank=True,
        help_text=_("An end inside the term of office is told: the law extends such a contract."),
    )

    class Meta:
        verbose_name = _("committee post")
        verbose_name_plural = _("committee posts")
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
                name="committee_post_ends_after_it_begins",
                violation_error_message=_("The last day cannot lie before the first day."),
            )
        ]

    def __str__(self) -> str:
        return self.person


FIELDS = (*("person", "post", "duties", "is_full_time", "way", "since", "until", "contract_end"),)


def held(on: str = "") -> Q:
    """The posts that nobody has left."""
    return Q(**{f"{on}until": None})
