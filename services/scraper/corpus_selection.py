"""Selecting from a file: what is made of every post in it, for one job."""

from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel

from contracts.job import JobDetails
from services.scraper.search.plan import SearchPlan
from services.scraper.sources.base import Harvest
from services.scraper.sources.corpus.files import read_corpus

__all__ = ["JudgedPost", "select_from"]


class JudgedPost(BaseModel):
    """One post of the file and what is made of it."""

    index: int
    """Its place in the file, from 0."""
    title: str
    url: str | None
    kept: bool
    """Whether it would be handed on to be read for the guide."""
    relevance: float
    """From 0 to 1; the list is ordered by it, kept posts first."""
    about: float
    """From 0 to 1: how sure it is that the post is about the employer."""
    reason: str


def select_from(path: Path, job: JobDetails) -> tuple[list[JudgedPost], int]:
    """Return every post of a file, best first, and how many entries could not be read.

    Raises:
        OSError: It cannot be read.
    """
    tally = Harvest()
    posts = list(read_corpus(path, tally))
    places = {post.source_id: index for index, post in reversed(list(enumerate(posts)))}
    plan = SearchPlan.for_job(job, window_days=365, wanted=len(posts), now=datetime.now(UTC))
    judged = [
        JudgedPost(
            index=places[one.post.source_id],
            title=one.post.title,
            url=one.post.url,
            kept=one.kept,
            relevance=one.post.relevance,
            about=round(one.about, 4),
            reason=one.post.relevance_reason or "",
        )
        for one in plan.relevance.judge(posts)
    ]
    return judged, tally.unreadable
