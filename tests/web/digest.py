"""One number for everything the database holds, but sessions: equal before and after means unchanged."""

from hashlib import sha256

from django.apps import apps


def rows() -> str:
    seen = sha256()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in {"sessions", "contenttypes"}:
            continue
        for row in model._base_manager.order_by("pk").values_list():
            seen.update(repr((model._meta.label, row)).encode())
    return seen.hexdigest()
