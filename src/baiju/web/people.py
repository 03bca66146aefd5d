"""People: invited by a one-time link, given posts, relieved of them with their open work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from baiju.engine import access, finding
from baiju.engine.access import Actor
from baiju.engine.declare import Refusal
from baiju.org import myself, people, tree
from baiju.org.models import Post, User, people_found
from baiju.org.roles import ROLES

from . import organisation, pages
from .pages import Visit

LINK = "one-time-link"


class PostForm(forms.Form):
    """A role in a unit, from a day on."""

    unit: Any = forms.ModelChoiceField(queryset=None, label=gettext_lazy("Unit"))
    role = forms.ChoiceField(label=gettext_lazy("Role"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit, role = self.fields["unit"], self.fields["role"]
        assert isinstance(unit, forms.ModelChoiceField)
        assert isinstance(role, forms.ChoiceField)
        unit.queryset = tree.units(actor, level="approve").filter(valid_to=None)
        role.choices = [(r.key, r.title) for r in ROLES.values() if _may_give(actor, r.levels)]


class InviteForm(PostForm):
    """A new person with a first post."""

    name = forms.CharField(label=gettext_lazy("Full name"), max_length=60)
    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=60,
        help_text=gettext_lazy("Small letters a to z and digits; this is what one signs in with."),
    )
    field_order = ("name", "username", "unit", "role")


class SuccessorForm(forms.Form):
    """Who takes over."""

    successor: Any = forms.ModelChoiceField(queryset=None, label=gettext_lazy("Successor"))

    def __init__(self, *args: Any, actor: Actor, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["successor"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people.people(actor).filter(is_active=True).exclude(pk=person.pk)


def index(request: Visit) -> HttpResponse:
    """The people one may see, with their posts."""
    organisation.require_reader(request)
    q = request.GET.get("q", "").strip()
    found = people.people(request.actor).filter(finding.matching(people_found, request.actor, q))
    rows = [(person, _posts(request, person)) for person in found[:200]]
    context = {"rows": rows, "q": q, "keeps": _keeps_any(request)}
    return pages.page(request, "organisation/people.html", context)


def invite(request: Visit) -> HttpResponse:
    """Make a person; the page that follows shows the one-time link, once."""
    organisation.require_reader(request)
    _require_keeper(request)
    initial = {"unit": request.GET.get("unit") or request.unit, "role": "clerk"}
    form = InviteForm(request.POST or None, initial=initial, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = people.invite(request.actor, **form.cleaned_data, on=timezone.localdate())
        except Refusal as no:
            form.add_error("username", str(no))
        else:
            request.session[LINK] = [made.pk, people.link(made)]
            return redirect("person", made.pk)
    return pages.page(
        request, "organisation/invite.html", {"form": form}, status=422 if form.errors else 200
    )


def person(request: Visit, pk: int) -> HttpResponse:
    """One person: posts, open work, account."""
    shown = found(request, pk)
    whose, link = request.session.pop(LINK, (None, ""))
    context = {
        "person": shown,
        "posts": [(post, ROLES[post.role]) for post in _posts(request, shown)],
        "link": request.build_absolute_uri(link) if whose == shown.pk else "",
        "open_work": people.open_work(request.actor, shown),
        "keeps": _keeps_any(request),
        "post_form": PostForm(actor=request.actor, initial={"unit": request.unit}),
        "successor_form": SuccessorForm(actor=request.actor, person=shown),
    }
    return pages.page(request, "organisation/person.html", context)


@require_POST
def reset(request: Visit, pk: int) -> HttpResponse:
    """Lock a forgotten password and show a new link, once."""
    shown = found(request, pk)
    link = people.reset(request.actor, shown)
    request.session[LINK] = [shown.pk, link]
    return redirect("person", pk)


@require_POST
def give(request: Visit, pk: int) -> HttpResponse:
    """A further post."""
    shown = _kept(request, pk)
    form = PostForm(request.POST, actor=request.actor)

    def deed() -> str:
        if not form.is_valid():
            raise Refusal(_("Choose a unit and a role."))
        people.give(request.actor, shown, **form.cleaned_data, on=timezone.localdate())
        return _("The post was given.")

    return _done(request, pk, deed)


@require_POST
def end(request: Visit, pk: int, post: int) -> HttpResponse:
    """Take a post away."""
    held = _posts(request, found(request, pk)).filter(pk=post).first()
    if held is None:
        raise Http404

    def deed() -> str:
        people.end(request.actor, held)
        return _("The post has ended.")

    return _done(request, pk, deed)


@require_POST
def hand_over(request: Visit, pk: int) -> HttpResponse:
    """Give all open work to a successor."""
    shown = _kept(request, pk)
    form = SuccessorForm(request.POST, actor=request.actor, person=shown)

    def deed() -> str:
        if not form.is_valid():
            raise Refusal(_("Choose who takes over."))
        count = people.hand_over(request.actor, shown, form.cleaned_data["successor"])
        return _("%(count)d items were handed over.") % {"count": count}

    return _done(request, pk, deed)


@require_POST
def deactivate(request: Visit, pk: int) -> HttpResponse:
    """Close the account of somebody who left."""
    shown = found(request, pk)

    def deed() -> str:
        people.deactivate(request.actor, shown)
        return _("%(name)s signs in no more.") % {"name": shown.name}

    return _done(request, pk, deed, to="people")


@require_POST
def reopen(request: Visit, pk: int) -> HttpResponse:
    """Open the account of somebody who comes back."""
    shown = found(request, pk)

    def deed() -> str:
        people.reopen(request.actor, shown)
        return _("The account is open again. Give a post, then make a new sign-in link.")

    return _done(request, pk, deed)


def found(request: Visit, pk: int) -> User:
    shown = people.people(request.actor).filter(pk=pk).first()
    if shown is None:
        raise Http404
    return shown


def _kept(request: Visit, pk: int) -> User:
    """A person whose account is kept by somebody with the right to keep any."""
    shown = found(request, pk)
    _require_keeper(request)
    return shown


def _require_keeper(request: Visit) -> None:
    if not _keeps_any(request):
        raise PermissionDenied(_("Your posts do not let you keep people's accounts."))


def _posts(request: Visit, shown: User) -> QuerySet[Post]:
    """The person's posts, as far as one may see them."""
    return access.within(myself.posts(shown), "unit__path", request.actor.tops("org", "read"))


def _keeps_any(request: Visit) -> bool:
    return bool(request.actor.tops("org", "approve"))


def _may_give(actor: Actor, levels: Any) -> bool:
    return all(actor.tops(area, level) for area, level in levels.items())


def _done(request: Visit, pk: int, deed: Callable[[], str], to: str = "person") -> HttpResponse:
    """Do it and say so, or answer with the refusal."""
    back = redirect("person", pk)
    try:
        said = deed()
    except Refusal as no:
        return pages.refused(request, no, back.url)
    pages.say(request, said)
    return redirect("people") if to == "people" else back
