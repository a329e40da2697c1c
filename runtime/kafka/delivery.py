"""What happens to one record: decode, handle with bounded retries, publish the result, or set it aside.

The offset is committed when `Delivery.deliver` returns, and only then; see `runtime.kafka.consuming`.
"""

import asyncio
import random
import time
import traceback
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, Literal

import structlog
from aiokafka import ConsumerRecord

from contracts.envelope import Event
from contracts.preps import PrepFailed
from contracts.problems import ProblemCode
from contracts.status import Stage
from contracts.topics import TOPICS
from contracts.versions import UnsupportedVersionError
from runtime.errors import ServiceError
from runtime.kafka.codec import (
    InvalidEventError,
    decode,
    headers_of,
    is_left_to_its_twin,
    stated_version,
    trace_headers,
    trace_of,
)
from runtime.kafka.dead_letters import DeadLetters, describe
from runtime.kafka.in_flight_dedup import InFlightDedup
from runtime.kafka.publishing import EventPublisher
from runtime.metrics import EVENTS_HANDLED, HANDLING_SECONDS, IN_FLIGHT
from runtime.settings import DeliverySettings

__all__ = ["Delivery", "Handler"]

Handler = Callable[[Any], Awaitable[Event | None]]
"""Takes an event; returns the event that follows from it, if any."""

Outcome = Literal["done", "failed", "dead_letter", "cancelled", "ignored", "repeated", "twin"]

_log = structlog.get_logger(__name__)


class Delivery:
    """Handles the records of one service."""

    def __init__(
        self,
        *,
        stage: Stage,
        handlers: Mapping[type[Event], Handler],
        publisher: EventPublisher,
        settings: DeliverySettings,
    ) -> None:
        self._stage = stage
        self._handlers = handlers
        self._publisher = publisher
        self._settings = settings
        self._dead_letters = DeadLetters(publisher=publisher, stage=stage)
        self.healthy = True
        """False once a record could neither be handled nor set aside."""
        self._repetitions = InFlightDedup()
        self._running: defaultdict[str, set[asyncio.Task[Event | None]]] = defaultdict(set)

    async def deliver(self, record: ConsumerRecord) -> None:
        """Return when the record needs no more work; raise CancelledError when it must come again."""
        started = time.perf_counter()
        trace_headers.set(trace_of(headers_of(record.headers)))
        with (
            structlog.contextvars.bound_contextvars(
                service=self._stage, topic=record.topic, partition=record.partition, offset=record.offset
            ),
            IN_FLIGHT.labels(self._stage).track_inprogress(),
        ):
            try:
                outcome = await self._settle(record)
            except Exception as error:
                # Whatever raised here is a fault of the delivery itself. Only a cancelled task keeps its offset
                # from being committed; the liveness check then has the process replaced.
                self.healthy = False
                _log.critical("delivery_broken", error=describe(error), frames=_frames(error))
                raise asyncio.CancelledError from error
        EVENTS_HANDLED.labels(self._stage, record.topic, outcome).inc()
        HANDLING_SECONDS.labels(self._stage, record.topic).observe(time.perf_counter() - started)

    def cancel(self, prep_id: str) -> None:
        """Stop what runs for a preparation; its records count as finished."""
        for task in self._running.get(prep_id, ()):
            task.cancel()

    async def _settle(self, record: ConsumerRecord) -> Outcome:
        if is_left_to_its_twin(topic=record.topic, value=record.value, headers=headers_of(record.headers)):
            return "twin"
        try:
            event = decode(topic=record.topic, value=record.value)
        except InvalidEventError as error:
            _log.warning("event_invalid", flaws=str(error))
            return await self._refuse(record, ProblemCode.INVALID_EVENT, error)
        except UnsupportedVersionError as error:
            _log.warning("event_version_unsupported", versions=str(error))
            return await self._refuse(record, ProblemCode.UNSUPPORTED_SCHEMA_VERSION, error)
        handler = self._handlers.get(type(event))
        if handler is None:
            return "ignored"
        with structlog.contextvars.bound_contextvars(prep_id=event.prep_id, attempt=event.attempt):
            version = stated_version(record.value) if TOPICS[record.topic].former else None
            async with self._repetitions.guard(
                event.event_id, version=version, published_at=record.timestamp / 1000
            ) as repeated:
                return "repeated" if repeated else await self._handle(record, event, handler)

    async def _refuse(self, record: ConsumerRecord, code: ProblemCode, error: Exception) -> Outcome:
        await self._dead_letters.set_aside(record, code=code, error=error, attempts=0)
        return "dead_letter"

    async def _handle(self, record: ConsumerRecord, event: Event, handler: Handler) -> Outcome:
        try:
            result = await self._try_until_deadline(event, handler)
            if result is not None:
                await self._publisher.publish(result)
        except _PrepCancelledError:
            return "cancelled"
        except ServiceError as error:
            _log.info("prep_failed", code=error.code, error=describe(error))
            await self._publisher.publish(self._failure(event, error))
            return "failed"
        except Exception as error:  # noqa: BLE001 — the boundary: whatever a handler raises ends here
            code = ProblemCode.TIMED_OUT if isinstance(error, TimeoutError) else ProblemCode.PROCESSING_FAILED
            # The traceback without the message: messages of validation errors quote what users wrote.
            _log.error("dead_letter", error=describe(error), frames=_frames(error))
            await self._dead_letters.set_aside(record, code=code, error=error, attempts=self._settings.attempts)
            return "dead_letter"
        return "done"

    async def _try_until_deadline(self, event: Event, handler: Handler) -> Event | None:
        async with asyncio.timeout(self._settings.deadline.total_seconds()):
            for attempt in range(1, self._settings.attempts):
                try:
                    return await self._run(event, handler)
                except (ServiceError, _PrepCancelledError):
                    raise
                except Exception as error:  # noqa: BLE001 — any fault may pass
                    _log.warning("handler_failed", error=describe(error), attempt=attempt)
                    await asyncio.sleep(self._pause(attempt))
            return await self._run(event, handler)

    async def _run(self, event: Event, handler: Handler) -> Event | None:
        """Run the handler as a task of its own, so that cancelling the preparation does not cancel the delivery."""
        task = asyncio.ensure_future(handler(event))
        tasks = self._running[event.prep_id]
        tasks.add(task)
        try:
            await asyncio.wait({task})
        finally:
            tasks.discard(task)
            if not tasks:
                self._running.pop(event.prep_id, None)
            if not task.done():
                task.cancel()
                await asyncio.wait({task}, timeout=1)
        if task.cancelled():
            raise _PrepCancelledError
        return task.result()

    def _pause(self, attempt: int) -> float:
        pause: timedelta = self._settings.backoff * 2 ** (attempt - 1)
        return pause.total_seconds() * random.uniform(0.5, 1.0)  # noqa: S311 — jitter

    def _failure(self, event: Event, error: ServiceError) -> PrepFailed:
        return PrepFailed(
            prep_id=event.prep_id,
            user_id=event.user_id,
            attempt=event.attempt,
            producer=self._stage,
            stage=self._stage,
            code=error.code,
            message=error.message,
            needs_manual_input=error.needs_manual_input,
            retryable=error.retryable,
            suggestions=list(error.suggestions),
            company_name=error.company_name,
            job_title=error.job_title,
        )


class _PrepCancelledError(Exception):
    """The user cancelled the preparation while its handler ran."""


def _frames(error: BaseException) -> list[str]:
    return [f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in traceback.extract_tb(error.__traceback__)]
