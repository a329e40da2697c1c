"""One service of Prepline: its Kafka side, its resources, its health; assembled in each service's `app.py`."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from aiokafka import ConsumerRecord
from starlette.applications import Starlette

from contracts.envelope import Event
from contracts.status import Stage
from contracts.topics import TOPICS
from runtime.cache import MongoCache
from runtime.health import health_routes, metrics_route
from runtime.kafka.admission import HoldClient
from runtime.kafka.attempts import Handler
from runtime.kafka.consuming import Consumer
from runtime.kafka.delivery import Delivery
from runtime.kafka.identity.principals import Principals, Signer
from runtime.kafka.producing import Producer
from runtime.kafka.publishing import EventPublisher
from runtime.kafka.topics import wait_for_topics
from runtime.mongo import connect
from runtime.serving import serving
from runtime.settings import ServiceSettings, SigningSettings, StorageSettings
from runtime.storage import S3ObjectStore
from runtime.tracing.keeping import keep_spans

__all__ = ["Service"]

R = TypeVar("R")
E = TypeVar("E", bound=Event)
_log = structlog.get_logger(__name__)


class Service:
    """Builds and runs what the six services have in common. Nothing connects before `running()`.

    Args:
        stage: Which service this is.
        settings: Its settings.
        interruptible: Whether work on a preparation stops when its user cancels it. Services that keep books must
            not stop halfway: they handle the cancellation as an event instead.
    """

    def __init__(self, *, stage: Stage, settings: ServiceSettings, interruptible: bool = True) -> None:
        self.stage = stage
        self._interruptible = interruptible
        self.settings = settings
        self._producer = Producer(settings=settings.kafka, client_id=f"{stage}-{settings.slot}")
        self.publisher = EventPublisher(producer=self._producer, stage=stage, signer=_signer(stage, settings.signing))
        self._handlers: dict[type[Event], Handler] = {}
        self._resources: list[AbstractAsyncContextManager[Any]] = []
        self._database: Any = None
        self._admit: Callable[[Event], Awaitable[None]] | None = None
        self._delivery: Delivery | None = None
        self._consumer: Consumer | None = None
        self.ready = False
        """Whether the service has started and is not draining."""
        self.stopping = asyncio.Event()
        """Set when the process begins to shut down; long responses end then."""

    @property
    def progress(self) -> EventPublisher:
        """Reports progress on behalf of this service."""
        return self.publisher

    def on(self, model: type[E], handler: Callable[[E], Awaitable[Event | None]]) -> None:
        """Handle every event of a topic; what the handler returns is published."""
        self._handlers[model] = handler

    def hold_first(self) -> None:
        """Have billing hold the credits before an event of another system is handled.

        Whoever enters the chain here is asked to pay here, before anything costly is done.
        """
        client = self.manage(HoldClient(settings=self.settings.billing, token=self.settings.hold_token))
        self._admit = client.admit

    def manage(self, resource: AbstractAsyncContextManager[R]) -> Any:
        """Enter `resource` before events are taken and leave it after the last one; returns it for wiring."""
        self._resources.append(resource)
        return resource

    def at_start(self, prepare: Callable[[], Awaitable[None]]) -> None:
        """Await `prepare` before events are taken."""

        @contextlib.asynccontextmanager
        async def prepared() -> AsyncIterator[None]:
            await prepare()
            yield

        self.manage(prepared())

    def mongo(self) -> Any:
        """Return the motor database of this process, closed at shutdown."""
        if self._database is None:
            client = connect(self.settings.mongo)
            self._database = client[self.settings.mongo.database]
            self.manage(_closing(client.close))
        return self._database

    def cache(self, namespace: str, *, lifetime: timedelta) -> MongoCache:
        """Return a namespace of the shared cache."""
        cache = MongoCache(collection=self.mongo()["cache"], namespace=namespace, lifetime=lifetime)
        self.at_start(cache.prepare)
        return cache

    def object_store(self, settings: StorageSettings) -> S3ObjectStore:
        """Return the bucket of the guides; created at start when missing."""
        store = S3ObjectStore(settings)
        self.manage(_closing(store.close))
        self.at_start(store.prepare)
        return store

    def asgi(self, app: Starlette | None = None) -> Starlette:
        """Return `app`, or a bare one, with health routes; its lifespan runs the service.

        An app that is passed must have been built with `lifespan=service.lifespan`.
        """
        app = app or Starlette(lifespan=self.lifespan)
        app.router.routes.extend(health_routes(self, with_metrics=self.settings.metrics_port is None))
        app.state.service = self
        return app

    @contextlib.asynccontextmanager
    async def lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        """Run the service as the lifespan of an ASGI app."""
        async with self.running():
            yield

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run the service: resources first, then events; on the way out events drain before resources close."""
        self._delivery = Delivery(
            stage=self.stage,
            handlers=self._handlers,
            publisher=self.publisher,
            settings=self.settings.delivery,
            principals=_principals(self.settings.signing),
            admit=self._admit,
        )
        self._consumer = Consumer(
            group=self.stage,
            settings=self.settings,
            topics=[model.topic for model in self._handlers],
            deliver=self._deliver,
            ended=self._ended if self._interruptible else None,
        )
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(keep_spans(self.settings.tracing))
            await wait_for_topics(self.settings.kafka, TOPICS)
            await stack.enter_async_context(self._producer.running())
            if (port := self.settings.metrics_port) is not None:
                metrics = Starlette(routes=[metrics_route(self)])
                await stack.enter_async_context(serving(metrics, host=self.settings.host, port=port))
            for resource in self._resources:
                await stack.enter_async_context(resource)
            try:
                await self._consumer.start()
                self.ready = True
                _log.info("service_started", service=self.stage)
                yield
            finally:
                self.ready = False
                await self._consumer.stop()
                _log.info("service_stopped", service=self.stage)

    @property
    def healthy(self) -> bool:
        """Whether the process should go on; false has it replaced."""
        if self._consumer is None or self._delivery is None or not self.ready:
            return True  # starting or draining
        return self._consumer.healthy and self._delivery.healthy

    async def observe(self) -> None:
        """Bring metrics up to date that are read rather than counted."""
        if self._consumer is not None and self.ready:
            await self._consumer.observe_lag()

    async def _deliver(self, record: ConsumerRecord) -> None:
        assert self._delivery is not None  # noqa: S101 — narrows the type; set before consuming begins
        await self._delivery.deliver(record)

    def _ended(self, record: ConsumerRecord) -> None:
        if self._delivery is not None:
            self._delivery.end(record)


def _signer(stage: Stage, settings: SigningSettings) -> Signer | None:
    return Signer(principal=stage, key=settings.key.get_secret_value()) if settings.key else None


def _principals(settings: SigningSettings) -> Principals | None:
    if not settings.configured:
        return None
    return Principals(trusted=settings.trusted, unsigned_external=settings.unsigned_external)


@contextlib.asynccontextmanager
async def _closing(close: Callable[[], None]) -> AsyncIterator[None]:
    try:
        yield
    finally:
        close()
