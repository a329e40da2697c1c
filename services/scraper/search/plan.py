"""What to look for: one job, one company, one window of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

from contracts.job import JobDetails
from contracts.posts import Post
from lexicon.company import Company
from services.scraper.search.domain import domain_of
from services.scraper.selection.relevance import Relevance

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
    """So many posts are handed on at most."""
    enough: int = 12
    """With so many posts inside the window nothing further is asked."""

    @classmethod
    def for_job(
        cls, job: JobDetails, *, window_days: int, wanted: int, enough: int = 12, now: datetime | None = None
    ) -> "SearchPlan":
        """Return the plan for a job as of `now`."""
        now = now or datetime.now(UTC)
        return cls(
            job=job,
            company=Company.of_posting(job),
            relevance=Relevance(job=job, now=now),
            since=now - timedelta(days=window_days),
            wanted=wanted,
            enough=enough,
        )

    @property
    def key(self) -> str:
        """The employer's identity, the same for all its spellings and for all its jobs."""
        return self.company.key

    @cached_property
    def domain(self) -> str | None:
        """The employer's web domain, if it is known."""
        return domain_of(self.job, self.company)

    @property
    def is_well_known(self) -> bool:
        """Whether the employer stands in the lexicon, under a name that means nothing else."""
        return self.company.documented and not self.company.everyday_word

    def shortlist(self, posts: Iterable[Post], *, with_possible: bool = False) -> list[Post]:
        """Return the posts of the window that are about the company, best first; see `Relevance.shortlist`."""
        return self.relevance.shortlist((post for post in posts if not self.is_old(post)), with_possible=with_possible)

    def selected(self, posts: Iterable[Post]) -> list[Post]:
        """Return the posts to hand on, best first; older ones, marked, only when the window holds too little."""
        everything = self.relevance.shortlist(posts)
        recent = [post for post in everything if not self.is_old(post)]
        older = [post.model_copy(update={"outside_window": True}) for post in everything if self.is_old(post)]
        return (recent + older[: max(0, self.enough - len(recent))])[: self.wanted]

    def is_old(self, post: Post) -> bool:
        """Whether a post is older than the window."""
        return post.created_at is not None and post.created_at < self.since
