"""All addresses: the areas' own pages first, then the pages every register has."""

from django.urls import include, path

urlpatterns = [
    path("plans/", include("baiju.areas.plans.urls")),
    path("organizing/", include("baiju.areas.organizing.urls")),
    path("bargaining/", include("baiju.areas.bargaining.urls")),
    path("democracy/", include("baiju.areas.democracy.urls")),
    path("api/", include("baiju.api.urls")),
    path("", include("baiju.web.urls")),
]
