"""What a user does to a preparation: request, retry, cancel."""

import contextlib
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Protocol, TypeVar
from uuid import NAMESPACE_URL, uuid4, uuid5

import structlog
from pydantic import ValidationError
from pymongo.errors import PyMongoError

from contracts.billing import HoldRequest
from contracts.preps import PdfStored, PrepCancelled, PrepContext, PrepRequest, PrepRequested
from contracts.status import PrepStatus, Stage
from services.gateway.errors import (
    ConflictError,
    IdempotencyMismatchError,
    InvalidRequestError,
    NotFoundError,
    UnavailableError,
)
from services.gateway.metrics import PREPS_ACCEPTED, PREPS_ENDED
from services.gateway.preparations.event_messages import request_fields
from services.gateway.preparations.listing import posting_key
from services.gateway.preparations.preparation import ACCEPTED, Change, State, entry_of, fold, restarted
from services.gateway.preparations.state_cache import StateCache
from services.gateway.preparations.store import Document, PrepStore, state_of, utc_now
from services.gateway.settings import LimitSettings
from services.gateway.streams.hub import Hub

__all__ = ["Admission", "Billing", "Intake"]

_NAMESPACE = uuid5(NAMESPACE_URL, "urn:prepline:prep")
_WELCOME = "Your request was accepted."
_RETRYABLE = frozenset({PrepStatus.FAILED, PrepStatus.PARSING_FAILED, PrepStatus.CANCELLED})
_TRIES = 20
_log = structlog.get_logger(__name__)
T = TypeVar("T")


class Billing(Protocol):
    """Reserves credits; see `BillingClient`."""

    async def hold(self, request: HoldRequest) -> None:
        """Reserve the credits of an attempt."""

    async def release(self, request: HoldRequest) -> None:
        """Give them back."""


class Admission(Protocol):
    """Lets a preparation start; see `limits.pacing`."""

    def place(self, prep_id: str) -> AbstractAsyncContextManager[None]:
        """Count the start and keep a place for the preparation, unless the block raises."""

    async def repeated(self) -> None:
        """Count a start that was made before."""


