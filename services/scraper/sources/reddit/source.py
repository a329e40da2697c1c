"""Reddit by its API: few searches over many communities at once, then the comments of the best posts."""

import asyncio
from collections.abc import Sequence

from typing_extensions import override

from contracts.posts import Post
from services.scraper.errors import ForbiddenError, GoneError
from services.scraper.search.plan import SearchPlan
from services.scraper.search.queries import RedditQuery, reddit_everywhere, reddit_nearby
from services.scraper.settings import RedditSettings
from services.scraper.sources.base import Harvest, attempt_all
from services.scraper.sources.compliance import Compliance
from services.scraper.sources.hosted import HostedSource
from services.scraper.sources.reddit.api import RedditApi
from services.scraper.sources.reddit.shapes import posts_of, thread_of
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.client import Upstream

__all__ = ["RedditSource"]

_MOST_RESULTS = "100"
_EVERYWHERE = "everywhere"


class RedditSource(HostedSource):
    """Searches Reddit; see `services.scraper.sources.base.PostSource`."""

    name = "reddit"
    label = "Reddit"
    version = 2
    compliance = Compliance(
        access=(
            "With the operator's own API credentials, at the pace that Reddit's headers allow, under an honest name. "
            "Credentials from before November 2025 keep working; new ones need an approval that is mostly refused. "
            "Commercial use needs Reddit's permission."
        ),
        kept="Titles, texts and the best comments, without authors, for the lifetime of the cache (two days at most).",
        deletion="Deleted and removed posts are left out, also when that happens between search and reading.",
        attribution="A link to the discussion.",
        terms="https://redditinc.com/policies/data-api-terms",
    )

    def __init__(self, *, upstream: Upstream, settings: RedditSettings) -> None:
        super().__init__(upstream=upstream, settings=settings)
        self._api = RedditApi(upstream=upstream, settings=settings)
        self._settings = settings

    @property
    def disabled(self) -> str | None:
        """See `PostSource.disabled`."""
        return self._api.disabled

    @override
    def searches(self, plan: SearchPlan) -> Sequence[str]:
        """See `PostSource.searches`."""
        return (plan.job.role_category.value,)

    async def find(self, plan: SearchPlan, searches: Sequence[str], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.find`."""
        await attempt_all((self._find(query, budget, harvest) for query in reddit_nearby(plan)), harvest)
        harvest.searched.update(searches)
        if _EVERYWHERE in harvest.searched:
            return
        if len(await asyncio.to_thread(plan.shortlist, list(harvest.posts.values()))) < plan.enough:
            await attempt_all([self._find(reddit_everywhere(plan), budget, harvest)], harvest)
            harvest.searched.add(_EVERYWHERE)

    @override
    async def read(self, posts: Sequence[Post], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.read`."""
        await attempt_all((self._read_comments(post, budget, harvest) for post in posts), harvest)

    async def check(self, budget: Budget) -> None:
        """See `PostSource.check`."""
        answer = await self._api.get("/r/interviews/search", params={"q": "interview", "limit": "1"}, budget=budget)
        posts_of(answer, site_url=self._settings.base_url, tally=Harvest())

    async def _find(self, query: RedditQuery, budget: Budget, harvest: Harvest) -> None:
        params = {
            "q": query.text,
            "restrict_sr": "1",
            "sort": "relevance",
            "t": query.period,
            "type": "link",
            "limit": _MOST_RESULTS,
        }
        answer = await self._api.get(f"/r/{'+'.join(query.communities)}/search", params=params, budget=budget)
        for post in posts_of(answer, site_url=self._settings.base_url, tally=harvest):
            harvest.add(post)

    async def _read_comments(self, post: Post, budget: Budget, harvest: Harvest) -> None:
        params = {"sort": "top", "limit": "100", "depth": "3"}
        path = f"/comments/{post.source_id.removeprefix('reddit:')}"
        try:
            answer = await self._api.get(path, params=params, budget=budget)
            current, comments = thread_of(answer, site_url=self._settings.base_url, tally=harvest)
        except GoneError:
            current, comments = None, []
        except ForbiddenError:
            harvest.read.add(post.source_id)  # the community is closed to us; what was found stays
            return
        harvest.read.add(post.source_id)
        if current is None:
            harvest.drop(post.source_id)
        else:
            harvest.add(post.model_copy(update={"comments": comments, "score": current.score}))
