"""Why a guide could not be laid out."""

from contracts.problems import ProblemCode
from runtime.errors import ServiceError

__all__ = ["LayoutFailedError", "RenderTimeoutError", "RendererError"]


class RendererError(ServiceError):
    """Root of the renderer's expected failures."""

    def __init__(self, message: str, *, reason: str) -> None:
        """Keep `reason` for the logs; it names code, never content."""
        super().__init__(message, code=ProblemCode.RENDER_FAILED)
        self.reason = reason


class LayoutFailedError(RendererError):
    """The content could not be laid out."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(
            "The guide's PDF could not be made. Nothing was charged; please tell us which posting it was.",
            reason=reason,
        )


class RenderTimeoutError(RendererError):
    """The layout took longer than a guide is given."""

    def __init__(self) -> None:
        super().__init__(
            "The guide's PDF took too long to make. Nothing was charged; please tell us which posting it was.",
            reason="timeout",
        )
