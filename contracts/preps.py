"""The events of a preparation, from request to stored PDF, and what the user asked for."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, field_validator, model_validator

from contracts.base import Contract, Cut, Language
from contracts.envelope import Event, version_is_required
from contracts.insights import EvidenceLevel, Insights, ModelUsage
from contracts.job import JobDetails
from contracts.posts import CollectionReport, Post, PostOrigin
from contracts.problems import ProblemCode
from contracts.status import PrepStatus, Stage

__all__ = [
    "InsightsReady",
    "JobParsed",
    "PdfStored",
    "PostsCollected",
    "PrepCancelled",
    "PrepContext",
    "PrepFailed",
    "PrepProgress",
    "PrepRequest",
    "PrepRequested",
    "StoredDocument",
]


class PrepContext(Contract):
    """What the user added about themselves; it travels with the preparation."""

    notes: str | None = Field(default=None, max_length=20_000)
    """Interview notes the user pasted; used as a source of their own."""
    resume_text: str | None = Field(default=None, max_length=20_000)
    """Plain text of the user's résumé."""
    interview_date: date | None = None
    """The day of the interview; the plan then fits the time left."""
    language: Language = "en"
    """Language of the guide."""


class PrepRequest(Contract):
    """What to prepare for: a posting's address, its text, or company and title."""

    job_posting_url: str | None = Field(default=None, min_length=1, max_length=4096)
    company_name: str | None = Field(default=None, min_length=1, max_length=200)
    job_title: str | None = Field(default=None, min_length=1, max_length=200)
    job_posting_text: str | None = Field(default=None, min_length=1, max_length=100_000)
    """The posting's text, pasted by the user."""

    @model_validator(mode="after")
    def _enough(self) -> Self:
        if not (self.job_posting_url or self.job_posting_text or (self.company_name and self.job_title)):
            raise ValueError("give the posting's URL, its text, or company name and job title")
        return self


class PrepRequested(Event):
    """A user or another system asks for a guide."""

    topic: ClassVar[str] = "prep.requested"

    request: PrepRequest
    context: PrepContext = PrepContext()


class JobParsed(Event):
    """The posting was read."""

    topic: ClassVar[str] = "job.parsed"

    job: JobDetails
    usage: ModelUsage | None = None
    """What reading the posting consumed; absent when no language model was asked."""
    context: PrepContext = PrepContext()


class PostsCollected(Event):
    """Discussions were collected; possibly none.

    A post of an origin that the reader does not know is left out: nobody here can say whose words it holds.
    """

    topic: ClassVar[str] = "posts.collected"

    job: JobDetails
    posts: list[Post] = Field(default=[], max_length=200)
    """Best first."""
    collection: CollectionReport = CollectionReport()
    context: PrepContext = PrepContext()

    @field_validator("posts", mode="before")
    @classmethod
    def _of_known_origin(cls, posts: Any) -> Any:
        if not isinstance(posts, list):
            return posts
        return [post for post in posts if not isinstance(post, dict) or PostOrigin.knows(post.get("origin"))]


class InsightsReady(Event):
    """The guide exists as data."""

    topic: ClassVar[str] = "insights.ready"

    job: JobDetails
    insights: Insights
    measured_by: str = Field(default="external", min_length=1, max_length=64)
    """Who made the insights and measured their evidence; believed only of a service that says so of its own."""
    usage: ModelUsage = ModelUsage()
    context: PrepContext = PrepContext()


class StoredDocument(Contract):
    """A file in the object store, and what it takes to recognise it: everything or nothing of it is known."""

    key: str = Field(min_length=1, max_length=1024)
    """Key within the guides bucket, `interview_preps/{user_id}/{prep_id}/{sha256}.pdf`: no file is ever replaced."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """Hash of the bytes."""
    size_bytes: int = Field(ge=1)
    pages: int = Field(ge=1)


class PdfStored(Event):
    """The guide's PDF can be read from the object store."""

    model_config = ConfigDict(json_schema_extra=version_is_required)

    topic: ClassVar[str] = "pdf.stored"
    version: ClassVar[int] = 2

    schema_version: Literal[2] = 2
    """Version of this event's schema."""
    document: StoredDocument
    """The stored file."""
    evidence_level: EvidenceLevel = "general"
    """A guide without community evidence is charged less."""
    measured_by: str = Field(default="external", min_length=1, max_length=64)
    """Who measured the evidence; unless it was `insights`, the guide has the price of insights from elsewhere."""


class PrepFailed(Event):
    """A service gave up on the preparation; held credits are released."""

    topic: ClassVar[str] = "prep.failed"

    stage: Stage
    code: ProblemCode
    message: Annotated[str, Cut(1000)] = Field(min_length=1)
    """A sentence the user can act on."""
    needs_manual_input: bool = False
    """Company and title, or the posting's text, would help."""
    retryable: bool = False
    """The same request may succeed later."""
    suggestions: list[Annotated[str, Cut(300)]] = Field(default=[], max_length=10)
    """What to try instead, best first."""
    company_name: Annotated[str, Cut(200)] | None = None
    """The company as far as it could be told all the same, e.g. from the address; a user may begin with it."""
    job_title: Annotated[str, Cut(200)] | None = None
    """The title, likewise."""


class PrepProgress(Event):
    """How far a stage has come. May be lost; never decides anything."""

    topic: ClassVar[str] = "prep.progress"
    once_per_attempt: ClassVar[bool] = False

    stage: Stage
    status: PrepStatus | None = None
    """The status to show, when it differs from the stage's first one."""
    message: Annotated[str, Cut(300)] = Field(min_length=1)
    done: int | None = Field(default=None, ge=0)
    total: int | None = Field(default=None, ge=0)


class PrepCancelled(Event):
    """The user stopped the preparation; nobody works on it any more."""

    topic: ClassVar[str] = "prep.cancelled"

    reason: str = Field(default="Cancelled by the user.", min_length=1, max_length=300)
