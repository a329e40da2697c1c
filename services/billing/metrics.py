"""Billing's own metrics."""

import contextlib
from collections.abc import Iterator

from prometheus_client import Counter, Gauge

from runtime.errors import ClaimRefusedError, ServiceError

__all__ = ["BOOKS_CHECKED", "BOOKS_WRONG", "OPERATIONS", "counted"]

BOOKS_WRONG = Gauge("prepline_books_wrong", "Sums of accounts, entries and holds that do not agree.")
BOOKS_CHECKED = Gauge("prepline_books_checked_seconds", "When the books were checked last, in seconds since 1970.")
OPERATIONS = Counter(
    "prepline_billing_operations_total",
    "What was asked of the books (`hold`, `capture`, `release`), by outcome (`done`, `refused`, `failed`).",
    ["operation", "outcome"],
)


@contextlib.contextmanager
def counted(operation: str) -> Iterator[None]:
    """Count what the block does to the books."""
    try:
        yield
    except (ClaimRefusedError, ServiceError):
        OPERATIONS.labels(operation, "refused").inc()
        raise
    except Exception:
        OPERATIONS.labels(operation, "failed").inc()
        raise
    OPERATIONS.labels(operation, "done").inc()