@dataclass(kw_only=True)
class Intake:
    """Takes requests: credits are held first, then one write makes the preparation and its event durable."""

    store: PrepStore
    states: StateCache
    billing: Billing
    hub: Hub
    limits: LimitSettings
    lease: timedelta
    """For this long what was accepted is this process's to publish."""
    publish: Callable[[Document], None]
    publish_soon: Callable[[], None]

    async def generate(
        self,
        *,
        user_id: str,
        request: PrepRequest,
        context: PrepContext,
        key: str | None,
        trace: Mapping[str, str],
        admission: Admission,
        refresh_of: str | None = None,
    ) -> str:
        """Accept a request and return the preparation's id; the same key and request give the same one.

        `refresh_of` links the preparation to an older one of the same job.

        Raises:
            IdempotencyMismatchError: The key was used for another request.
            TooOftenError: The minute of the user or the address is used up.
            BusyError: Too many of the user's preparations are running.
            RefusedByBillingError: Too few credits, or the monthly limit.
            UnavailableError: Billing or MongoDB does not answer; nothing was accepted.
        """
        fingerprint = hashlib.sha256(f"{request.model_dump_json()}\n{context.model_dump_json()}".encode()).hexdigest()
        # An id that follows from the key makes the insert itself the check for repeated requests.
        prep_id = uuid5(_NAMESPACE, f"{user_id}\n{key}").hex if key else uuid4().hex
        event = PrepRequested(
            prep_id=prep_id, user_id=user_id, producer=Stage.GATEWAY.value, request=request, context=context
        )
        if key and await self._is_repeated(prep_id, fingerprint):
            await admission.repeated()
            return prep_id
        async with admission.place(prep_id):
            hold = HoldRequest(prep_id=prep_id, user_id=user_id)
            await self.billing.hold(hold)
            state = State(prep_id=prep_id, user_id=user_id, progress=_WELCOME, seq=1)
            change = _accepted(state, request_fields(event))
            extra = {"fingerprint": fingerprint, "postingKey": posting_key(request), "refreshOf": refresh_of}
            insert = self.store.create(change, emit=event, trace=trace, lease=self.lease, **extra)
            created = await self._after_hold(hold, insert)
        if created is not None:
            self.states.keep(state, created=created)
            self.publish(created)
        elif not await self._is_repeated(prep_id, fingerprint):
            raise UnavailableError
        self._accept("new", prep_id)
        return prep_id

    async def retry(
        self,
        *,
        prep_id: str,
        user_id: str,
        changes: Mapping[str, Any],
        trace: Mapping[str, str],
        admission: Admission,
    ) -> None:
        """Try an ended preparation again, with what the user entered by hand in place of what was asked first.

        Raises:
            NotFoundError: No such preparation of this user.
            ConflictError: It is running, completed, or was tried too often.
            InvalidRequestError: The changes leave too little to go by.
            TooOftenError, BusyError, RefusedByBillingError, UnavailableError: As `generate`.
        """
        document = await self._own(prep_id, user_id)
        self._refuse_unless_ended(document)
        async with admission.place(prep_id):
            request = _merged(document, changes)
            attempt = document["attempt"] + 1
            hold = HoldRequest(prep_id=prep_id, user_id=user_id, attempt=attempt)
            await self.billing.hold(hold)
            event = PrepRequested(
                prep_id=prep_id,
                user_id=user_id,
                attempt=attempt,
                producer=Stage.GATEWAY.value,
                request=request,
                context=PrepContext.model_validate(document["context"] or {}),
            )
            await self._after_hold(hold, self._restart(document, event, trace))
        self._accept("retry", prep_id)
        self.publish_soon()

    async def cancel(self, *, prep_id: str, user_id: str, trace: Mapping[str, str]) -> None:
        """Stop a preparation; stopping it again changes nothing.

        Raises:
            NotFoundError: No such preparation of this user.
            ConflictError: It has ended, or its guide is being charged already.
        """
        for _ in range(_TRIES):
            state = await self.store.state(prep_id)
            if state is None or state.user_id != user_id:
                raise NotFoundError
            if state.status is PrepStatus.CANCELLED:
                return
            if state.status.is_final or PdfStored.topic in state.facts:
                raise ConflictError("It is too late to cancel: this preparation has ended or its guide is ready.")
            event = PrepCancelled(prep_id=prep_id, user_id=user_id, attempt=state.attempt, producer=Stage.GATEWAY.value)
            change = fold(state, event)
            # A request that never reached Kafka need not: nobody should begin to work on it.
            if change and await self.store.apply(change, emit=event, trace=trace, supersede=True):
                PREPS_ENDED.labels(PrepStatus.CANCELLED.value).inc()
                self.states.keep(change.state)
                self.hub.notify(prep_id, change)
                self.publish_soon()
                return
        raise UnavailableError

    async def _restart(self, document: Document, event: PrepRequested, trace: Mapping[str, str]) -> None:
        for _ in range(_TRIES):
            ended = state_of(document)
            state, forgotten = restarted(ended, attempt=event.attempt)
            state = replace(state, progress=_WELCOME, seq=ended.seq + 1)
            change = _accepted(state, {**forgotten, **request_fields(event)})
            if await self.store.apply(change, emit=event, trace=trace):
                self.states.keep(state)
                return
            document = await self._own(event.prep_id, event.user_id)
            self._refuse_unless_ended(document)
        raise UnavailableError

    async def _own(self, prep_id: str, user_id: str) -> Document:
        document = await self.store.find(prep_id, user_id=user_id, without=("insights", "jobDetails"))
        if document is None:
            raise NotFoundError
        return document

    def _refuse_unless_ended(self, document: Document) -> None:
        if PrepStatus(document["status"]) not in _RETRYABLE:
            raise ConflictError("Only a preparation that failed or was cancelled can be tried again.")
        if document["attempt"] >= self.limits.attempts_per_prep:
            raise ConflictError("This preparation was tried too often. Please start a new one.")

    async def _is_repeated(self, prep_id: str, fingerprint: str) -> bool:
        known = await self.store.find(prep_id, without=("insights", "jobDetails", "timeline"))
        if known is None:
            state = await self.store.state(prep_id)
            if state is not None and state.deleted:
                raise ConflictError("The preparation of this Idempotency-Key was deleted. Use a new key.")
            return False
        if known.get("fingerprint") != fingerprint:
            raise IdempotencyMismatchError
        return True

    async def _after_hold(self, hold: HoldRequest, write: Awaitable[T]) -> T | None:
        """Return what the write returns, or None if it succeeded behind our back; if it failed, release the hold."""
        try:
            return await write
        except (PyMongoError, ConflictError, UnavailableError) as error:
            _log.warning("not_accepted", prep_id=hold.prep_id, error=type(error).__name__)
            try:
                known = await self.store.state(hold.prep_id)
            except PyMongoError:
                raise UnavailableError from error  # nobody can tell; an unused hold expires at billing
            begun = known is not None and known.attempt >= hold.attempt
            if begun and isinstance(error, PyMongoError):
                return None
            if not begun:
                with contextlib.suppress(UnavailableError):
                    await self.billing.release(hold)
            raise

    def _accept(self, kind: str, prep_id: str) -> None:
        PREPS_ACCEPTED.labels(kind).inc()
        self.hub.notify(prep_id)


def _accepted(state: State, data: Mapping[str, Any]) -> Change:
    entry = entry_of(state, topic=ACCEPTED, event_id=f"{ACCEPTED}-{state.attempt}", at=utc_now())
    return Change(before=state.seq - 1, state=state, data=data, entries=(entry,))


def _merged(document: Document, changes: Mapping[str, Any]) -> PrepRequest:
    """Return the request of the next attempt.

    What the user enters by hand replaces an address that could not be read, or it would fail the same way again.
    """
    names = {"company_name": document["companyName"], "job_title": document["jobTitle"]}
    before = document["request"] or {name: value for name, value in names.items() if value}
    if changes:
        before = {name: value for name, value in before.items() if name != "job_posting_url"}
    try:
        return PrepRequest.model_validate({**before, **changes})
    except ValidationError as error:
        raise InvalidRequestError("Give the posting's text, or company name and job title.") from error
