from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client import REGISTRY

from contracts.status import PrepStatus
from services.gateway.preparations import durations
from services.gateway.preparations.durations import Durations
from tests.support.prep_events import PrepEvents


def observed(status: str) -> tuple[float, float]:
    """Return how many attempts were observed and how many seconds they took together."""
    name, labels = "prepline_gateway_prep_seconds", {"status": status}
    count, total = (REGISTRY.get_sample_value(f"{name}_{part}", labels) or 0.0 for part in ("count", "sum"))
    return count, total


def ended(durations_: Durations, prep_id: str = "prep-1", attempt: int = 1) -> None:
    durations_.ended(prep_id=prep_id, attempt=attempt, status=PrepStatus.COMPLETED)


def test_an_attempt_is_observed_once_from_its_request_to_its_end() -> None:
    seen, (count, total) = Durations(), observed("completed")
    asked = datetime.now(UTC) - timedelta(seconds=30)
    seen.note(PrepEvents().requested().model_copy(update={"occurred_at": asked}))
    ended(seen)
    ended(seen)
    assert observed("completed")[0] == count + 1
    assert observed("completed")[1] - total == pytest.approx(30, abs=2)


def test_attempts_whose_request_was_not_seen_are_not_observed() -> None:
    seen, before = Durations(), observed("completed")
    seen.note(PrepEvents().chain()[1])
    ended(seen)
    seen.note(PrepEvents(attempt=1).requested())
    ended(seen, attempt=2)
    assert observed("completed") == before


def test_it_forgets_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durations, "_MOST", 2)
    seen, before = Durations(), observed("completed")[0]
    for prep_id in ("a", "b", "c"):
        seen.note(PrepEvents(prep_id).requested())
    for prep_id in ("a", "b", "c"):
        ended(seen, prep_id)
    assert observed("completed")[0] == before + 2
