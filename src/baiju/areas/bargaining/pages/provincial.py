"""The values of the provinces beside the national ones, to be taken over for a unit in one act."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from baiju.areas.bargaining import provinces
from baiju.areas.bargaining.models import area
from baiju.org import tree
from baiju.web import pages
from baiju.web.pages import Visit


class TakeOver(forms.Form):
    """Which province, and from when."""

    province = forms.ChoiceField(
        label=gettext_lazy("Province or municipality"),
        choices=lambda: [(each.key, each.title) for each in provinces.PROVINCES],
    )
    on = forms.DateField(
        label=gettext_lazy("valid from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Terms that began before this day stay as they are."),
    )


def index(request: Visit, pk: int) -> HttpResponse:
    """The values side by side; a POST takes one province's over."""
    if not request.actor.tops(area.key, "read"):
        raise Http404
    unit = get_object_or_404(tree.units(request.actor), pk=pk)
    if not request.actor.may("org", "write", unit.path):
        raise PermissionDenied(_("Your posts do not let you set rules for this unit."))
    form = TakeOver(request.POST or None, initial={"on": timezone.localdate().replace(day=1)})
    if request.method == "POST" and form.is_valid():
        chosen = provinces.province(form.cleaned_data["province"])
        assert chosen is not None  # it is one of the choices
        count = provinces.take_over(request.actor, unit, chosen, form.cleaned_data["on"])
        told = ngettext(
            "%(count)d value was taken over.", "%(count)d values were taken over.", count
        )
        pages.say(request, told % {"count": count})
        return redirect("bargaining")
    context = {"unit": unit, "form": form, "provinces": provinces.PROVINCES}
    status = 422 if form.errors else 200
    return pages.page(request, "bargaining/provinces.html", context, status=status)
