"""Chooses the engine."""

from runtime.settings import ModelSettings
from services.insights.engines.base import ManagedEngine
from services.insights.engines.extractive.engine import ExtractiveEngine
from services.insights.errors import ModelUnavailableError
from services.insights.settings import EngineSettings

__all__ = ["engine_of"]


def engine_of(*, model: ModelSettings, engine: EngineSettings) -> ManagedEngine:
    """Return the engine the settings ask for.

    Raises:
        ModelUnavailableError: The model's engine is asked for and no key is set.
    """
    # An empty variable, as compose files produce them, is no key.
    has_key = model.api_key is not None and bool(model.api_key.get_secret_value())
    if engine.kind == "extractive" or (engine.kind == "auto" and not has_key):
        return ExtractiveEngine()
    if not has_key:
        raise ModelUnavailableError
    # The SDK takes most of a second to import; without a model nobody should wait for it.
    from services.insights.engines.llm.engine import ModelEngine

    return ModelEngine(model=model, settings=engine)
