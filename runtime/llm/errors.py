"""Why a model gave nothing usable."""

from typing import Literal

__all__ = ["FailureReason", "ModelFailureError"]

FailureReason = Literal[
    "budget",  # the call would exceed what the task may use; it was not made
    "failed",  # no connection, or an error of the server
    "invalid_answer",  # not of the shape, twice
    "no_completion",  # the server's answer is no completion
    "prompt_too_long",
    "refused",  # by the model or by the server's content filter
    "request_refused",  # the server takes the request in no dialect
    "timed_out",
]


class ModelFailureError(Exception):
    """The model gave no usable answer.

    Args:
        reason: A stable word for logs and for what the task does next.
        detail: For logs.
    """

    def __init__(self, reason: FailureReason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
