"""A preparation as it stands."""

from datetime import date, datetime

from pydantic import ConfigDict, Field

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.outline import OutlineSection
from contracts.problems import ProblemCode
from contracts.status import PrepStatus
from services.gateway.guides.bodies.view import EXAMPLE_ID, View, example

__all__ = ["Accepted", "Charge", "Guess", "StatusView", "TimelineEntry"]


class Accepted(View):
    """The preparation was accepted and is being worked on, or was stopped."""

    model_config = ConfigDict(json_schema_extra=example(id=EXAMPLE_ID, status="processing"))

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

    model_config = ConfigDict(
        json_schema_extra=example(
            id=EXAMPLE_ID,
            status="scraping_reddit",
            progress="Searching discussions…",
            companyName="Example Corp",
            jobTitle="Data Engineer",
            seq=4,
            attempt=1,
            timeline=[],
            createdAt="2026-11-02T09:30:00Z",
        )
    )

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
    refresh_of: str | None = None
    """The guide that this one refreshes."""
    interview_date: date | None = None
    error: str | None = None
    error_code: ProblemCode | None = None
    cancelled: bool = False
    """The user stopped it; `status` is then `failed` unless `statuses=all` was asked for."""
    needs_manual_input: bool = False
    """Enter company and title, or paste the posting's text, and retry."""
    suggestions: list[str] = Field(default=[])
    """What to try instead, when the posting could not be read."""
    guess: Guess | None = None
    """What could be told all the same; a form may begin with it."""
    retryable: bool = False
    """The same request may succeed later."""
    charge: Charge | None = None
    attempt: int = 1
    seq: int
    """Version; grows with every change."""
    timeline: list[TimelineEntry] = Field(default=[])
    """What happened so far, oldest first."""
    created_at: datetime
    completed_at: datetime | None = None
