"""What a source of discussions must be able to do."""

import asyncio
from collections.abc import Coroutine, Iterable, Sequence
from typing import Any, Protocol

from contracts.posts import Post
from services.scraper.errors import SourceError
from services.scraper.search.plan import SearchPlan
from services.scraper.sources.compliance import Compliance
from services.scraper.upstream.budget import Budget, SourcesAllowance
from services.scraper.upstream.state import SourceState

__all__ = ["WHOLE", "Harvest", "PostSource", "attempt_all"]

WHOLE = ("whole",)
"""The searches of a source that asks the same for every job at a company."""


class Harvest:
    """What a source has found so far. It grows during the search, so that a deadline loses nothing."""

    def __init__(self, posts: Iterable[Post] = ()) -> None:
        self.posts: dict[str, Post] = {post.source_id: post for post in posts}
        """By source id."""
        self.problems: list[SourceError] = []
        """What did not work while other parts did."""
        self.unreadable = 0
        """Entries that had no readable shape."""
        self.searched: set[str] = set()
        """The searches that were answered."""
        self.read: set[str] = set()
        """Posts whose comments were asked for."""
        self._dropped: set[str] = set()

    def add(self, post: Post) -> None:
        """Keep a post, or replace it by a fuller version."""
        if post.source_id not in self._dropped:
            self.posts[post.source_id] = post

    def drop(self, source_id: str) -> None:
        """Forget a post for good: its author or the community took it back."""
        self._dropped.add(source_id)
        self.posts.pop(source_id, None)


class PostSource(Protocol):
    """One place where people discuss interviews, or where an employer speaks of its own."""

    @property
    def name(self) -> str:
        """Short and stable, e.g. `reddit`; the source of its posts."""

    @property
    def label(self) -> str:
        """The name that users know."""

    @property
    def noun(self) -> str:
        """What one of its posts is called."""

    @property
    def version(self) -> int:
        """Raised when the same question would bring other posts: it is part of the cache's key."""

    @property
    def compliance(self) -> Compliance:
        """The rules of the source."""

    @property
    def disabled(self) -> str | None:
        """Why the source is not used, or None when it is."""

    @property
    def pages_per_request(self) -> int:
        """Discussions whose comments one request brings; 0 when it has no comments to ask for."""

    @property
    def stands_in_for(self) -> tuple[str, ...]:
        """Sources of the same discussions that are better: this one is asked only when they bring too little."""

    def searches(self, plan: SearchPlan) -> Sequence[str]:
        """Return names of the searches that a plan needs, the most promising first; each is cached per company."""

    def budget(self, seconds: float, allowance: SourcesAllowance) -> Budget:
        """Return what one collection of at most `seconds` may cost."""

    async def find(self, plan: SearchPlan, searches: Sequence[str], budget: Budget, harvest: Harvest) -> None:
        """Fill the harvest with candidates.

        Raises:
            SourceError: Nothing more can be had; what was found before stays in the harvest.
        """

    async def read(self, posts: Sequence[Post], budget: Budget, harvest: Harvest) -> None:
        """Replace posts in the harvest by versions with their comments, and drop those taken back.

        Raises:
            SourceError: Nothing could be read. Posts whose comments are refused stay as they were.
        """

    async def check(self, budget: Budget) -> None:
        """Ask one small question to see whether the source answers.

        Raises:
            SourceError: It does not.
        """

    async def state(self) -> SourceState | None:
        """Return what all processes know of the source's health; None when it has no server of its own."""


async def attempt_all(work: Iterable[Coroutine[Any, Any, None]], harvest: Harvest) -> None:
    """Do several things at once; what fails is noted in the harvest.

    Raises:
        SourceError: Everything failed and nothing was found before.
    """
    outcomes = await asyncio.gather(*work, return_exceptions=True)
    failures = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
    for failure in failures:
        if not isinstance(failure, SourceError):
            raise failure
        harvest.problems.append(failure)
    if failures and len(failures) == len(outcomes) and not harvest.posts:
        raise failures[0]
