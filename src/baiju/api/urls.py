"""The addresses of the API, each behind the gate; what is no address says so in JSON."""

from functools import partial

from django.urls import URLPattern, include, path, re_path

from baiju.engine import registry

from . import document, gate, routes

api = routes.build(registry.registers())
registers, _app, _namespace = api.urls

urlpatterns = [
    path("v1/openapi.json", gate.through(partial(document.serve, api=api)), name="api-document"),
    path(
        "v1/",
        include(
            [
                URLPattern(each.pattern, gate.through(each.callback), name=each.name)
                for each in registers
                if isinstance(each, URLPattern) and each.name != "api-root"
            ]
        ),
    ),
    re_path(r"", gate.through(gate.nowhere), name="api-nowhere"),
]
