"""Arctic Shift, a public archive of Reddit: one search per community, scores by id, comments as trees."""

import asyncio
from collections.abc import Sequence
from typing import Any

from typing_extensions import override

from contracts.job import RoleCategory
from contracts.posts import Post
from services.scraper.errors import GoneError, MalformedError, OverloadedError, SourceUnavailableError
from services.scraper.search.communities import communities
from services.scraper.search.plan import SearchPlan
from services.scraper.search.queries import archive_query, own_community
from services.scraper.settings import ArchiveSettings
from services.scraper.sources.base import Harvest, attempt_all
from services.scraper.sources.compliance import Compliance
from services.scraper.sources.hosted import HostedSource
from services.scraper.sources.reading import read_one
from services.scraper.sources.reddit.shapes import RedditPost, as_post, comments_of
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.client import Upstream

__all__ = ["ArchiveSource"]

_MOST_IDS = 100
_TREE = "100"
_PAUSE_WHEN_BUSY = 0.5
_YEARS_BACK = 3
_GENERAL = 3
"""Communities at the head of the list that are the same for every role."""
_TECHNICAL = frozenset({RoleCategory.SOFTWARE_ENGINEERING, RoleCategory.DATA_SCIENCE, RoleCategory.PRODUCT_MANAGEMENT})
_TECHNICAL_COMMUNITY = "cscareerquestions"
"""Where most reports on technical interviews stand."""


class ArchiveSource(HostedSource):
    """Searches the archive; see `services.scraper.sources.base.PostSource`."""

    name = "arctic_shift"
    label = "Reddit (archive)"
    stands_in_for = ("reddit",)
    compliance = Compliance(
        access="A public research archive, without a key. It runs on one person's machine: few, small, paced requests.",
        kept="Titles, texts and the best comments, without authors, for the lifetime of the cache (two days at most).",
        deletion="Entries that the archive marks as deleted or removed later are dropped; so are the marked comments.",
        attribution="A link to the discussion on Reddit.",
        terms="https://github.com/ArthurHeitmann/arctic_shift/blob/master/api/README.md",
    )

    def __init__(self, *, upstream: Upstream, settings: ArchiveSettings) -> None:
        super().__init__(upstream=upstream, settings=settings)
        self._settings = settings

    @property
    def disabled(self) -> str | None:
        """See `PostSource.disabled`."""
        return None if self._settings.base_url else "No address is configured (PREPLINE_ARCHIVE__BASE_URL)."

    @override
    def searches(self, plan: SearchPlan) -> Sequence[str]:
        """Return the communities to ask: the employer's own and the best of the role."""
        every = communities(plan.job)
        general, of_role = every[:_GENERAL], every[_GENERAL:]
        if plan.job.role_category in _TECHNICAL:
            ordered = [_TECHNICAL_COMMUNITY, general[0], *of_role, *general]
        else:
            ordered = [of_role[0], general[0], *of_role[1:], *general]
        own = own_community(plan)
        return tuple(dict.fromkeys([*([own] if own else []), *ordered]))[: self._settings.communities]

    async def find(self, plan: SearchPlan, searches: Sequence[str], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.find`."""
        await attempt_all((self._find(plan, community, budget, harvest) for community in searches), harvest)
        found = await asyncio.to_thread(plan.relevance.shortlist, list(harvest.posts.values()))
        if found and budget.requests_left > 1:
            await attempt_all([self._refresh(found[:_MOST_IDS], budget, harvest)], harvest)

    @override
    async def read(self, posts: Sequence[Post], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.read`."""
        await attempt_all((self._read_comments(post, budget, harvest) for post in posts), harvest)

    async def check(self, budget: Budget) -> None:
        """See `PostSource.check`."""
        await self._get("/posts/search", {"subreddit": "interviews", "limit": "1"}, budget)

    async def _find(self, plan: SearchPlan, community: str, budget: Budget, harvest: Harvest) -> None:
        params = {
            "subreddit": community,
            "query": archive_query(plan),
            "after": str(int(plan.since.timestamp()) - (_YEARS_BACK - 1) * 365 * 86_400),
            "sort": "desc",
            "limit": str(self._settings.results),
        }
        for data in _listed(await self._search(params, budget)):
            post = read_one(RedditPost, data, harvest)
            if post is not None and post.is_usable:
                harvest.add(as_post(post, self._settings.site_url, source=self.name))
        harvest.searched.add(community)

    async def _search(self, params: dict[str, str], budget: Budget) -> Any:
        """Search; when that is too much for the archive, wait a moment and ask for half."""
        try:
            return await self._get("/posts/search", params, budget)
        except OverloadedError:
            await asyncio.sleep(min(_PAUSE_WHEN_BUSY, budget.patience))
            smaller = {**params, "limit": str(max(1, self._settings.results // 2))}
            return await self._get("/posts/search", smaller, budget)

    async def _refresh(self, posts: Sequence[Post], budget: Budget, harvest: Harvest) -> None:
        """Bring votes and numbers of comments up to date, and drop what was taken back since it was archived."""
        ids = ",".join(post.source_id.removeprefix("reddit:") for post in posts)
        for data in _listed(await self._get("/posts/ids", {"ids": ids}, budget)):
            post = read_one(RedditPost, data, harvest)
            if post is None:
                continue
            if post.is_usable:
                harvest.add(as_post(post, self._settings.site_url, source=self.name))
            else:
                harvest.drop(f"reddit:{post.id}")

    async def _read_comments(self, post: Post, budget: Budget, harvest: Harvest) -> None:
        identity = f"t3_{post.source_id.removeprefix('reddit:')}"
        try:
            tree = _listed(await self._get("/comments/tree", {"link_id": identity, "limit": _TREE}, budget))
        except GoneError:
            tree = []
        comments = comments_of({"kind": "Listing", "data": {"children": tree}}, tally=harvest)
        harvest.read.add(post.source_id)
        harvest.add(post.model_copy(update={"comments": comments}))

    async def _get(self, path: str, params: dict[str, str], budget: Budget) -> Any:
        answer = await self._upstream.get(f"{self._settings.base_url}/api{path}", params=params, budget=budget)
        if isinstance(answer, dict) and answer.get("data") is None and answer.get("error"):
            raise SourceUnavailableError("It reports an error instead of data.")
        return answer


def _listed(answer: Any) -> list[Any]:
    data = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(data, list):
        raise MalformedError("Its answer has an unknown shape.")
    return data
