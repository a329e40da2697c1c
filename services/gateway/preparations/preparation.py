"""What an event means for a preparation: a pure function from the state and the event to the change.

Events arrive in any order, more than once, and late:

* an event of an older attempt, or one that was seen, changes nothing;
* the status only advances; a late event still adds the data it carries;
* a preparation is completed once its insights, its PDF *and* its charge are known, whichever comes last;
* a charge outranks a failure or a cancellation of the same attempt: billing captures only what it has not released,
  so a charged guide must be served, whatever else was reported meanwhile.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.preps import (
    InsightsReady,
    JobParsed,
    PdfStored,
    PostsCollected,
    PrepCancelled,
    PrepFailed,
    PrepProgress,
    PrepRequested,
)
from contracts.status import PrepStatus, Stage
from runtime.errors import ClaimRefusedError
from services.gateway.preparations.event_messages import READY, EventMessage, message_of

__all__ = [
    "ACCEPTED",
    "Change",
    "State",
    "TimelineLine",
    "entry_of",
    "false_claim",
    "fold",
    "fold_all",
    "joined",
    "restarted",
    "settle",
]

ACCEPTED = "accepted"
"""The `topic` of the entry with which an attempt begins at this gateway."""

_RANK = {
    PrepStatus.PROCESSING: 0,
    PrepStatus.PARSING_JOB_POSTING: 1,
    PrepStatus.EXTRACTING_REQUIREMENTS: 2,
    PrepStatus.SCRAPING_REDDIT: 3,
    PrepStatus.PROCESSING_CONTENT: 4,
    PrepStatus.GENERATING_PDF: 5,
}
_STATUS_OF_STAGE: Mapping[Stage, PrepStatus] = {
    Stage.GATEWAY: PrepStatus.PROCESSING,
    Stage.PARSER: PrepStatus.PARSING_JOB_POSTING,
    Stage.SCRAPER: PrepStatus.SCRAPING_REDDIT,
    Stage.INSIGHTS: PrepStatus.PROCESSING_CONTENT,
    Stage.RENDERER: PrepStatus.GENERATING_PDF,
    Stage.BILLING: PrepStatus.GENERATING_PDF,
}
_STATUS_AFTER: Mapping[type[Event], PrepStatus] = {
    PrepRequested: PrepStatus.PARSING_JOB_POSTING,
    JobParsed: PrepStatus.SCRAPING_REDDIT,
    PostsCollected: PrepStatus.PROCESSING_CONTENT,
    InsightsReady: PrepStatus.GENERATING_PDF,
    PdfStored: PrepStatus.GENERATING_PDF,
    BillingCharged: PrepStatus.GENERATING_PDF,
}
"""What is being done once the event is there; so the status is right even when all progress is lost."""
_DELIVERED = frozenset({InsightsReady.topic, PdfStored.topic, BillingCharged.topic})
_ENDING = ("error", "errorCode", "errorStage", "suggestions", "guessed")
"""Fields that say how an attempt failed."""
_MOST_PROGRESS = 100
"""Progress entries kept per attempt: the timeline of a chatty stage stays bounded."""


@dataclass(frozen=True, kw_only=True)
class State:
    """What must be known of a preparation to judge an event."""

    prep_id: str
    user_id: str
    attempt: int = 1
    status: PrepStatus = PrepStatus.PROCESSING
    progress: str = ""
    seq: int = 0
    """Version of the document; every change adds one."""
    deleted: bool = False
    """Its user deleted it: nothing that comes late may bring it back."""
    facts: frozenset[str] = frozenset()
    """Topics seen in this attempt."""
    progress_ids: frozenset[str] = frozenset()
    """Progress events in the timeline of this attempt."""

    @property
    def expects_more(self) -> bool:
        """Whether events must follow: the end, or the rest of what was charged."""
        if self.status.is_final:
            return BillingCharged.topic in self.facts and self.status is not PrepStatus.COMPLETED
        return True


@dataclass(frozen=True, kw_only=True)
class TimelineLine:
    """One line of the timeline, as clients see it."""

    seq: int
    topic: str
    event_id: str
    attempt: int
    status: PrepStatus
    """After this event."""
    progress: str
    at: datetime
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What to write: the state from now on, more fields of the document, and the entries that users see, if any."""

    before: int
    """The `seq` on which it was decided."""
    state: State
    data: Mapping[str, Any] = field(default_factory=dict)
    entries: tuple[TimelineLine, ...] = ()

    @property
    def is_progress(self) -> bool:
        """Whether only the progress advanced: a sign of life, but nothing was achieved."""
        return bool(self.entries) and all(entry.topic == PrepProgress.topic for entry in self.entries)


def fold(state: State, event: Event) -> Change | None:
    """Return what the event changes, or None when it changes nothing."""
    if state.deleted or event.user_id != state.user_id or event.attempt < state.attempt:
        return None
    if isinstance(event, PrepProgress):
        return _progress(state, event) if event.attempt == state.attempt else None
    data: dict[str, Any] = {}
    if event.attempt > state.attempt:
        state, data = restarted(state, attempt=event.attempt)
    match event:
        case PrepFailed() | PrepCancelled():
            return _end(state, event, data)
        case _:
            return _fact(state, event, data)


def false_claim(state: State, event: Event) -> ClaimRefusedError | None:
    """Return what an event claims that is not so, if anything.

    Progress that does not fit is passed over, and whatever is late for a preparation that was deleted.
    """
    if state.deleted or isinstance(event, PrepProgress):
        return None
    if event.user_id != state.user_id:
        return ClaimRefusedError("the preparation is somebody else's", field="user_id")
    return _false_attempt(state, event) if event.attempt > state.attempt else None


