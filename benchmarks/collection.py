"""What collecting costs the sources, against the sandbox: requests in every world, for many users, and the time.

Four processes share a MongoDB, as in a deployment; the rest is asked of one. Requests are counted by the sandbox.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr

from contracts.job import JobDetails, RoleCategory
from contracts.posts import CollectionReport
from contracts.preps import PrepContext
from local.environment import patched_environment, sandbox_variables
from local.sandbox.app import create_sandbox
from local.sandbox.worlds import COMMUNITIES, WORLDS
from local.servers.mongo_embedded import EmbeddedMongo
from local.servers.ports import free_port
from runtime.cache import MongoCache
from runtime.fetch.fetcher import Fetcher
from runtime.logs import configure_logs
from runtime.mongo import connect
from runtime.serving import serving
from runtime.settings import MongoSettings
from services.scraper.app import build_collector
from services.scraper.collection.collector import Collector
from services.scraper.collection.entries import NAMESPACE
from services.scraper.collection.flights import Flights
from services.scraper.settings import ScraperSettings
from services.scraper.upstream.shared import MongoStates

_PROCESSES = 4
_LATENCY = 0.35
_AT_ONCE = 8
_KNOWN = {
    "Copperfinch Robotics": "copperfinch.example",
    "Wrenhollow Health": "wrenhollowhealth.example",
    "Thornquay Advisory": "thornquay.example",
    "Oatmere Foods": "oatmere.example",
}
_OTHERS = ("Brannock", "Papertrellis", "Pellwick", "Signalmoor", "Undertow Analytics", "Weserkranz")
_UNHEARD_OF = tuple(
    f"Zzyzx {name}" for name in ("Forge", "Mills", "Tools", "Foods", "Rail", "Labs", "Post", "Bank", "Care", "Gas")
)
COMPANIES = (*_KNOWN, *_OTHERS, *_UNHEARD_OF)
"""Twenty employers, half of which nobody writes about: those cost most."""
_ROLES = (RoleCategory.SOFTWARE_ENGINEERING, RoleCategory.SALES, RoleCategory.OPERATIONS, RoleCategory.HR)


def main(arguments: Sequence[str]) -> int:
    """Print the tables; or, as one of four processes, collect."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks collection", description=__doc__)
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    configure_logs(level="CRITICAL", log_format="console")
    asyncio.run(_worker(**json.loads(chosen.worker)) if chosen.worker else _main())
    return 0


async def _main() -> None:
    async with _running_sandbox() as sandbox:
        await _print_worlds(sandbox)
        await _print_times(sandbox)
        for preps, companies in ((100, 1), (1000, len(COMPANIES))):
            await sandbox.reset()
            calls = await _four_processes(sandbox, preps=preps, companies=companies)
            print(
                f"  {preps} preparations for {companies} employer(s), {_PROCESSES} processes: {calls} requests, "
                f"{calls / preps:.2f} each"
            )


@dataclass(frozen=True)
class _Sandbox:
    address: str
    client: httpx.AsyncClient

    async def spoil(self, rules: Mapping[str, Any]) -> None:
        (await self.client.put("/_sandbox/faults", json=dict(rules))).raise_for_status()

    async def reset(self) -> None:
        (await self.client.post("/_sandbox/reset")).raise_for_status()
        (await self.client.put("/_sandbox/reddit-budget", json={"limit": 100_000, "window_s": 60})).raise_for_status()

    async def calls(self) -> int:
        """Return how many requests places where people talk have got."""
        counts: dict[str, int] = (await self.client.get("/_sandbox/requests")).json()["counts"]
        return sum(counts.get(place, 0) for place in COMMUNITIES)


@asynccontextmanager
async def _running_sandbox() -> AsyncIterator[_Sandbox]:
    port = free_port()
    address = f"127.0.0.1:{port}"
    async with (
        serving(create_sandbox(), host="127.0.0.1", port=port),
        httpx.AsyncClient(base_url=f"http://{address}", timeout=60, trust_env=False) as client,
    ):
        yield _Sandbox(address, client)


def _settings(address: str, *, has_key: bool = True, **places: Any) -> ScraperSettings:
    variables = sandbox_variables(address)
    if not has_key:
        del variables["REDDIT__CLIENT_ID"], variables["REDDIT__CLIENT_SECRET"]
    with patched_environment({f"PREPLINE_{name}": value for name, value in variables.items()}):
        settings = ScraperSettings(environment="local")
    impatient = {"request_timeout": timedelta(seconds=0.5)}
    return settings.model_copy(
        update={place: getattr(settings, place).model_copy(update=impatient) for place in places.get("impatient", ())}
    )


