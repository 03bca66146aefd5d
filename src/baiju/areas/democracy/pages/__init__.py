"""The pages of democratic management: its door, and its front page."""

from django.utils.translation import gettext_lazy as _

from baiju.web.pages import Door

door = Door(_("Democratic management"), "eye", "democracy", order=40, area="democracy")
