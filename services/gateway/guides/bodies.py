"""The bodies of responses: camelCase outside, the snake_case job details and insights inside."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from contracts.billing import Tier
from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.outline import OutlineSection
from contracts.problems import ProblemCode
from contracts.status import PrepStatus

__all__ = [
    "STREAMED",
    "STREAMED_ALL",
    "Accepted",
    "AccountView",
    "Charge",
    "DocumentText",
    "Download",
    "FollowedChange",
    "FollowedPrep",
    "GonePrep",
    "Guess",
    "Guide",
    "History",
    "HistoryItem",
    "LedgerLine",
    "Statement",
    "StatusView",
    "StreamEnd",
    "StreamHello",
    "Ticket",
    "TimelineEntry",
    "View",
    "example",
]

_PREP = "0f6c2f0e5a4b4a0d9d2f5c8b7a6e1d3c"


def example(**fields: Any) -> dict[str, Any]:
    """Return what a model's schema says more, for its `json_schema_extra`: one example."""
    return {"examples": [fields]}


class View(BaseModel):
    """A response body."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, use_attribute_docstrings=True)


class Accepted(View):
    """The preparation was accepted and is being worked on, or was stopped."""

    model_config = ConfigDict(json_schema_extra=example(id=_PREP, status="processing"))

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
            id=_PREP,
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

    model_config = ConfigDict(
        json_schema_extra=example(
            pdfUrl="https://files.example.com/guide.pdf", companyName="Example Corp", jobTitle="Data Engineer"
        )
    )

    pdf_url: str
    company_name: str | None = None
    job_title: str | None = None


class DocumentText(View):
    """The text of a document; it was not kept."""

    model_config = ConfigDict(json_schema_extra=example(text="Ada Example\nFive years of Go and PostgreSQL."))

    text: str


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
    cancelled: bool = False
    """The user stopped it."""
    refresh_of: str | None = None


class History(View):
    """A page of the user's preparations."""

    model_config = ConfigDict(
        json_schema_extra=example(
            history=[
                {
                    "id": _PREP,
                    "status": "completed",
                    "companyName": "Example Corp",
                    "jobTitle": "Data Engineer",
                    "createdAt": "2026-11-02T09:30:00Z",
                    "requestedAt": "2026-11-02T09:30:00Z",
                    "error": "",
                }
            ],
            next=None,
        )
    )

    history: list[HistoryItem]
    next: str | None = None
    """The `cursor` of the next page; null at the end."""


class AccountView(View):
    """The user's credits and monthly use."""

    model_config = ConfigDict(
        json_schema_extra=example(
            userId="alice",
            tier="free",
            credits=75,
            balance=100,
            held=25,
            prepCost=25,
            interviewPrepsUsed=1,
            interviewPrepsRunning=1,
            interviewPrepsLimit=2,
        )
    )

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
    resets_at: datetime | None = None
    """When the month's use begins anew."""
    upgrade_url: str | None = None
    """Where more guides or credits can be had."""


class LedgerLine(View):
    """A change of the credits."""

    at: datetime
    kind: str
    """E.g. `grant`, `capture`, `refund`."""
    amount: int
    """Credits that came, or below 0 went."""
    held: int = 0
    """Credits that were reserved, or below 0 released."""
    prep_id: str | None = None


class Statement(View):
    """The latest changes of the credits, newest first."""

    model_config = ConfigDict(
        json_schema_extra=example(
            entries=[
                {"at": "2027-02-01T10:04:00Z", "kind": "capture", "amount": -25, "held": 0, "prepId": _PREP},
                {"at": "2027-02-01T10:03:00Z", "kind": "hold", "amount": 0, "held": 25, "prepId": _PREP},
            ]
        )
    )

    entries: list[LedgerLine]


class Guide(BaseModel):
    """The finished guide as data."""

    job: JobDetails
    insights: Insights
    outline: list[OutlineSection]
    """The sections in reading order; entries refer to parts of the job and the insights."""


class StreamHello(View):
    """What a stream says first: a client that hears nothing for longer than its heartbeat should connect again."""

    heartbeat: float
    """Seconds between signs of life."""
    lifetime: float
    """Seconds this stream lives; afterwards the client resumes with a new one."""
    remaining: dict[str, float]
    """Seconds that preparations lately took from where a status began to the finished guide, by status."""


class StreamEnd(View):
    """What a stream says last."""

    status: PrepStatus


STREAMED: dict[str, type[View]] = {
    "hello": StreamHello,
    "snapshot": StatusView,
    "change": TimelineEntry,
    "end": StreamEnd,
}
"""The events of a stream, and what each one's data are."""


class FollowedPrep(HistoryItem):
    """A preparation that a stream of all of them follows."""

    prep_id: str
    progress: str
    seq: int


class FollowedChange(TimelineEntry):
    """A change of one of the preparations."""

    prep_id: str


class GonePrep(View):
    """A preparation that was deleted."""

    prep_id: str


class Ticket(View):
    """Opens one stream, once."""

    model_config = ConfigDict(json_schema_extra=example(ticket="3vT0qZ9kXb1LwYd7", expiresAt="2027-02-01T10:01:00Z"))

    ticket: str
    expires_at: datetime


STREAMED_ALL: dict[str, type[View]] = {
    "hello": StreamHello,
    "prep": FollowedPrep,
    "change": FollowedChange,
    "gone": GonePrep,
}
"""The events of the stream of all preparations."""
