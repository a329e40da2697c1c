"""Looks after preparations that nobody reports on any more: a lost record, a wiped broker, a stage that died.

What the gateway knows of the preparation is published again, as far down the chain as possible. Consumers recognise
what they have seen. After a few times the preparation fails as timed out, which releases its credits.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import structlog
from pydantic import ValidationError

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.preps import InsightsReady, JobParsed, PrepContext, PrepFailed, PrepRequest, PrepRequested
from contracts.problems import ProblemCode
from contracts.signatures import EXTERNAL
from contracts.status import Stage
from services.gateway.metrics import STALLED
from services.gateway.preparations.paid_files import PaidFiles
from services.gateway.preparations.preparation import settle
from services.gateway.preparations.store import Document, PrepStore, state_of, utc_now
from services.gateway.settings import StalledSettings
from services.gateway.streams.hub import Hub

__all__ = ["StalledPreps", "again"]

_BATCH = 100
_log = structlog.get_logger(__name__)


class StalledPreps:
    """Finds silent preparations and moves them on."""

    def __init__(
        self,
        *,
        store: PrepStore,
        hub: Hub,
        files: PaidFiles,
        settings: StalledSettings,
        publish_soon: Callable[[], None],
    ) -> None:
        self._store = store
        self._files = files
        self._hub = hub
        self._settings = settings
        self._publish_soon = publish_soon

    async def look(self) -> None:
        """Look after what is overdue."""
        for document in await self._store.overdue(limit=_BATCH):
            charged = BillingCharged.topic in document["facts"]
            try:
                await (self._settle(document) if charged else self._move_on(document))
            except Exception as error:  # noqa: BLE001 — one odd document must not keep us from the others
                _log.warning("stalled_prep_failed", prep_id=document["_id"], error=type(error).__name__)

    async def _move_on(self, document: Document) -> None:
        times = document.get("republished", 0)
        exhausted = times >= self._settings.times
        event = None if exhausted else again(document)
        action = "published_again" if event else "timed_out"
        event = event or _timed_out(document)
        pause: timedelta = self._settings.after * 2 ** (times + 1)
        if not await self._store.republish(document, emit=event, due=utc_now() + pause):
            return  # another process was faster, or an event arrived after all
        STALLED.labels(action).inc()
        _log.warning("prep_silent", prep_id=document["_id"], action=action, topic=event.topic, times=times)
        self._publish_soon()

    async def _settle(self, document: Document) -> None:
        await self._files.check(document)
        change = settle(state_of(document), at=utc_now())
        if await self._store.apply(change):
            self._hub.notify(document["_id"], change)
            STALLED.labels("settled").inc()


def again(document: Mapping[str, Any]) -> Event | None:
    """Return the event that lets the chain go on from where the gateway last saw it, or None if it knows too little."""
    try:
        return _furthest(document)
    except ValidationError:
        return None  # stored by an older version; what it published then cannot be built any more


def _furthest(document: Mapping[str, Any]) -> Event | None:
    envelope = {
        "prep_id": document["_id"],
        "user_id": document["userId"],
        "attempt": document["attempt"],
        "producer": Stage.GATEWAY.value,
    }
    context = PrepContext.model_validate(document["context"] or {})
    if document["insights"]:
        job = JobDetails.model_validate_json(document["jobDetails"])
        insights = Insights.model_validate_json(document["insights"])
        measured_by = document.get("measuredBy") or EXTERNAL
        return InsightsReady(**envelope, job=job, insights=insights, measured_by=measured_by, context=context)
    if document["jobDetails"]:
        job = JobDetails.model_validate_json(document["jobDetails"])
        return JobParsed(**envelope, job=job, context=context)
    if document["request"]:
        return PrepRequested(**envelope, request=PrepRequest.model_validate(document["request"]), context=context)
    return None


def _timed_out(document: Mapping[str, Any]) -> PrepFailed:
    return PrepFailed(
        prep_id=document["_id"],
        user_id=document["userId"],
        attempt=document["attempt"],
        producer=Stage.GATEWAY.value,
        stage=Stage.GATEWAY,
        code=ProblemCode.TIMED_OUT,
        message="This preparation took too long and was stopped. Nothing was charged. Please try again.",
        retryable=True,
    )
