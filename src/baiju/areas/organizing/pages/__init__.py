"""The pages of organizing: its front page, and memberships that stand twice."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from baiju.web.pages import Door

door = Door(_("Organizing"), "user", "organizing", order=20, area="organizing")
