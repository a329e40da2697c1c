"""Community discussions and how they were collected."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from contracts.base import Contract, Cut, Fallback, OpenEnum, SourceId

__all__ = ["CollectionReport", "Comment", "Post", "PostOrigin", "SourceReport", "SourceStatus"]

SourceStatus = Literal["ok", "partial", "blocked", "rate_limited", "timeout", "failed", "disabled"]


class PostOrigin(OpenEnum, fallback="community"):
    """Who speaks in a post."""

    COMMUNITY = "community"
    """Somebody on a public site."""
    EMPLOYER = "employer"
    """The employer itself, on its own pages."""
    USER = "user"
    """The user, who pasted notes."""


class Comment(Contract):
    """One answer to a post. Authors are never carried."""

    comment_id: str = Field(min_length=1, max_length=128)
    """Identifier at the source."""
    body: str = Field(max_length=4000)
    """Text as published, possibly cut at a word."""
    score: int = 0
    """Votes at the time of collection."""
    created_at: AwareDatetime | None = None
    """When it was written, if the source tells."""


class Post(Contract):
    """One discussion with its best comments."""

    source_id: SourceId
    source: str = Field(min_length=1, max_length=40)
    """The source plugin, e.g. `reddit`, `hackernews`, `notes`."""
    origin: PostOrigin = PostOrigin.COMMUNITY
    """Who speaks; an employer's own page is no report of a candidate."""
    url: str | None = Field(default=None, max_length=2048)
    """Permanent address for readers; null for notes the user pasted."""
    title: str = Field(default="", max_length=500)
    body: str = Field(default="", max_length=40_000)
    """Text as published, possibly cut at a word."""
    channel: str | None = Field(default=None, max_length=100)
    """Where it was posted, e.g. `r/cscareerquestions`."""
    score: int = 0
    """Votes at the time of collection."""
    created_at: AwareDatetime | None = None
    """When it was posted, if the source tells."""
    comment_count: int = Field(default=0, ge=0)
    """Comments at the source, of which `comments` holds the best."""
    comments: list[Comment] = Field(default=[], max_length=50)
    relevance: float = Field(default=0.0, ge=0, le=1)
    """How likely the post is about interviewing for this job, by the collector's ranking."""
    relevance_reason: str | None = Field(default=None, max_length=200)
    """Why the collector kept it, e.g. `names the employer in the title; interview; same role`."""
    outside_window: bool = False
    """Older than the window of the collection; included because there was too little inside it."""
    attribution: str | None = Field(default=None, max_length=200)
    """What the source's licence asks to be named beside a quote, e.g. `Stack Exchange, CC BY-SA 4.0`."""

    def texts(self) -> Iterator[str]:
        """Yield every text of the post that a quote may come from: title, body, comments."""
        yield self.title
        yield self.body
        yield from (comment.body for comment in self.comments)


class SourceReport(Contract):
    """How collecting from one source went."""

    source: str = Field(min_length=1, max_length=40)
    label: str | None = Field(default=None, max_length=80)
    """The name that users know; null when the producer gives none."""
    status: Annotated[SourceStatus, Fallback("failed")]
    requests: int = Field(default=0, ge=0)
    """Requests sent to the source."""
    found: int = Field(default=0, ge=0)
    """Posts the source returned."""
    unreadable: int = Field(default=0, ge=0)
    """Entries of its answers that could not be read, and are therefore missing from `found`."""
    kept: int = Field(default=0, ge=0)
    """Posts that remained after filtering, deduplication and ranking."""
    detail: Annotated[str, Cut(500)] | None = None
    """A sentence about what went wrong, free of personal data."""
    next_try_at: AwareDatetime | None = None
    """The source refused or asked to wait: it is not asked again before this moment."""
    collected_at: AwareDatetime | None = None
    """When its answers were collected, if not for this preparation."""
    stale: bool = False
    """The answers are older than the cache's lifetime and served because the source does not answer."""
    duration_ms: int = Field(default=0, ge=0)

    @property
    def has_failed(self) -> bool:
        """Whether the source did not answer everything that it was asked."""
        return self.status not in {"ok", "disabled"}


class CollectionReport(Contract):
    """How the collection went over all sources."""

    sources: list[SourceReport] = Field(default=[], max_length=50)
    window_days: int = Field(default=365, ge=1)
    """Age limit of posts."""
    from_cache: bool = False
    """The posts were collected for an earlier preparation."""
    duration_ms: int = Field(default=0, ge=0)
