"""Why no guide could be made; with the extractive engine at hand this is rare."""

from contracts.problems import ProblemCode
from runtime.errors import ServiceError

__all__ = ["InsightsError", "ModelUnavailableError"]


class InsightsError(ServiceError):
    """The root of this service's expected failures."""


class ModelUnavailableError(InsightsError):
    """The model engine was asked for, but no model is configured."""

    def __init__(self) -> None:
        super().__init__(
            "No language model is configured. Set PREPLINE_MODEL__API_KEY, or use the extractive engine.",
            code=ProblemCode.MODEL_FAILED,
        )
