"""Forgetting what was collected, on a real MongoDB."""

from datetime import timedelta
from typing import Any

import pytest
from pydantic import BaseModel

from runtime.cache import MongoCache
from services.scraper.collection.entries import NAMESPACE
from services.scraper.collection.purge import purge_entries

pytestmark = pytest.mark.integration


class Kept(BaseModel):
    text: str = "kept"


@pytest.fixture
async def cache(database: Any) -> Any:
    for namespace, key in (
        (NAMESPACE, "stripe:reddit.1.abc"),
        (NAMESPACE, "stripe:hackernews.2.abc"),
        (NAMESPACE, "stripeline:reddit.1.abc"),
        ("insights", "stripe:engineer:1:2"),
        ("insights", "stripeline:engineer:1:2"),
        ("job_parsing", "stripe"),
    ):
        await MongoCache(collection=database["cache"], namespace=namespace, lifetime=timedelta(days=1)).put(key, Kept())
    return database["cache"]


async def left(cache: Any) -> set[str]:
    return {entry["_id"] for entry in await cache.find({}).to_list(99)}


async def test_forgets_one_employer_and_what_was_made_of_posts(cache: Any) -> None:
    assert await purge_entries(cache, company="Stripe, Inc.") == 3
    assert await left(cache) == {
        f"{NAMESPACE}:stripeline:reddit.1.abc",
        "insights:stripeline:engineer:1:2",
        "job_parsing:stripe",
    }


async def test_forgets_everything_that_was_collected(cache: Any) -> None:
    assert await purge_entries(cache, company=None) == 5
    assert await left(cache) == {"job_parsing:stripe"}
