"""What to look for: one job, one company, one window of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from contracts.job import JobDetails
from contracts.posts import Post
from services.scraper.selection.company import Company
from services.scraper.selection.relevance import ABOUT_COMPANY, Relevance

__all__ = ["SearchPlan"]


@dataclass(frozen=True, kw_only=True)
class SearchPlan:
    """What a source needs to know in order to search, and to recognise a relevant post."""

    job: JobDetails
    company: Company
    relevance: Relevance
    since: datetime
    """Older posts are left out."""
    wanted: int
    """A search may end once it has this many posts."""

    @classmethod
    def for_job(cls, job: JobDetails, *, window_days: int, wanted: int, now: datetime | None = None) -> "SearchPlan":
        """Return the plan for a job as of `now`."""
        now = now or datetime.now(UTC)
        return cls(
            job=job,
            company=Company(job.company_name),
            relevance=Relevance(job=job, now=now),
            since=now - timedelta(days=window_days),
            wanted=wanted,
        )

    def shortlist(self, posts: Iterable[Post], *, least: float = ABOUT_COMPANY) -> list[Post]:
        """Return the posts of the window that are about the company, best first; see `Relevance.shortlist`."""
        return self.relevance.shortlist(self._fresh(posts), least=least)

    def ranked(self, posts: Iterable[Post]) -> list[Post]:
        """Return the same of posts that are known to say something different each; see `Relevance.ranked`."""
        return self.relevance.ranked(self._fresh(posts))

    def _fresh(self, posts: Iterable[Post]) -> Iterable[Post]:
        return (post for post in posts if post.created_at is None or post.created_at >= self.since)
