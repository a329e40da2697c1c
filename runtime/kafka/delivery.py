"""What happens to one record: decode, handle with bounded retries, publish the result, or set it aside.

The offset is committed when `Delivery.deliver` returns, and only then; see `runtime.kafka.consuming`.
"""

import asyncio
import time
import traceback
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Literal

import structlog
from aiokafka import ConsumerRecord

from contracts.envelope import Event
from contracts.preps import PrepCancelled, PrepFailed, PrepProgress
from contracts.problems import ProblemCode
from contracts.signatures import is_service
from contracts.status import Stage
from contracts.topics import TOPICS
from contracts.versions import UnsupportedVersionError
from runtime.errors import ClaimRefusedError, ServiceError
from runtime.kafka.attempts import Attempts, Handler, PrepEndedError
from runtime.kafka.breaker import Breaker
from runtime.kafka.codec import (
    InvalidEventError,
    decode,
    headers_of,
    is_left_to_its_twin,
    stated_version,
    trace_headers,
    trace_of,
)
from runtime.kafka.dead_letters import DeadLetters, describe, is_meant_for
from runtime.kafka.identity.principals import Principals, UnprovenError
from runtime.kafka.in_flight_dedup import InFlightDedup
from runtime.kafka.publishing import EventPublisher
from runtime.metrics import (
    EVENTS_HANDLED,
    FAILURES,
    HANDLING_SECONDS,
    IN_FLIGHT,
    QUEUE_SECONDS,
    begin_at_nought,
)
from runtime.settings import DeliverySettings
from runtime.tracing import TimedSpan, annotate, span

__all__ = ["Delivery"]

