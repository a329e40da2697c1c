"""Reddit: few searches over many communities at once, then the comments of the best posts.

Compliance: asks with the operator's own credentials, at the pace that Reddit's headers allow and under an honest name.
Authors are not carried. What was deleted or removed is left out, also when it happens between search and reading;
collections are kept for a day at most, so that later deletions take effect.
"""

import asyncio

from contracts.posts import Post
from services.scraper.errors import ForbiddenError, GoneError
from services.scraper.search.plan import SearchPlan
from services.scraper.search.queries import RedditQuery, reddit_rounds
from services.scraper.selection.relevance import MAYBE_ABOUT_COMPANY
from services.scraper.settings import RedditSettings
from services.scraper.sources.base import Harvest, attempt_all
from services.scraper.sources.reddit_api import RedditApi
from services.scraper.sources.reddit_shapes import posts_of, thread_of
from services.scraper.upstream.budget import Budget

__all__ = ["RedditSource"]

_MOST_RESULTS = "100"


class RedditSource:
    """Searches Reddit; see `services.scraper.sources.base.Source`."""

    name = "reddit"
    label = "Reddit"

    def __init__(self, *, api: RedditApi, settings: RedditSettings) -> None:
        self._api = api
        self._settings = settings

    @property
    def disabled(self) -> str | None:
        """See `Source.disabled`."""
        return self._api.disabled

    def budget(self, seconds: float) -> Budget:
        """See `Source.budget`."""
        return Budget(
            requests=self._settings.requests_per_prep,
            seconds=seconds,
            concurrency=self._settings.concurrency_per_prep,
        )

    async def search(self, plan: SearchPlan, budget: Budget, harvest: Harvest) -> None:
        """See `Source.search`."""
        for queries in reddit_rounds(plan):
            await attempt_all((self._find(query, budget, harvest) for query in queries), harvest)
            if len(await asyncio.to_thread(plan.shortlist, list(harvest.posts.values()))) >= plan.wanted:
                break
        promising = await asyncio.to_thread(plan.shortlist, list(harvest.posts.values()), least=MAYBE_ABOUT_COMPANY)
        discussed = [post for post in promising if post.comment_count > 0]
        affordable = discussed[: min(self._settings.comment_posts, budget.requests_left)]
        await attempt_all((self._read_comments(post, budget, harvest) for post in affordable), harvest)

    async def check(self, budget: Budget) -> None:
        """See `Source.check`."""
        answer = await self._api.get("/r/interviews/search", params={"q": "interview", "limit": "1"}, budget=budget)
        posts_of(answer, site_url=self._settings.base_url)

    async def _find(self, query: RedditQuery, budget: Budget, harvest: Harvest) -> None:
        params = {
            "q": query.text,
            "restrict_sr": "1",
            "sort": "relevance",
            "t": "year",
            "type": "link",
            "limit": _MOST_RESULTS,
        }
        answer = await self._api.get(f"/r/{'+'.join(query.communities)}/search", params=params, budget=budget)
        for post in posts_of(answer, site_url=self._settings.base_url):
            harvest.add(post)

    async def _read_comments(self, post: Post, budget: Budget, harvest: Harvest) -> None:
        params = {"sort": "top", "limit": "100", "depth": "3"}
        path = f"/comments/{post.source_id.removeprefix('reddit:')}"
        try:
            current, comments = thread_of(
                await self._api.get(path, params=params, budget=budget), site_url=self._settings.base_url
            )
        except (GoneError, ForbiddenError):
            current, comments = None, []
        if current is None:
            harvest.drop(post.source_id)
        else:
            harvest.add(post.model_copy(update={"comments": comments}))
