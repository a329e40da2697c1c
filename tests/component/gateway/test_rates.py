"""How requests of a minute are counted, by what a process remembers and by what the database has."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from typing_extensions import override

from services.gateway.errors import TooOftenError
from services.gateway.limits import rates as counting
from services.gateway.limits import starts as starting
from services.gateway.limits.rates import Rates
from services.gateway.limits.starts import Starts
from tests.support.recorded_reads import RecordingDatabase


class _Clock(datetime):
    """Stands still where a test puts it."""

    moment = datetime(2026, 12, 1, 12, 0, 1, tzinfo=UTC)

    @classmethod
    @override
    def now(cls, tz: Any = None) -> Any:
        return cls.moment.astimezone(tz)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[_Clock]:
    monkeypatch.setattr(_Clock, "moment", _Clock.moment)
    monkeypatch.setattr(counting, "datetime", _Clock)
    return _Clock


async def _left(rates: Rates, who: str = "alice", limit: int = 9) -> tuple[int, int]:
    rate = await rates.count("user", who, limit=limit)
    assert rate is not None
    return rate.remaining, rate.seconds


async def test_a_minute_is_one_count_and_the_next_another(collection: Any, clock: type[_Clock]) -> None:
    rates = Rates(collection=collection.database["limits"])
    assert await _left(rates) == (8, 59)
    clock.moment += timedelta(seconds=58)
    assert await _left(rates) == (7, 1)
    clock.moment += timedelta(seconds=1)
    assert await _left(rates) == (8, 60)


async def test_what_is_used_up_is_refused_until_the_minute_is_over(collection: Any, clock: type[_Clock]) -> None:
    rates = Rates(collection=collection.database["limits"])
    await _left(rates, limit=1)
    for _ in range(2):
        with pytest.raises(TooOftenError) as refused:
            await rates.count("user", "alice", limit=1)
        assert refused.value.headers["RateLimit"] == '"user";r=0;t=59'
        assert refused.value.headers["Retry-After"] == "59"
    with pytest.raises(TooOftenError):
        rates.refuse_if_used_up("user", "alice", limit=1)
    rates.refuse_if_used_up("user", "alice", limit=2)
    clock.moment += timedelta(minutes=1)
    rates.refuse_if_used_up("user", "alice", limit=1)


async def test_counts_are_kept_for_two_minutes(collection: Any, clock: type[_Clock]) -> None:
    limits = collection.database["limits"]
    await _left(Rates(collection=limits))
    assert (await limits.find_one({}))["expiresAt"] == clock.moment + timedelta(minutes=2)


@pytest.mark.usefixtures("clock")
async def test_a_count_that_is_gone_begins_again(collection: Any) -> None:
    limits = collection.database["limits"]
    rates = Rates(collection=limits)
    assert [(await _left(rates))[0] for _ in range(3)] == [8, 7, 6]
    await limits.delete_many({})
    assert (await _left(rates))[0] == 8


@pytest.mark.usefixtures("clock")
async def test_the_count_that_was_seen_first_is_forgotten_first(
    collection: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_REMEMBERED", 2)
    recorded = RecordingDatabase(collection.database)
    rates = Rates(collection=recorded["limits"])
    for who in ("a", "b", "c", "c", "b"):
        await _left(rates, who)
    assert recorded.reads == []
    assert (await _left(rates, "a"))[0] == 7
    assert len(recorded.reads) == 1


async def test_the_user_that_was_seen_first_is_forgotten_first(
    collection: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "_REMEMBERED", 2)
    recorded = RecordingDatabase(collection.database)
    starts = Starts(collection=recorded["limits"])
    for user in ("a", "b", "c", "c", "b"):
        await starts.begin(user, [None], limit=9)
    assert recorded.reads == []
    await starts.begin("a", ["p"], limit=9)
    assert len(recorded.reads) == 1
