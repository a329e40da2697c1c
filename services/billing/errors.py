"""Why billing says no."""

from contracts.billing import Tier
from contracts.problems import ProblemCode
from runtime.errors import ServiceError

__all__ = [
    "BillingError",
    "HoldConflictError",
    "InsufficientCreditsError",
    "MonthlyLimitError",
    "NothingToRefundError",
    "StillRunningError",
    "TooLateError",
]


class BillingError(ServiceError):
    """The root of billing's expected failures; `status` is the one of its HTTP response."""

    status = 409


class InsufficientCreditsError(BillingError):
    """The account has fewer credits available than the guide costs."""

    status = 401

    def __init__(self, *, needed: int, available: int) -> None:
        super().__init__(
            f"A guide costs {needed} credits and you have {available} available. Add credits and try again.",
            code=ProblemCode.INSUFFICIENT_CREDITS,
        )


class MonthlyLimitError(BillingError):
    """The tier's guides of this month are used up."""

    status = 403

    def __init__(self, *, tier: Tier, limit: int) -> None:
        super().__init__(
            f"Your {tier} plan includes {limit} guides a month and they are used up. "
            "Upgrade your plan, or come back next month.",
            code=ProblemCode.MONTHLY_LIMIT_REACHED,
        )


class HoldConflictError(BillingError):
    """The preparation is not in a state in which credits can be held for it."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        """Say why; `field` when that is because the request claims what is not so, rather than because it is late."""
        super().__init__(message, code=ProblemCode.CONFLICT)
        self.field = field


class TooLateError(BillingError):
    """Whoever asked for a hold does not wait for the answer any more."""

    status = 503

    def __init__(self) -> None:
        super().__init__("Billing was too slow. Nothing was reserved; please try again.", code=ProblemCode.UNAVAILABLE)


class NothingToRefundError(BillingError):
    """The preparation was not paid for by this user, or as much was given back already."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code=ProblemCode.CONFLICT)


class StillRunningError(BillingError):
    """The account cannot be closed while preparations run."""

    def __init__(self) -> None:
        super().__init__(
            "Preparations are still running. Stop them, or wait until they are finished.", code=ProblemCode.CONFLICT
        )