def _false_attempt(state: State, event: Event) -> ClaimRefusedError | None:
    if BillingCharged.topic in state.facts:
        return ClaimRefusedError("the guide was paid for: nothing of it begins again", field="attempt")
    if isinstance(event, PrepFailed | PrepCancelled):
        return ClaimRefusedError("this attempt has not begun", field="attempt", may_pass=True)
    if event.attempt > state.attempt + 1:
        return ClaimRefusedError("attempts are counted one by one", field="attempt", may_pass=True)
    return None


def fold_all(state: State, events: Iterable[Event]) -> Change | None:
    """Return what the events change one after the other, or None when none changes anything."""
    together: Change | None = None
    for event in events:
        change = fold(state, event)
        if change is not None:
            state = change.state
            together = change if together is None else joined(together, change)
    return together


def restarted(state: State, *, attempt: int) -> tuple[State, dict[str, Any]]:
    """Return the state in which another attempt begins, and the fields that forget how the last one ended."""
    fresh = State(prep_id=state.prep_id, user_id=state.user_id, attempt=attempt, seq=state.seq)
    forgotten = (*_ENDING, "jobDetails", "insights", "pdf", "pdfStoragePath", "paidFile", "completedAt")
    return fresh, {**dict.fromkeys(forgotten), "needsManualInput": False, "retryable": False}


def settle(state: State, *, at: datetime) -> Change:
    """Complete a preparation that was charged although other events about it were lost: its guide is in its place."""
    done = replace(state, status=PrepStatus.COMPLETED, progress=READY, seq=state.seq + 1)
    entry = entry_of(done, topic=BillingCharged.topic, event_id="settled", at=at)
    return Change(before=state.seq, state=done, data=_completion(at), entries=(entry,))


def _progress(state: State, event: PrepProgress) -> Change | None:
    status = event.status or _STATUS_OF_STAGE[event.stage]
    event_id = str(event.event_id)
    if event_id in state.progress_ids or len(state.progress_ids) >= _MOST_PROGRESS:
        return None
    if state.status.is_final or _RANK.get(status, -1) < _RANK[state.status]:
        return None
    after = replace(
        state,
        status=status,
        progress=event.message,
        seq=state.seq + 1,
        progress_ids=state.progress_ids | {event_id},
    )
    return Change(before=state.seq, state=after, entries=(_entry_of(event, after, message_of(event)),))


def _end(state: State, event: PrepFailed | PrepCancelled, data: dict[str, Any]) -> Change | None:
    if state.status.is_final:
        return None
    status = PrepStatus.CANCELLED
    if isinstance(event, PrepFailed):
        status = PrepStatus.PARSING_FAILED if event.needs_manual_input else PrepStatus.FAILED
    message = message_of(event)
    after = replace(
        state, status=status, progress=message.message, seq=state.seq + 1, facts=state.facts | {event.topic}
    )
    entry = _entry_of(event, after, message)
    return Change(before=state.seq, state=after, data={**data, **message.data}, entries=(entry,))


def _fact(state: State, event: Event, data: dict[str, Any]) -> Change | None:
    if event.topic in state.facts:
        return None
    message = message_of(event)
    data |= _missing_only(message.data, state) if isinstance(event, PrepRequested) else message.data
    after = replace(state, seq=state.seq + 1, facts=state.facts | {event.topic})
    if after.facts >= _DELIVERED and state.status is not PrepStatus.COMPLETED:
        after = replace(after, status=PrepStatus.COMPLETED, progress=READY)
        done = {**data, **_completion(event.occurred_at)}
        return Change(before=state.seq, state=after, data=done, entries=(_entry_of(event, after, message),))
    if state.status.is_final:
        # Data for a page that is closed already: kept, but a timeline that has ended gets no further line.
        return Change(before=state.seq, state=after, data=data)
    status = _STATUS_AFTER[type(event)]
    if _RANK[status] >= _RANK[state.status]:
        after = replace(after, status=status, progress=message.message)
    return Change(before=state.seq, state=after, data=data, entries=(_entry_of(event, after, message),))


def joined(first: Change, second: Change) -> Change:
    """Return two changes, of which the second follows on the first, as one."""
    return Change(
        before=first.before,
        state=second.state,
        data={**first.data, **second.data},
        entries=first.entries + second.entries,
    )


def _missing_only(fields: Mapping[str, Any], state: State) -> dict[str, Any]:
    """Leave out what the parsed job, seen before its request, knows better."""
    if state.facts.isdisjoint({JobParsed.topic, InsightsReady.topic}):
        return dict(fields)
    return {name: value for name, value in fields.items() if name not in {"companyName", "jobTitle"}}


def _completion(at: datetime) -> dict[str, Any]:
    cleared = dict.fromkeys(_ENDING)
    return {**cleared, "needsManualInput": False, "retryable": False, "completedAt": at}


def _entry_of(event: Event, after: State, message: EventMessage) -> TimelineLine:
    return entry_of(after, topic=event.topic, event_id=str(event.event_id), at=event.occurred_at, detail=message.detail)


def entry_of(
    after: State, *, topic: str, event_id: str, at: datetime, detail: Mapping[str, Any] | None = None
) -> TimelineLine:
    """Return the timeline entry of a change that leads to the state `after`."""
    return TimelineLine(
        seq=after.seq,
        topic=topic,
        event_id=event_id,
        attempt=after.attempt,
        status=after.status,
        progress=after.progress,
        at=at.replace(microsecond=at.microsecond // 1000 * 1000),  # as precise as MongoDB keeps it
        detail=detail or {},
    )
