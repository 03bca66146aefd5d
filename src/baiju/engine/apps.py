"""The engine as a Django app: it collects the declarations when everything is loaded."""

from django.apps import AppConfig


class EngineConfig(AppConfig):
    """Loaded before any area; `ready` runs when every area's models exist."""

    name = "baiju.engine"

    def ready(self) -> None:
        from . import checks, registry  # noqa: F401

        registry.collect()
