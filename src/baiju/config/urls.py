"""All addresses: the areas' own pages first, then the pages every register has."""

from django.urls import include, path

urlpatterns = [
    path("plans/", include("baiju.areas.plans.urls")),
    path("", include("baiju.web.urls")),
]
