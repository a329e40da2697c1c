"""What each event means to a user: the fields it adds to the preparation's document, a sentence, and a few facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.insights import Insights
from contracts.outline import outline_of
from contracts.posts import SourceReport
from contracts.preps import (
    InsightsReady,
    JobParsed,
    PdfStored,
    PostsCollected,
    PrepCancelled,
    PrepFailed,
    PrepProgress,
    PrepRequested,
    StoredDocument,
)
from contracts.signatures import EXTERNAL
from contracts.status import Stage
from runtime.english import counted
from runtime.storage import guide_key

__all__ = ["READY", "EventMessage", "message_of", "request_fields"]

_BELIEVED = frozenset({Stage.INSIGHTS.value, Stage.GATEWAY.value})
READY = "Interview Prep ready!"


@dataclass(frozen=True, kw_only=True)
class EventMessage:
    """An event, read."""

    message: str
    """Shown as progress."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the preparation's document."""
    detail: Mapping[str, Any] = field(default_factory=dict)
    """Facts that clients may show with the timeline entry; camelCase, small."""


def message_of(event: Event) -> EventMessage:
    """Return the message, document fields and facts of `event`."""
    return _READERS[type(event)](event)


def request_fields(event: PrepRequested) -> dict[str, Any]:
    """Return the document fields that keep what was asked for, so that it can be asked again."""
    return {
        "request": _stored(event.request),
        "context": _stored(event.context),
        "jobPostingUrl": event.request.job_posting_url,
        "companyName": event.request.company_name,
        "jobTitle": event.request.job_title,
    }


def _requested(event: PrepRequested) -> EventMessage:
    return EventMessage(message="Reading the job posting…", data=request_fields(event))


def _job_parsed(event: JobParsed) -> EventMessage:
    job = event.job
    return EventMessage(
        message=f"Read the posting: {job.job_title} at {job.company_name}. Looking for interview experiences…",
        data={
            "jobDetails": job.model_dump_json(),
            "context": _stored(event.context),
            "companyName": job.company_name,
            "jobTitle": job.job_title,
        },
        detail={"companyName": job.company_name, "jobTitle": job.job_title},
    )


def _posts_collected(event: PostsCollected) -> EventMessage:
    count = len(event.posts)
    sources = [_told(report) for report in event.collection.sources]
    return EventMessage(
        message=f"{_collected(event)}. Writing your guide…", detail={"posts": count, "sources": sources}
    )


def _insights_ready(event: InsightsReady) -> EventMessage:
    insights = event.insights
    return EventMessage(
        message=f"{_found(insights)}. Laying out your guide…",
        data={
            "jobDetails": event.job.model_dump_json(),
            "insights": insights.model_dump_json(),
            # Of another system's insights nobody here has measured anything, whatever they say.
            "measuredBy": event.measured_by if event.producer in _BELIEVED else EXTERNAL,
            "context": _stored(event.context),
            "companyName": event.job.company_name,
            "jobTitle": event.job.job_title,
        },
        detail={
            "companyName": event.job.company_name,
            "jobTitle": event.job.job_title,
            "sourcesCount": insights.sources_count,
            "evidenceLevel": insights.evidence_level,
            "sections": _sections(event),
        },
    )


def _sections(event: InsightsReady) -> list[dict[str, Any]]:
    """Return what the guide will hold, by section: its title and how many entries it has."""
    counted_entries = (
        (part.title, sum(len(group.entries) for group in part.groups)) for part in outline_of(event.job, event.insights)
    )
    return [{"title": title, "entries": entries} for title, entries in counted_entries if entries]


def _told(report: SourceReport) -> dict[str, Any]:
    """Return what a page says of one source."""
    told = {
        "source": report.source,
        "label": report.label,
        "status": report.status,
        "found": report.found,
        "kept": report.kept,
        "unreadable": report.unreadable,
        "stale": report.stale,
        "detail": report.detail,
        "nextTryAt": report.next_try_at.isoformat() if report.next_try_at else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _collected(event: PostsCollected) -> str:
    asked = [report for report in event.collection.sources if report.status != "disabled"]
    if not event.posts and asked and all(report.has_failed for report in asked):
        return "No source of discussions answered; the guide will rest on the posting and general advice"
    if not event.posts:
        return "Found no discussions about this company; the guide will rest on the posting and general advice"
    discussions = counted(len(event.posts), "discussion")
    comments = counted(sum(len(post.comments) for post in event.posts), "comment")
    return f"Collected {discussions} with {comments}{', gathered earlier' if event.collection.from_cache else ''}"


def _found(insights: Insights) -> str:
    if not (reported := insights.grounding.reported):
        rests = "rests on the posting and on general advice" if insights.grounding.posting else "is general advice"
        return f"No reports could be confirmed; the guide {rests}"
    sources = counted(insights.sources_count, "source")
    return f"Found {counted(reported, 'reported item')} from {sources}, every quote checked"


def _pdf_stored(event: PdfStored) -> EventMessage:
    return EventMessage(
        message=f"Your guide of {counted(event.document.pages, 'page')} is written. Finishing up…",
        data={
            # Not the event's own key: whatever it says, nobody is served a file of somebody else.
            # Not the event's own key: whatever it says, nobody is served a file of somebody else.
            "pdfStoragePath": _path(event, event.document),
            "pdf": {
                "sizeBytes": event.document.size_bytes,
                "sha256": event.document.sha256,
                "pages": event.document.pages,
                "evidenceLevel": event.evidence_level,
            },
        },
        detail={"pages": event.document.pages},
    )


def _charged(event: BillingCharged) -> EventMessage:
    charge = {
        "amount": event.amount,
        "balance": event.balance,
        "usedThisMonth": event.used_this_month,
        "monthlyLimit": event.monthly_limit,
    }
    paid = {"path": _path(event, event.document), "sha256": event.document.sha256} if event.document else None
    return EventMessage(message="Finishing up…", data={"charge": charge, "paidFile": paid}, detail=charge)


def _path(event: Event, document: StoredDocument) -> str:
    return guide_key(user_id=event.user_id, prep_id=event.prep_id, sha256=document.sha256)


def _progress(event: PrepProgress) -> EventMessage:
    counts = {"stage": event.stage.value, "done": event.done, "total": event.total}
    return EventMessage(
        message=event.message, detail={name: value for name, value in counts.items() if value is not None}
    )


def _failed(event: PrepFailed) -> EventMessage:
    detail = {
        "error": event.message,
        "errorCode": event.code.value,
        "needsManualInput": event.needs_manual_input,
        "retryable": event.retryable,
    }
    told = {"companyName": event.company_name, "jobTitle": event.job_title}
    data = {**detail, "errorStage": event.stage.value, "suggestions": event.suggestions}
    return EventMessage(message=event.message, data=data | {"guessed": told}, detail=detail)


def _cancelled(event: PrepCancelled) -> EventMessage:
    return EventMessage(message=event.reason)


def _stored(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json")


_READERS: Mapping[type[Event], Callable[[Any], EventMessage]] = {
    PrepRequested: _requested,
    JobParsed: _job_parsed,
    PostsCollected: _posts_collected,
    InsightsReady: _insights_ready,
    PdfStored: _pdf_stored,
    BillingCharged: _charged,
    PrepProgress: _progress,
    PrepFailed: _failed,
    PrepCancelled: _cancelled,
}
