from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from services.gateway.preparations.remaining_time import RemainingTime, remaining_of

START = datetime(2026, 3, 1, tzinfo=UTC)


def made(*steps: tuple[str, float], attempt: int = 1) -> dict[str, Any]:
    timeline = [{"status": name, "at": START + timedelta(seconds=at), "attempt": attempt} for name, at in steps]
    return {"attempt": attempt, "timeline": timeline}


def test_what_is_left_is_the_median_of_what_it_took() -> None:
    documents = [
        made(("processing", 0), ("scraping_reddit", 2), ("scraping_reddit", 8), ("completed", end))
        for end in (10, 12, 40)
    ]
    assert remaining_of(documents) == {"processing": 12.0, "scraping_reddit": 10.0}


def test_only_the_last_attempt_counts_and_only_if_it_ended_well() -> None:
    retried = made(("processing", 100), ("completed", 105), attempt=2)
    retried["timeline"] = [*made(("processing", 0), ("failed", 5))["timeline"], *retried["timeline"]]
    assert remaining_of([retried, made(("processing", 0), ("failed", 1)), made()]) == {"processing": 5.0}


async def test_nothing_is_promised_before_something_is_known() -> None:
    async def recent() -> Sequence[dict[str, Any]]:
        return [made(("processing", 0), ("completed", 7))]

    pace = RemainingTime(recent=recent)
    assert pace.remaining == {}
    await pace.look()
    assert pace.remaining == {"processing": 7.0}
