"""What a source of discussions must be able to do."""

import asyncio
from collections.abc import Coroutine, Iterable
from typing import Any, Protocol

from contracts.posts import Post
from services.scraper.errors import SourceError
from services.scraper.search.plan import SearchPlan
from services.scraper.upstream.budget import Budget

__all__ = ["Harvest", "Source", "attempt_all"]


class Harvest:
    """What a source has found so far. It grows during the search, so that a deadline loses nothing."""

    def __init__(self) -> None:
        self.posts: dict[str, Post] = {}
        """By source id."""
        self.problems: list[SourceError] = []
        """What did not work while other parts did."""
        self._dropped: set[str] = set()

    def add(self, post: Post) -> None:
        """Keep a post, or replace it by a fuller version."""
        if post.source_id not in self._dropped:
            self.posts[post.source_id] = post

    def drop(self, source_id: str) -> None:
        """Forget a post for good: its author or the community took it back."""
        self._dropped.add(source_id)
        self.posts.pop(source_id, None)


class Source(Protocol):
    """One place where people discuss interviews."""

    @property
    def name(self) -> str:
        """Short and stable, e.g. `reddit`; the prefix of its source ids."""

    @property
    def label(self) -> str:
        """The name that users know."""

    @property
    def disabled(self) -> str | None:
        """Why the source is not used, or None when it is."""

    def budget(self, seconds: float) -> Budget:
        """Return what one collection of at most `seconds` may cost."""

    async def search(self, plan: SearchPlan, budget: Budget, harvest: Harvest) -> None:
        """Fill the harvest.

        Raises:
            SourceError: Nothing more can be had; what was found before stays in the harvest.
        """

    async def check(self, budget: Budget) -> None:
        """Ask one small question to see whether the source answers.

        Raises:
            SourceError: It does not.
        """


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
