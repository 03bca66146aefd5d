"""The pages of bargaining: its front page, renewal, and the values of the provinces."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from baiju.web.pages import Door

door = Door(_("Bargaining"), "talk", "bargaining", order=30, area="bargaining")
