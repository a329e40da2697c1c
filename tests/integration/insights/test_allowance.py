"""What a user may use of the model in a day, on a real MongoDB."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from contracts.insights import ModelUsage
from services.insights.allowance import DailyAllowance
from services.insights.engines.base import ModelLimits
from services.insights.settings import EngineSettings

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
USED = ModelUsage(engine="openai", calls=5, prompt_tokens=700, completion_tokens=200, cost_micros=40)


def allowance(database: Any, now: Callable[[], datetime] = lambda: NOON, **limits: Any) -> DailyAllowance:
    settings = EngineSettings(**{"user_day_tokens": 1000, "user_day_micros": 100, **limits})
    return DailyAllowance(collection=database["model_use"], settings=settings, now=now)


async def test_processes_count_together_and_users_apart(database: Any) -> None:
    first, second = allowance(database), allowance(database)
    await first.prepare()

    await first.book("ada", USED)
    await second.book("ada", USED.model_copy(update={"prompt_tokens": 50, "completion_tokens": 0, "cost_micros": 0}))

    assert await first.left("ada") == ModelLimits(tokens=50, micros=60)
    assert await first.left("bob") == ModelLimits(tokens=1000, micros=100)


async def test_more_than_allowed_leaves_nothing_until_the_next_day(database: Any) -> None:
    day = [NOON]
    counted = allowance(database, lambda: day[0])
    await counted.book("ada", USED)
    await counted.book("ada", USED)
    assert (await counted.left("ada")).used_up

    day[0] += timedelta(days=1)

    assert await counted.left("ada") == ModelLimits(tokens=1000, micros=100)


async def test_a_guide_from_the_cache_uses_nothing(database: Any) -> None:
    await allowance(database).book("ada", ModelUsage(engine="openai"))
    assert await database["model_use"].count_documents({}) == 0


@pytest.mark.parametrize("limits", [{"user_day_tokens": None}, {"user_day_micros": None}])
async def test_a_limit_may_be_left_out(database: Any, limits: dict[str, Any]) -> None:
    counted = allowance(database, **limits)
    await counted.book("ada", USED)
    left = await counted.left("ada")
    assert (left.tokens is None, left.micros is None) == ("user_day_tokens" in limits, "user_day_micros" in limits)
    assert not left.used_up