@asynccontextmanager
async def _collector(settings: ScraperSettings) -> AsyncIterator[Collector]:
    async with httpx.AsyncClient(timeout=None) as client, Fetcher(settings.fetch) as fetch:  # noqa: S113 — timed inside
        yield build_collector(settings, client=client, fetch=fetch)


async def _one(sandbox: _Sandbox, **settings: Any) -> tuple[CollectionReport, int]:
    """Collect once, knowing nothing, and return the report and how many posts there are."""
    async with _collector(_settings(sandbox.address, **settings)) as collector:
        posts, report = await collector.collect(_job(0), PrepContext())
    return report, len(posts)


async def _print_worlds(sandbox: _Sandbox) -> None:
    """Print the requests of a fresh preparation, employer's pages apart, by world and by the place it befalls."""
    print("  requests (posts) of a fresh preparation, by what befalls which place; with a key if it befalls Reddit")
    print(f"  {'':24}" + "".join(f"{place[1:]:>16}" for place in COMMUNITIES))
    names = ("reddit", "hackernews", "archive", "atom", "stackexchange")
    for name, world in {"all is well": {}, **WORLDS}.items():
        cells = []
        for place, setting in zip(COMMUNITIES, names, strict=True):
            await sandbox.reset()
            await sandbox.spoil({place: dict(world)} if world else {})
            _, posts = await _one(sandbox, has_key=place == "/reddit", impatient=(setting,))
            cells.append(f"{await sandbox.calls():>8} ({posts:>4}) ")
        print(f"  {name:24}" + "".join(cells), flush=True)


async def _print_times(sandbox: _Sandbox) -> None:
    for name, has_key in (("with a key", True), ("without", False)):
        await sandbox.reset()
        await _one(sandbox, has_key=has_key)
        await sandbox.reset()
        await sandbox.spoil({"/": {"latency_s": _LATENCY}})
        started = time.perf_counter()
        await _one(sandbox, has_key=has_key)
        print(f"  a preparation {name}, {_LATENCY} s an answer: {time.perf_counter() - started:.2f} s (goal: 2.5)")


async def _four_processes(sandbox: _Sandbox, *, preps: int, companies: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        async with EmbeddedMongo(data_dir=Path(folder), port=free_port()) as mongo:
            await asyncio.gather(
                *(
                    _process(sandbox.address, mongo.url, range(start, preps, _PROCESSES), companies)
                    for start in range(_PROCESSES)
                )
            )
    return await sandbox.calls()


async def _process(address: str, mongo: str, numbers: range, companies: int) -> None:
    task = {"address": address, "mongo": mongo, "numbers": list(numbers), "companies": companies}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks", "collection", "--worker", json.dumps(task)),
        stderr=asyncio.subprocess.DEVNULL,
        env=dict(os.environ),
    )
    if await process.wait():
        raise RuntimeError("a process failed")


async def _worker(*, address: str, mongo: str, numbers: Sequence[int], companies: int) -> None:
    settings = _settings(address)
    database = connect(MongoSettings(url=SecretStr(mongo)))["benchmark"]
    lifetime = settings.collection.stale_lifetime
    slots = asyncio.Semaphore(_AT_ONCE)
    async with httpx.AsyncClient(timeout=None) as client, Fetcher(settings.fetch) as fetch:  # noqa: S113 — timed inside
        collector = build_collector(
            settings,
            client=client,
            fetch=fetch,
            cache=MongoCache(collection=database["cache"], namespace=NAMESPACE, lifetime=lifetime),
            states=MongoStates(database["scraper_sources"]),
            flights=Flights(database["scraper_flights"]),
        )

        async def collect(number: int) -> None:
            async with slots:
                await collector.collect(_job(number, companies), PrepContext())

        await asyncio.gather(*map(collect, numbers))


def _job(number: int, companies: int = 1) -> JobDetails:
    company = COMPANIES[number % companies]
    is_same = companies == 1
    return JobDetails(
        company_name=company,
        company_domain=_KNOWN.get(company),
        job_title="Software Engineer, Fleet" if is_same else f"Role {number % 7}",
        role_category=_ROLES[0 if is_same else number % len(_ROLES)],
        required_skills=["Python", "C++"],
    )
