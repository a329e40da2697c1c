"""Many users at once on several processes: what they cost the sources, on a real MongoDB and the sandbox.

Four collectors that share nothing but the database take the place of four processes.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest

from contracts.job import JobDetails, RoleCategory
from contracts.preps import PrepContext
from local.environment import patched_environment, sandbox_variables
from local.sandbox.app import create_sandbox
from local.sandbox.worlds import COMMUNITIES
from local.servers.ports import free_port
from runtime.cache import MongoCache
from runtime.fetch.fetcher import Fetcher
from runtime.serving import serving
from services.scraper.app import build_collector
from services.scraper.collection.collector import Collector
from services.scraper.collection.entries import NAMESPACE
from services.scraper.collection.flights import Flights
from services.scraper.settings import ScraperSettings
from services.scraper.upstream.shared import MongoStates

pytestmark = pytest.mark.integration


@pytest.fixture
async def sandbox() -> AsyncIterator[str]:
    port = free_port()
    async with serving(create_sandbox(), host="127.0.0.1", port=port):
        yield f"127.0.0.1:{port}"


@pytest.fixture
async def collectors(sandbox: str, database: Any) -> AsyncIterator[list[Collector]]:
    variables = {f"PREPLINE_{name}": value for name, value in sandbox_variables(sandbox).items()}
    with patched_environment(variables):
        settings = ScraperSettings(environment="local")
    async with AsyncExitStack() as resources:
        yield [await collector(settings, database, resources) for _ in range(4)]


async def collector(settings: ScraperSettings, database: Any, resources: AsyncExitStack) -> Collector:
    client = await resources.enter_async_context(httpx.AsyncClient(timeout=None))  # noqa: S113 — timed inside
    lifetime = settings.collection.stale_lifetime
    return build_collector(
        settings,
        client=client,
        fetch=await resources.enter_async_context(Fetcher(settings.fetch)),
        cache=MongoCache(collection=database["cache"], namespace=NAMESPACE, lifetime=lifetime),
        states=MongoStates(database["scraper_sources"]),
        flights=Flights(database["scraper_flights"]),
    )


async def calls(sandbox: str) -> int:
    async with httpx.AsyncClient(base_url=f"http://{sandbox}") as client:
        counts: dict[str, int] = (await client.get("/_sandbox/requests")).json()["counts"]
    return sum(counts.get(place, 0) for place in COMMUNITIES)


def job(title: str, role: RoleCategory) -> JobDetails:
    return JobDetails(company_name="Copperfinch Robotics", job_title=title, role_category=role)


async def test_a_hundred_users_with_the_same_job_cost_one_collection(collectors: list[Collector], sandbox: str) -> None:
    wanted = job("Software Engineer, Fleet", RoleCategory.SOFTWARE_ENGINEERING)
    collected = await asyncio.gather(*(collectors[number % 4].collect(wanted, PrepContext()) for number in range(100)))

    assert await calls(sandbox) <= 10
    assert {len(posts) for posts, _ in collected} == {len(collected[0][0])}
    assert len(collected[0][0]) >= 12


async def test_other_roles_at_the_employer_cost_little_more(collectors: list[Collector], sandbox: str) -> None:
    """As in a thousand preparations for twenty employers: 0.6 requests each at most."""
    roles = [RoleCategory.SOFTWARE_ENGINEERING, RoleCategory.SALES, RoleCategory.OPERATIONS, RoleCategory.HR]
    for number in range(50):
        await collectors[number % 4].collect(job(f"Role {number % 5}", roles[number % 3]), PrepContext())

    assert await calls(sandbox) <= 0.6 * 50
