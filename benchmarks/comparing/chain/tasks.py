"""The Celery application: each step hands the event it was given to the handler of its service."""

import asyncio
import contextlib
import gc
import os
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import redis
import uvloop
from celery import Celery
from celery.signals import worker_ready
from starlette.applications import Starlette

from benchmarks.comparing.contenders.without_broker import MemoryBus, built_services, environments_of
from contracts.envelope import Event
from contracts.status import Stage
from contracts.versions import read_event
from runtime.errors import ServiceError
from runtime.kafka.codec import encode
from runtime.logs import configure_logs
from runtime.serving import settle_heap

__all__ = ["STEPS", "app", "documents"]

STEPS = ("billing", "parser", "scraper", "insights", "renderer", "billing")
"""Services in the order of the chain: credits are held first and charged last."""
_REDIS = os.environ.get("CHAIN_REDIS", "redis://127.0.0.1:6379/0")
_PATIENCE = 240
_ALLOCATIONS = 20_000
"""Between two searches for garbage, as in our own processes."""

app = Celery("chain", broker=_REDIS, backend=_REDIS)
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    task_serializer="json",
    accept_content=["json"],
    broker_connection_retry_on_startup=True,
)
documents = redis.Redis.from_url(_REDIS, decode_responses=True)
"""What users ask for: one hash a preparation."""


class _Service:
    """One service's handlers in an event loop of their own; Celery's threads wait for it."""

    def __init__(self) -> None:
        self._loop = uvloop.new_event_loop()
        self._handlers: dict[type[Event], Callable[[Event], Awaitable[Event | None]]] = {}
        self._started = threading.Event()

    def start(self, stage: Stage, environment: dict[str, str]) -> None:
        threading.Thread(target=self._run, args=(stage, environment), daemon=True).start()
        if not self._started.wait(60):
            raise TimeoutError(stage)

    def handle(self, event: Event) -> Event | None:
        handler = self._handlers[type(event)]
        return asyncio.run_coroutine_threadsafe(_awaited(handler(event)), self._loop).result(_PATIENCE)

    def _run(self, stage: Stage, environment: dict[str, str]) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._stay(stage, environment))

    async def _stay(self, stage: Stage, environment: dict[str, str]) -> None:
        with built_services({stage: environment}, MemoryBus()) as apps:
            async with _lifespan(apps[stage]):
                self._handlers = apps[stage].state.service._handlers  # noqa: SLF001 — the same objects, nothing else of it
                gc.set_threshold(_ALLOCATIONS)
                settle_heap()
                self._started.set()
                await asyncio.Event().wait()


_service = _Service()


@worker_ready.connect
def _begin(**_: Any) -> None:
    configure_logs(level="WARNING", log_format="json")
    stage = os.environ["CHAIN_STAGE"]
    _service.start(Stage(stage), environments_of(Path(os.environ["CHAIN_ENVIRONMENTS"]))[stage])
    documents.sadd("ready", stage)


@app.task(name="step")
def step(message: dict[str, str], status: str) -> dict[str, str]:
    """Handle an event and return what follows from it; what a handler refuses ends the preparation."""
    event = read_event(topic=message["topic"], value=message["value"])
    documents.hset(event.prep_id, "status", status)
    try:
        result = _service.handle(event) or event
    except ServiceError as error:
        documents.hset(event.prep_id, mapping={"status": "failed", "error": error.message, "readyAt": time.time()})
        raise
    if status == "charging":
        documents.hset(event.prep_id, mapping={"status": "completed", "readyAt": time.time()})
    return {"topic": result.topic, "value": encode(result).decode()}


async def _awaited(work: Awaitable[Event | None]) -> Event | None:
    return await work


@contextlib.asynccontextmanager
async def _lifespan(running: Starlette) -> Any:
    async with running.router.lifespan_context(running):
        yield
