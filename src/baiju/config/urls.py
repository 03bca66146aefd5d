"""All addresses: the areas' own pages first, then the pages every register has."""

from importlib.util import find_spec

from django.urls import include, path

urlpatterns = [
    path("plans/", include("baiju.areas.plans.urls")),
    *(
        path(f"{name}/", include(f"baiju.areas.{name}.urls"))
        for name in ("organizing", "bargaining", "democracy")
        if find_spec(f"baiju.areas.{name}.urls")
    ),
    path("api/", include("baiju.api.urls")),
    path("", include("baiju.web.urls")),
]
