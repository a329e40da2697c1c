"""Reddit's Atom feeds: one search over several communities, and a discussion's comments."""

import asyncio
from collections.abc import Sequence

from typing_extensions import override

from contracts.posts import Post
from services.scraper.errors import GoneError
from services.scraper.search.communities import communities
from services.scraper.search.plan import SearchPlan
from services.scraper.search.queries import reddit_nearby
from services.scraper.settings import AtomSettings
from services.scraper.sources.base import Harvest, attempt_all
from services.scraper.sources.compliance import Compliance
from services.scraper.sources.hosted import HostedSource
from services.scraper.sources.reddit.atom import comments_of_feed, posts_of_feed
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.client import Upstream

__all__ = ["FeedSource"]

_COMMUNITIES = 6


class FeedSource(HostedSource):
    """Searches Reddit by its feeds; see `services.scraper.sources.base.PostSource`."""

    name = "reddit_feed"
    label = "Reddit (feeds)"
    stands_in_for = ("reddit", "arctic_shift")
    compliance = Compliance(
        access="Public feeds, without a key, very few requests. An operator's own feed token makes them more reliable.",
        kept="Titles, texts and comments, without authors, for the lifetime of the cache (two days at most).",
        deletion="What was taken back is no longer in the feed; kept entries go with the cache.",
        attribution="A link to the discussion on Reddit.",
        terms="https://www.redditinc.com/policies/user-agreement",
    )

    def __init__(self, *, upstream: Upstream, settings: AtomSettings) -> None:
        super().__init__(upstream=upstream, settings=settings)
        self._settings = settings

    @property
    def disabled(self) -> str | None:
        """See `PostSource.disabled`."""
        return None if self._settings.base_url else "No address is configured (PREPLINE_ATOM__BASE_URL)."

    @property
    @override
    def pages_per_request(self) -> int:
        """Comments are asked for only with a token: without one a feed a minute has to do."""
        return int(self._settings.feed_token is not None)

    @override
    def searches(self, plan: SearchPlan) -> Sequence[str]:
        """See `PostSource.searches`."""
        return (plan.job.role_category.value,)

    async def find(self, plan: SearchPlan, searches: Sequence[str], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.find`."""
        query = reddit_nearby(plan)[0]
        where = "+".join(communities(plan.job)[:_COMMUNITIES])
        params = {"q": query.text, "restrict_sr": "on", "sort": "relevance", "t": "year", "limit": "100"}
        feed = await self._feed(f"/r/{where}/search.rss", params, budget)
        for post in await asyncio.to_thread(posts_of_feed, feed, site_url=self._settings.site_url, tally=harvest):
            harvest.add(post.model_copy(update={"source": self.name}))
        harvest.searched.update(searches)

    @override
    async def read(self, posts: Sequence[Post], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.read`."""
        await attempt_all((self._read_comments(post, budget, harvest) for post in posts), harvest)

    async def check(self, budget: Budget) -> None:
        """See `PostSource.check`."""
        feed = await self._feed("/r/interviews/search.rss", {"q": "interview", "limit": "1"}, budget)
        posts_of_feed(feed, site_url=self._settings.site_url, tally=Harvest())

    async def _read_comments(self, post: Post, budget: Budget, harvest: Harvest) -> None:
        try:
            feed = await self._feed(f"/comments/{post.source_id.removeprefix('reddit:')}/.rss", {"sort": "top"}, budget)
        except GoneError:
            harvest.drop(post.source_id)
            return
        comments = await asyncio.to_thread(comments_of_feed, feed, tally=harvest)
        harvest.read.add(post.source_id)
        harvest.add(post.model_copy(update={"comments": comments, "comment_count": len(comments)}))

    async def _feed(self, path: str, params: dict[str, str], budget: Budget) -> bytes:
        token, user = self._settings.feed_token, self._settings.feed_user
        own = {"feed": token.get_secret_value(), "user": user} if token and user else {}
        return await self._upstream.feed(f"{self._settings.base_url}{path}", params={**params, **own}, budget=budget)
