import pytest
from prometheus_client import REGISTRY

from runtime.errors import ClaimRefusedError
from services.billing.metrics import counted


def count(outcome: str) -> float:
    labels = {"operation": "trial", "outcome": outcome}
    return REGISTRY.get_sample_value("prepline_billing_operations_total", labels) or 0.0


def test_what_was_asked_of_the_books_is_counted_by_what_came_of_it() -> None:
    with counted("trial"):
        pass
    with pytest.raises(ClaimRefusedError), counted("trial"):
        raise ClaimRefusedError("not so", field="user_id")
    with pytest.raises(OSError, match="away"), counted("trial"):
        raise OSError("the database is away")
    assert [count(outcome) for outcome in ("done", "refused", "failed")] == [1, 1, 1]
