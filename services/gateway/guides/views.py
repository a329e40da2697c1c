"""What clients see of a preparation: camelCase outside, the snake_case job details and insights inside."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from contracts.billing import Account, Tier
from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.outline import OutlineSection, outline_of
from contracts.problems import ProblemCode
from contracts.status import PrepStatus
from runtime.storage import ObjectStore
from services.gateway.guides.filenames import guide_filename

__all__ = [
    "Accepted",
    "AccountView",
    "Charge",
    "Download",
    "Guess",
    "Guide",
    "History",
    "HistoryItem",
    "StatusView",
    "TimelineEntry",
    "Viewer",
    "account_view",
    "entry_view",
    "guide_view",
]


_COPIED = (
    *("status", "progress", "companyName", "jobTitle", "jobPostingUrl", "charge", "attempt", "seq"),
    *("error", "errorCode", "needsManualInput", "retryable"),
)


class View(BaseModel):
    """A response body."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, use_attribute_docstrings=True)


class Accepted(View):
    """The preparation was accepted and is being worked on, or was stopped."""

    id: str
    status: PrepStatus


class Charge(View):
    """What the guide cost."""

    amount: int
    balance: int
    """Credits left."""
    used_this_month: int
    monthly_limit: int | None = None


class TimelineEntry(View):
    """Something that happened to a preparation. Further fields depend on the topic, e.g. `companyName`, `pages`."""

    model_config = ConfigDict(extra="allow")

    seq: int
    topic: str
    """The event's topic; `accepted` where an attempt began."""
    status: PrepStatus
    """The preparation's status from then on."""
    progress: str
    attempt: int
    at: datetime


class Guess(View):
    """Company and title of a posting that could not be read, as far as e.g. its address says."""

    company_name: str | None = None
    job_title: str | None = None


class StatusView(View):
    """A preparation as it stands."""

    id: str
    status: PrepStatus
    progress: str
    """A sentence for the user."""
    company_name: str | None = None
    job_title: str | None = None
    job_posting_url: str | None = None
    job_details: JobDetails | None = None
    """What was read off the posting."""
    insights: Insights | None = None
    """The guide; there once it was paid for."""
    outline: list[OutlineSection] | None = None
    """The guide's sections in reading order; entries refer to parts of `jobDetails` (`job`) and `insights`."""
    pdf_url: str | None = None
    """A link that works for an hour; there once the guide was paid for."""
    pages: int | None = None
    error: str | None = None
    error_code: ProblemCode | None = None
    needs_manual_input: bool = False
    """Enter company and title, or paste the posting's text, and retry."""
    suggestions: list[str] = []
    """What to try instead, when the posting could not be read."""
    guess: Guess | None = None
    """What could be told all the same; a form may begin with it."""
    retryable: bool = False
    """The same request may succeed later."""
    charge: Charge | None = None
    attempt: int = 1
    seq: int
    """Version; grows with every change."""
    timeline: list[TimelineEntry] = []
    """What happened so far, oldest first."""
    created_at: datetime
    completed_at: datetime | None = None


class Download(View):
    """Where the PDF is, and what to call it."""

    pdf_url: str
    company_name: str | None = None
    job_title: str | None = None


class HistoryItem(View):
    """A preparation in the list."""

    id: str
    company_name: str | None = None
    job_title: str | None = None
    job_posting_url: str | None = None
    status: PrepStatus
    created_at: datetime
    requested_at: datetime
    """When it was asked for, or tried again, last."""
    completed_at: datetime | None = None
    pdf_url: str | None = None
    error: str = ""
    needs_manual_input: bool = False
    retryable: bool = False


class History(View):
    """A page of the user's preparations."""

    history: list[HistoryItem]
    next: str | None = None
    """The `cursor` of the next page; null at the end."""


class AccountView(View):
    """The user's credits and monthly use."""

    user_id: str
    tier: Tier
    credits: int
    """Available now: the balance less what running preparations hold."""
    balance: int
    held: int
    prep_cost: int
    """Credits a guide costs at most."""
    interview_preps_used: int
    """Guides charged in this calendar month (UTC)."""
    interview_preps_running: int
    interview_preps_limit: int | None = None
    """Guides a month; null without limit."""


class Guide(BaseModel):
    """The finished guide as data."""

    job: JobDetails
    insights: Insights
    outline: list[OutlineSection]
    """The sections in reading order; entries refer to parts of the job and the insights."""


class Viewer:
    """Turns documents into response bodies."""

    def __init__(self, *, objects: ObjectStore) -> None:
        self._objects = objects

    async def status(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body of `StatusView`."""
        completed = document["status"] == PrepStatus.COMPLETED
        return {
            "id": document["_id"],
            **{name: document[name] for name in _COPIED},
            "suggestions": document.get("suggestions") or [],
            "guess": document.get("guessed"),
            "jobDetails": _read(document["jobDetails"]),
            "insights": _read(document["insights"]) if completed else None,
            "outline": _outline(document) if completed else None,
            "pdfUrl": await self.link(document),
            "pages": (document["pdf"] or {}).get("pages"),
            "timeline": [entry_view(entry) for entry in document["timeline"]],
            **_times(document),
        }

    async def history_item(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body of `HistoryItem`."""
        copied = ("companyName", "jobTitle", "jobPostingUrl", "status", "needsManualInput", "retryable")
        return {
            "id": document["_id"],
            **{name: document[name] for name in copied},
            "requestedAt": _iso(document["requestedAt"]),
            "error": document["error"] or "",
            "pdfUrl": await self.link(document),
            **_times(document),
        }

    async def link(self, document: Mapping[str, Any]) -> str | None:
        """Return a fresh link to the PDF once it was paid for. Links are never stored: who has one has the file."""
        if document["status"] != PrepStatus.COMPLETED or not document["pdfStoragePath"]:
            return None
        return await self._objects.presign(document["pdfStoragePath"], filename=guide_filename(document, "pdf"))


def entry_view(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a timeline entry as clients see it."""
    return {
        "seq": entry["seq"],
        "topic": entry["topic"],
        "status": entry["status"],
        "progress": entry["progress"],
        "attempt": entry["attempt"],
        "at": _iso(entry["at"]),
        **entry["detail"],
    }


def guide_view(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of `Guide`."""
    return {
        "job": _read(document["jobDetails"]),
        "insights": _read(document["insights"]),
        "outline": _outline(document),
    }


def account_view(account: Account) -> AccountView:
    """Return an account as clients see it."""
    return AccountView(
        user_id=account.user_id,
        tier=account.tier,
        credits=account.available,
        balance=account.balance,
        held=account.held,
        prep_cost=account.prep_cost,
        interview_preps_used=account.used_this_month,
        interview_preps_running=account.held_this_month,
        interview_preps_limit=account.monthly_limit,
    )


def _outline(document: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    job, insights = document["jobDetails"], document["insights"]
    return None if job is None or insights is None else _outline_of(job, insights)


@lru_cache(maxsize=64)
def _outline_of(job: str, insights: str) -> list[dict[str, Any]]:
    """Return the outline as plain data; remembered, because a page asks for its guide more than once."""
    sections = outline_of(JobDetails.model_validate_json(job), Insights.model_validate_json(insights))
    return [asdict(section) for section in sections]


def _read(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _times(document: Mapping[str, Any]) -> dict[str, str | None]:
    completed = document.get("completedAt")
    return {"createdAt": _iso(document["createdAt"]), "completedAt": _iso(completed) if completed else None}


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
