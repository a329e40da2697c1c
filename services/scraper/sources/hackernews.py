"""Hacker News by its Algolia index: stories with their comments, and comments found by themselves.

Compliance: the index is public and needs no key. Authors are not carried; deleted items have no text and are left out.
"""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from contracts.posts import Comment, Post
from lexicon.text import shorten
from services.scraper.errors import GoneError, MalformedError
from services.scraper.html_text import text_of_html
from services.scraper.search.plan import SearchPlan
from services.scraper.search.queries import hackernews_query
from services.scraper.selection.relevance import interview_substance
from services.scraper.settings import HackerNewsSettings
from services.scraper.sources.base import Harvest, attempt_all
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.client import Upstream

__all__ = ["HackerNewsSource"]

_CHANNEL = "Hacker News"
_LONGEST_TITLE = 500
_LONGEST_BODY = 10_000
_LONGEST_COMMENT = 1500
_BEST_COMMENTS = 5
_MOST_COMMENTS_READ = 300

Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
Count = Annotated[int, BeforeValidator(lambda value: 0 if value is None else value)]
Identifier = Annotated[int, Field(gt=0, lt=10**12)]
Timestamp = Annotated[int, Field(gt=0, lt=10**11)]


class _Hit(BaseModel):
    """A story or a comment in a search result."""

    objectID: Identifier  # noqa: N815 — Algolia's name
    title: Text = ""
    story_title: Text = ""
    story_text: Text = ""
    comment_text: Text = ""
    points: Count = 0
    num_comments: Count = 0
    created_at_i: Timestamp | None = None


class _Item(BaseModel):
    """A story or comment with all its descendants, which are read one by one."""

    id: Identifier
    text: Text = ""
    points: Count = 0
    created_at_i: Timestamp | None = None
    children: list[Any] = []


class HackerNewsSource:
    """Searches Hacker News; see `services.scraper.sources.base.Source`."""

    name = "hackernews"
    label = "Hacker News"

    def __init__(self, *, upstream: Upstream, settings: HackerNewsSettings) -> None:
        self._upstream = upstream
        self._settings = settings

    @property
    def disabled(self) -> str | None:
        """See `Source.disabled`."""
        return None if self._settings.base_url else "No address is configured."

    def budget(self, seconds: float) -> Budget:
        """See `Source.budget`."""
        return Budget(
            requests=self._settings.requests_per_prep,
            seconds=seconds,
            concurrency=self._settings.concurrency_per_prep,
        )

    async def search(self, plan: SearchPlan, budget: Budget, harvest: Harvest) -> None:
        """See `Source.search`."""
        await attempt_all((self._find(kind, plan, budget, harvest) for kind in ("story", "comment")), harvest)
        ranked = await asyncio.to_thread(plan.shortlist, list(harvest.posts.values()))
        discussed = [post for post in ranked if post.comment_count > 0]
        affordable = discussed[: min(self._settings.comment_posts, budget.requests_left)]
        await attempt_all((self._read_comments(post, budget, harvest) for post in affordable), harvest)

    async def check(self, budget: Budget) -> None:
        """See `Source.check`."""
        _hits(await self._get("/search", {"query": "interview", "tags": "story", "hitsPerPage": "1"}, budget))

    async def _find(self, kind: str, plan: SearchPlan, budget: Budget, harvest: Harvest) -> None:
        params = {
            "query": hackernews_query(plan),
            "tags": kind,
            "numericFilters": f"created_at_i>{int(plan.since.timestamp())}",
            "hitsPerPage": str(self._settings.results),
        }
        for hit in _hits(await self._get("/search", params, budget)):
            if hit.comment_text or kind == "story":
                harvest.add(self._post(hit))

    async def _read_comments(self, post: Post, budget: Budget, harvest: Harvest) -> None:
        try:
            answer = await self._get(f"/items/{post.source_id.removeprefix('hackernews:')}", {}, budget)
        except GoneError:
            harvest.drop(post.source_id)
            return
        comments = _comments(answer)
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
            title=shorten(text_of_html(hit.title or hit.story_title), _LONGEST_TITLE, ellipsis=""),
            body=shorten(text_of_html(hit.comment_text or hit.story_text), _LONGEST_BODY, ellipsis=""),
            channel=_CHANNEL,
            score=hit.points,
            created_at=_moment(hit.created_at_i),
            comment_count=max(0, hit.num_comments),
        )


def _hits(answer: Any) -> list[_Hit]:
    hits = answer.get("hits") if isinstance(answer, dict) else None
    if not isinstance(hits, list):
        raise MalformedError("Its search result has an unknown shape.")
    return [read for hit in hits if (read := _read_hit(hit)) is not None]


def _read_hit(hit: Any) -> _Hit | None:
    try:
        return _Hit.model_validate(hit)
    except ValidationError:
        return None


def _comments(answer: Any) -> list[Comment]:
    """Return the best comments: by votes where the source gives them, else by their interview substance."""
    try:
        story = _Item.model_validate(answer)
    except ValidationError:
        raise MalformedError("Its discussion has an unknown shape.") from None
    comments = [comment for item in _walk(story) if (comment := _comment(item)).body]
    return sorted(comments, key=lambda comment: (-comment.score, -interview_substance(comment.body)))[:_BEST_COMMENTS]


def _walk(story: _Item) -> Iterator[_Item]:
    """Yield comments level by level: answers to the story first."""
    level, count = story.children, 0
    while level:
        deeper: list[Any] = []
        for data in level:
            try:
                item = _Item.model_validate(data)
            except ValidationError:
                continue
            yield item
            count += 1
            if count >= _MOST_COMMENTS_READ:
                return
            deeper += item.children
        level = deeper


def _comment(item: _Item) -> Comment:
    return Comment(
        comment_id=str(item.id),
        body=shorten(text_of_html(item.text), _LONGEST_COMMENT, ellipsis=""),
        score=item.points,
        created_at=_moment(item.created_at_i),
    )


def _moment(timestamp: int | None) -> datetime | None:
    return None if timestamp is None else datetime.fromtimestamp(timestamp, tz=UTC)
