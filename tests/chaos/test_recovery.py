"""Brokers that go away or lose everything, and clients that lose their connection."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from contracts.status import Stage
from local.client import Client
from local.patience import Patience
from local.sandbox import DEMO_POSTING_PATH
from local.stack import LocalStack
from runtime.kafka.topics import create_topics
from runtime.settings import KafkaSettings
from tests.support.reached import reached

pytestmark = [pytest.mark.chaos, pytest.mark.asyncio(loop_scope="package")]

ClientOf = Callable[[str], Client]
SlowDown = Callable[..., Awaitable[None]]


async def test_a_request_accepted_while_kafka_is_down_completes(stack: LocalStack, client_of: ClientOf) -> None:
    assert stack.servers.kafka is not None
    await stack.servers.kafka.stop()
    async with client_of("offline") as client:
        prep_id = await client.generate(job_posting_url=stack.sandbox_url + DEMO_POSTING_PATH)
        assert (await client.status(prep_id))["status"] == "processing"
        await stack.servers.kafka.start()
        assert (await client.final(prep_id))["status"] == "completed"


async def test_a_broker_that_forgot_everything_loses_no_preparation(
    stack: LocalStack, database: Any, client_of: ClientOf, slow_down: SlowDown
) -> None:
    assert stack.servers.kafka is not None
    await slow_down(careers=1.0, reddit=0.5)
    async with client_of("wiped") as client:
        urls = [f"{stack.sandbox_url}{DEMO_POSTING_PATH}?ref=wiped-{number}" for number in range(8)]
        preps = list(await asyncio.gather(*(client.generate(job_posting_url=url) for url in urls)))
        await reached(database, preps, Stage.SCRAPER)
        await stack.servers.kafka.kill()
        stack.servers.kafka.wipe()
        # Consumers remember positions in topics that no longer exist, and would leave them with the new broker, which
        # then waits for records that far: after such a loss they are stopped before it starts.
        await asyncio.gather(*(process.kill() for process in stack.processes.values()))
        await stack.servers.kafka.start()
        await create_topics(KafkaSettings(bootstrap_servers=stack.addresses.kafka))
        await asyncio.gather(*(process.start() for process in stack.processes.values()))
        documents = await client.all_final(preps)
        assert Counter(document["status"] for document in documents) == {"completed": 8}
        account = await client.account()
        assert (account["balance"], account["held"]) == (5000 - 8 * 25, 0)


async def test_a_stream_resumes_without_gap_or_repetition_even_across_a_gateway_restart(
    stack: LocalStack, client_of: ClientOf, slow_down: SlowDown
) -> None:
    await slow_down(careers=0.8, reddit=0.8, openai=0.8)
    seen: list[int] = []
    async with client_of("listener") as client:
        prep_id = await client.generate(job_posting_url=f"{stack.sandbox_url}{DEMO_POSTING_PATH}?ref=stream")
        last: str | None = None
        connections = ended = 0
        patience = Patience(90)
        while not ended:
            patience.look(last)
            connections += 1
            try:
                async for event in client.events(prep_id, last_event_id=last, with_ids=True):
                    ended += event.name == "end"
                    if event.id is None or ended:
                        continue  # a change that is not kept yet: its id comes later, or it comes again
                    last = event.id
                    if event.name != "snapshot":
                        seen.append(int(event.id))
                        break  # lose the connection after every single change
                    seen.extend(range(1, int(event.id) + 1))  # the snapshot stands for all up to its number
                else:
                    continue
            except httpx.TransportError:
                await asyncio.sleep(0.1)
            if connections == 3:
                await stack.processes[Stage.GATEWAY].kill()
                await stack.processes[Stage.GATEWAY].start()
        document = await client.status(prep_id)
    assert document["status"] == "completed"
    assert connections > 3
    assert seen == list(range(1, len(seen) + 1))
    assert len(seen) >= 5