Outcome = Literal["done", "failed", "dead_letter", "refused", "cancelled", "ignored", "repeated", "twin"]

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
        principals: Principals | None = None,
        admit: Callable[[Event], Awaitable[None]] | None = None,
    ) -> None:
        """Put it together.

        Args:
            stage: Which service this is.
            handlers: What to do with each event.
            publisher: Where results and dead letters go.
            settings: Patience.
            principals: Who may write what; without, each event's own word is taken for its producer.
            admit: Awaited before an event of another system is handled; raises what ends its preparation.
        """
        self._stage = stage
        self._handlers = handlers
        self._publisher = publisher
        self._settings = settings
        self._principals = principals
        self._dead_letters = DeadLetters(publisher=publisher, stage=stage)
        self.healthy = True
        """False once a record could neither be handled nor set aside."""
        self._repetitions = InFlightDedup()
        self._breaker = Breaker(stage=stage, failures=settings.breaker_failures, pause=settings.breaker_pause)
        self._attempts = Attempts(settings=settings, admit=admit)
        begin_at_nought(stage, topics=[model.topic for model in handlers])

    async def deliver(self, record: ConsumerRecord) -> None:
        """Return when the record needs no more work; raise CancelledError when it must come again."""
        await self._breaker.admit()
        started = time.perf_counter()
        QUEUE_SECONDS.labels(self._stage, record.topic).observe(max(0.0, time.time() - record.timestamp / 1000))
        with (
            structlog.contextvars.bound_contextvars(
                service=self._stage, topic=record.topic, partition=record.partition, offset=record.offset
            ),
            IN_FLIGHT.labels(self._stage).track_inprogress(),
        ):
            try:
                headers = headers_of(record.headers)
                trace_headers.set(trace_of(headers))
                with self._span(record) as taken:
                    if taken is not None:  # what follows from it is within it
                        trace_headers.set({**trace_headers.get(), "traceparent": taken.traceparent})
                    outcome = await self._settle(record, headers)
            except Exception as error:
                # Whatever raised here is a fault of the delivery itself. Only a cancelled task keeps its offset
                # from being committed; the liveness check then has the process replaced.
                self.healthy = False
                _log.critical("delivery_broken", error=describe(error), frames=_frames(error))
                raise asyncio.CancelledError from error
        # What somebody unknown wrote says nothing about us; or anybody could stop us with twenty records.
        if outcome in {"done", "failed", "dead_letter"}:
            self._breaker.note(failed=outcome == "dead_letter")
        EVENTS_HANDLED.labels(self._stage, record.topic, outcome).inc()
        HANDLING_SECONDS.labels(self._stage, record.topic).observe(time.perf_counter() - started)

    def end(self, record: ConsumerRecord) -> None:
        """Stop what runs for a preparation that was cancelled or failed, and begin nothing more for that attempt.

        Its records count as finished. A record that does not prove who wrote it ends nothing; whoever consumes it
        sets it aside.
        """
        try:
            producer = self._producer_of(record, headers_of(record.headers))
            event = decode(topic=record.topic, value=record.value)
        except (UnprovenError, InvalidEventError, UnsupportedVersionError):
            return
        if not isinstance(event, PrepCancelled | PrepFailed) or producer == self._stage:
            return  # what this service itself reported has ended here already
        self._attempts.end(event)

    def _span(self, record: ConsumerRecord) -> AbstractContextManager[TimedSpan | None]:
        if record.topic == PrepProgress.topic:
            return nullcontext()
        return span(record.topic, service=self._stage, traceparent=trace_headers.get()["traceparent"])

    async def _settle(self, record: ConsumerRecord, headers: Mapping[str, str]) -> Outcome:
        if not is_meant_for(self._stage, headers):
            return "ignored"
        try:
            producer = self._producer_of(record, headers)
        except UnprovenError as error:
            _log.warning("event_unproven", flaw=str(error))
            return await self._refuse(record, ProblemCode.CLAIM_REFUSED, error, ends_prep=False)
        if is_left_to_its_twin(topic=record.topic, value=record.value, headers=headers):
            return "twin"
        # Another system's unreadable record proves neither user nor attempt: it ends nobody's preparation.
        is_ours = producer is None or is_service(producer)
        try:
            event = decode(topic=record.topic, value=record.value)
        except InvalidEventError as error:
            _log.warning("event_invalid", flaws=str(error))
            return await self._refuse(record, ProblemCode.INVALID_EVENT, error, ends_prep=is_ours)
        except UnsupportedVersionError as error:
            _log.warning("event_version_unsupported", versions=str(error))
            return await self._refuse(record, ProblemCode.UNSUPPORTED_SCHEMA_VERSION, error, ends_prep=is_ours)
        # From here on `producer` is what was proven, not what the event says.
        return await self._take(record, event if producer is None else event.model_copy(update={"producer": producer}))

    async def _take(self, record: ConsumerRecord, event: Event) -> Outcome:
        handler = self._handlers.get(type(event))
        if handler is None:
            return "ignored"
        annotate(prep_id=event.prep_id, attempt=str(event.attempt))
        with structlog.contextvars.bound_contextvars(prep_id=event.prep_id, attempt=event.attempt):
            version = stated_version(record.value) if TOPICS[record.topic].former else None
            async with self._repetitions.guard(
                (record.topic, event.prep_id, event.event_id), version=version, published_at=record.timestamp / 1000
            ) as repeated:
                return "repeated" if repeated else await self._handle(record, event, handler)

    def _producer_of(self, record: ConsumerRecord, headers: Mapping[str, str]) -> str | None:
        if self._principals is None:
            return None
        return self._principals.prove(topic=record.topic, key=record.key, value=record.value, headers=headers)

    async def _refuse(self, record: ConsumerRecord, code: ProblemCode, error: Exception, *, ends_prep: bool) -> Outcome:
        await self._dead_letters.unreadable(record, code=code, error=error, ends_prep=ends_prep)
        return "dead_letter" if ends_prep else "refused"

    async def _handle(self, record: ConsumerRecord, event: Event, handler: Handler) -> Outcome:
        try:
            result = await self._attempts.run(event, handler)
            if result is not None:
                await self._publisher.publish(result)
        except PrepEndedError:
            return "cancelled"
        except ServiceError as error:
            _log.info("prep_failed", code=error.code, error=describe(error))
            FAILURES.labels(self._stage, error.code).inc()
            await self._publisher.publish(self._failure(event, error))
            return "failed"
        except ClaimRefusedError as error:
            _log.warning("claim_refused", field=error.field, flaw=str(error))
            await self._dead_letters.set_aside(
                record, code=ProblemCode.CLAIM_REFUSED, error=error, attempts=1, ends_prep=False
            )
            return "refused"
        except Exception as error:  # noqa: BLE001 — the boundary: whatever a handler raises ends here
            code = ProblemCode.TIMED_OUT if isinstance(error, TimeoutError) else ProblemCode.PROCESSING_FAILED
            # The traceback without the message: messages of validation errors quote what users wrote.
            _log.error("dead_letter", error=describe(error), frames=_frames(error))
            FAILURES.labels(self._stage, code).inc()
            await self._dead_letters.set_aside(record, code=code, error=error, attempts=self._settings.attempts)
            return "dead_letter"
        return "done"

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


def _frames(error: BaseException) -> list[str]:
    return [f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in traceback.extract_tb(error.__traceback__)]
