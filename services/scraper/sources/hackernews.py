"""Hacker News by its Algolia index: stories with their comments, and comments found by themselves."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Annotated, Any

from pydantic import BaseModel, Field
from typing_extensions import override

from contracts.posts import Comment, Post
from lexicon.text import shorten
from services.scraper.errors import GoneError, MalformedError
from services.scraper.html_text import text_of_html
from services.scraper.search.plan import SearchPlan
from services.scraper.search.queries import hackernews_query
from services.scraper.selection.relevance import interview_substance
from services.scraper.settings import HackerNewsSettings
from services.scraper.sources.base import Harvest, attempt_all
from services.scraper.sources.compliance import Compliance
from services.scraper.sources.hosted import HostedSource
from services.scraper.sources.reading import (
    LONGEST_BODY,
    LONGEST_TITLE,
    Count,
    Moment,
    Tally,
    Text,
    is_withdrawn,
    read_all,
    read_one,
)
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.client import Upstream

__all__ = ["HackerNewsSource"]

_CHANNEL = "Hacker News"
_LONGEST_COMMENT = 1500
_BEST_COMMENTS = 5
_MOST_COMMENTS_READ = 300
_YEARS_BACK = timedelta(days=2 * 365)

Identifier = Annotated[int, Field(gt=0, lt=10**12)]


class _Hit(BaseModel):
    """A story or a comment in a search result."""

    objectID: Identifier  # noqa: N815 — Algolia's name
    title: Text = ""
    story_title: Text = ""
    story_text: Text = ""
    comment_text: Text = ""
    points: Count = 0
    num_comments: Count = 0
    created_at_i: Moment = None

    @property
    def is_gone(self) -> bool:
        """Whether readers can no longer see it."""
        return is_withdrawn(self.title) or is_withdrawn(self.comment_text) or is_withdrawn(self.story_text)


class _Item(BaseModel):
    """A story or comment with all its descendants, which are read one by one."""

    id: Identifier
    text: Text = ""
    points: Count = 0
    created_at_i: Moment = None
    children: Any = None

    @property
    def answers(self) -> list[Any]:
        return self.children if isinstance(self.children, list) else []


class HackerNewsSource(HostedSource):
    """Searches Hacker News; see `services.scraper.sources.base.PostSource`."""

    name = "hackernews"
    label = "Hacker News"
    version = 2
    compliance = Compliance(
        access="A public index, without a key.",
        kept="Titles, texts and the best comments, without authors, for the lifetime of the cache (two days at most).",
        deletion="Deleted and dead items have no text in the index and are left out.",
        attribution="A link to the discussion.",
        terms="https://hn.algolia.com/api",
    )

    def __init__(self, *, upstream: Upstream, settings: HackerNewsSettings) -> None:
        super().__init__(upstream=upstream, settings=settings)
        self._settings = settings

    @property
    def disabled(self) -> str | None:
        """See `PostSource.disabled`."""
        return None if self._settings.base_url else "No address is configured (PREPLINE_HACKERNEWS__BASE_URL)."

    async def find(self, plan: SearchPlan, searches: Sequence[str], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.find`."""
        query, alternatives = hackernews_query(plan)
        params = {
            "query": query,
            "tags": "(story,comment)",
            "numericFilters": f"created_at_i>{int((plan.since - _YEARS_BACK).timestamp())}",
            "hitsPerPage": str(self._settings.results),
            **({"optionalWords": alternatives} if alternatives else {}),
        }
        for hit in read_all(_Hit, _hits(await self._get("/search", params, budget)), harvest):
            if not hit.is_gone:
                harvest.add(self._post(hit))
        harvest.searched.update(searches)

    @override
    async def read(self, posts: Sequence[Post], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.read`."""
        await attempt_all((self._read_comments(post, budget, harvest) for post in posts), harvest)

    async def check(self, budget: Budget) -> None:
        """See `PostSource.check`."""
        _hits(await self._get("/search", {"query": "interview", "tags": "story", "hitsPerPage": "1"}, budget))

    async def _read_comments(self, post: Post, budget: Budget, harvest: Harvest) -> None:
        try:
            answer = await self._get(f"/items/{post.source_id.removeprefix('hackernews:')}", {}, budget)
        except GoneError:
            harvest.drop(post.source_id)
            return
        comments = await asyncio.to_thread(_comments, answer, harvest)
        harvest.read.add(post.source_id)
        harvest.add(post.model_copy(update={"comments": comments}))
        for comment in comments:
            harvest.drop(f"hackernews:{comment.comment_id}")  # found by itself before; one text, one source

    async def _get(self, path: str, params: dict[str, str], budget: Budget) -> Any:
        return await self._upstream.get(f"{self._settings.base_url}/api/v1{path}", params=params, budget=budget)

    def _post(self, hit: _Hit) -> Post:
        return Post(
            source_id=f"hackernews:{hit.objectID}",
            source="hackernews",
            url=f"{self._settings.site_url}/item?id={hit.objectID}",
            title=shorten(text_of_html(hit.title or hit.story_title), LONGEST_TITLE, ellipsis=""),
            body=shorten(text_of_html(hit.comment_text or hit.story_text), LONGEST_BODY, ellipsis=""),
            channel=_CHANNEL,
            score=hit.points,
            created_at=hit.created_at_i,
            comment_count=max(0, hit.num_comments),
        )


def _hits(answer: Any) -> list[Any]:
    hits = answer.get("hits") if isinstance(answer, dict) else None
    if not isinstance(hits, list):
        raise MalformedError("Its search result has an unknown shape.")
    return hits


def _comments(answer: Any, tally: Tally) -> list[Comment]:
    """Return the best comments: by votes where the source gives them, else by their interview substance."""
    story = read_one(_Item, answer, tally)
    if story is None:
        raise MalformedError("Its discussion has an unknown shape.")
    comments = [comment for item in _walk(story, tally) if (comment := _comment(item)).body]
    usable = [comment for comment in comments if not is_withdrawn(comment.body)]
    return sorted(usable, key=lambda comment: (-comment.score, -interview_substance(comment.body)))[:_BEST_COMMENTS]


def _walk(story: _Item, tally: Tally) -> Iterator[_Item]:
    """Yield comments level by level: answers to the story first."""
    level, count = story.answers, 0
    while level:
        deeper: list[Any] = []
        for item in read_all(_Item, level, tally):
            yield item
            count += 1
            if count >= _MOST_COMMENTS_READ:
                return
            deeper += item.answers
        level = deeper


def _comment(item: _Item) -> Comment:
    return Comment(
        comment_id=str(item.id),
        body=shorten(text_of_html(item.text), _LONGEST_COMMENT, ellipsis=""),
        score=item.points,
        created_at=item.created_at_i,
    )
