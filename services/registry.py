"""Every service's composition root and settings, by its name; imported only when a service is run.

The list of services is `contracts.status.Stage`: a member `x` has its settings in `services.x.settings.XSettings` and
its app in `services.x.app.create_app`.
"""

from importlib import import_module

from starlette.applications import Starlette

from contracts.status import Stage
from runtime.settings import ServiceSettings

__all__ = ["build", "settings_of"]


def settings_of(stage: Stage) -> type[ServiceSettings]:
    """Return the settings class of a service."""
    module = import_module(f"services.{stage}.settings")
    found: type[ServiceSettings] = getattr(module, f"{stage.capitalize()}Settings")
    return found


def build(stage: Stage, settings: ServiceSettings) -> Starlette:
    """Return a service's ASGI app."""
    app: Starlette = import_module(f"services.{stage}.app").create_app(settings)
    return app
