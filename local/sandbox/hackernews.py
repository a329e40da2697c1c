"""Hacker News as its Algolia search serves it: ``search``, ``search_by_date`` and ``items``."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from operator import eq, ge, gt, le, lt
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from local.sandbox.discussions import Comment, Discussion
from local.sandbox.search import Document, Index
from local.sandbox.threads import thread_page

DAY = 86_400
DEFAULT_HITS, MAX_HITS = 20, 1000
FILTER = re.compile(r"\s*(\w+)\s*(<=|>=|<|>|=)\s*(-?\d+)\s*")
TAG_GROUP = re.compile(r"\(([^)]*)\)|([^,()\s]+)")
COMPARE: dict[str, Callable[[int, int], bool]] = {"<": lt, "<=": le, "=": eq, ">=": ge, ">": gt}


@dataclass(frozen=True, slots=True)
class Entry:
    """One searchable thing: a story, or a comment with its parent's id."""

    story: Discussion
    comment: Comment | None = None
    parent: str = ""

    @property
    def thing(self) -> Discussion | Comment:
        """The comment, or the story itself."""
        return self.comment or self.story

    @property
    def tags(self) -> list[str]:
        """The tags that ``tags=`` selects by."""
        kind = ["comment"] if self.comment else ["story", *({self.story.place} - {"story"})]
        return [*kind, f"author_{self.thing.author}", f"story_{self.story.id}"]


class HackerNews:
    """The site; dates are counted back from ``now`` (epoch seconds)."""

    def __init__(self, *, stories: Sequence[Discussion], now: float) -> None:
        self._now = now
        self._entries = [entry for story in stories for entry in _entries(story)]
        self._index = Index([_document(entry) for entry in self._entries])

    def routes(self) -> list[BaseRoute]:
        """Return the site's routes, relative to its mount point."""
        return [
            Route("/api/v1/search", self.search),
            Route("/api/v1/search_by_date", self.search_by_date),
            Route("/api/v1/items/{id}", self.item),
            Route("/item", self.thread),
        ]

    async def search(self, request: Request) -> Response:
        """Search by relevance: ``query, tags, numericFilters, hitsPerPage, page``."""
        return self._answer(request, self._found(request))

    async def search_by_date(self, request: Request) -> Response:
        """Search, newest first."""
        return self._answer(request, sorted(self._found(request), key=lambda entry: entry.thing.days))

    async def item(self, request: Request) -> Response:
        """Return a story with its whole comment tree, or a comment with what is under it."""
        wanted = request.path_params["id"]
        entry = next((entry for entry in self._entries if entry.thing.id == wanted), None)
        if entry is None:
            return JSONResponse({"status": 404, "error": "Not Found"}, 404)
        if entry.comment is not None:
            return JSONResponse(self._comment_item(entry.comment, entry.story, entry.parent))
        return JSONResponse(self._story_item(entry.story))

    async def thread(self, request: Request) -> Response:
        """Return the story that holds an item, as a page for people."""
        wanted = request.query_params.get("id")
        return thread_page(next((entry.story for entry in self._entries if entry.thing.id == wanted), None))

    def _found(self, request: Request) -> list[Entry]:
        params = request.query_params
        hits = [self._entries[position] for position in self._matching(params)]
        groups = [(group or one).split(",") for group, one in TAG_GROUP.findall(params.get("tags", ""))]
        hits = [entry for entry in hits if all(set(group) & set(entry.tags) for group in groups)]
        for name, operator, value in FILTER.findall(params.get("numericFilters", "")):
            hits = [entry for entry in hits if COMPARE[operator](self._number(entry, name), int(value))]
        return hits

    def _matching(self, params: QueryParams) -> list[int]:
        """Return what has every word of the query, best first; words named optional only rank what has one of them."""
        query = params.get("query", "")
        optional = [word.strip() for word in params.get("optionalWords", "").split(",") if word.strip()]
        if not optional:
            return [position for position, _ in self._index.search(query, every_word=True)]
        needed = query
        for word in optional:
            needed = needed.replace(word, " ")
        best: dict[int, float] = {}
        for word in ["", *optional]:
            for position, score in self._index.search(f"{needed} {word}", every_word=True):
                best[position] = max(score, best.get(position, 0.0))
        return sorted(best, key=lambda position: -best[position])

    def _number(self, entry: Entry, name: str) -> int:
        if name == "points":
            return 0 if entry.comment else entry.story.score
        if name == "num_comments":
            return 0 if entry.comment else sum(1 for _ in entry.story.walk())
        return self._created(entry.thing.days)

    def _created(self, days: float) -> int:
        return int(self._now - days * DAY)

    def _answer(self, request: Request, hits: list[Entry]) -> JSONResponse:
        params = request.query_params
        size = min(_number(params.get("hitsPerPage"), DEFAULT_HITS), MAX_HITS)
        page = _number(params.get("page"), 0)
        shown = hits[page * size : (page + 1) * size]
        return JSONResponse(
            {
                "exhaustive": {"nbHits": True, "typo": True},
                "exhaustiveNbHits": True,
                "exhaustiveTypo": True,
                "hits": [self._hit(entry) for entry in shown],
                "hitsPerPage": size,
                "nbHits": len(hits),
                "nbPages": math.ceil(len(hits) / size) if size else 0,
                "page": page,
                "params": urlencode([*params.items(), ("advancedSyntax", "true")]),
                "processingTimeMS": 1,
                "query": params.get("query", ""),
                "serverTimeMS": 1,
            }
        )

    def _dates(self, days: float) -> dict[str, Any]:
        created = self._created(days)
        stamp = datetime.fromtimestamp(created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"created_at": stamp, "created_at_i": created, "updated_at": stamp}

    def _hit(self, entry: Entry) -> dict[str, Any]:
        story, comment = entry.story, entry.comment
        common = {
            **self._dates(entry.thing.days),
            "_tags": entry.tags,
            "author": entry.thing.author,
            "objectID": entry.thing.id,
            "story_id": int(story.id),
            "children": [int(child.id) for child in (comment.replies if comment else story.comments)],
        }
        if comment is not None:
            shown = {"comment_text": site_html(comment.text), "story_title": story.title, "author": comment.author}
            own = {**shown, "story_url": story.url, "parent_id": int(entry.parent), "points": None}
        else:
            shown = {"title": story.title, "author": story.author}
            if story.body:
                shown["story_text"] = site_html(story.body)
            count = sum(1 for _ in story.walk())
            own = {**shown, "url": story.url, "points": story.score, "num_comments": count}
        return {**common, **own, "_highlightResult": {name: _highlight(value) for name, value in shown.items()}}

    def _story_item(self, story: Discussion) -> dict[str, Any]:
        return {
            **self._item(story, story, story.comments),
            "type": "story",
            "title": story.title,
            "url": story.url,
            "text": site_html(story.body) if story.body else None,
            "points": story.score,
            "parent_id": None,
        }

    def _comment_item(self, comment: Comment, story: Discussion, parent: str) -> dict[str, Any]:
        return {
            **self._item(comment, story, comment.replies),
            "type": "comment",
            "title": None,
            "url": None,
            "text": site_html(comment.text),
            "points": None,
            "parent_id": int(parent),
        }

    def _item(self, one: Discussion | Comment, story: Discussion, replies: Iterable[Comment]) -> dict[str, Any]:
        dates = self._dates(one.days)
        return {
            "id": int(one.id),
            "created_at": dates["created_at"].replace("Z", ".000Z"),
            "created_at_i": dates["created_at_i"],
            "author": one.author,
            "story_id": int(story.id),
            "children": [self._comment_item(reply, story, one.id) for reply in replies],
            "options": [],
        }


def site_html(text: str) -> str:
    """Return a text as the site stores it: escaped, paragraphs opened by ``<p>`` and never closed."""
    return "<p>".join(escape(part.strip()).replace("/", "&#x2F;") for part in text.split("\n\n"))


def _highlight(value: str | None) -> dict[str, Any]:
    return {"matchLevel": "none", "matchedWords": [], "value": value or ""}


def _entries(story: Discussion) -> Iterator[Entry]:
    yield Entry(story)
    pending = [(comment, story.id) for comment in story.comments]
    while pending:
        comment, parent = pending.pop()
        yield Entry(story, comment, parent)
        pending.extend((reply, comment.id) for reply in comment.replies)


def _document(entry: Entry) -> Document:
    if entry.comment is not None:
        return Document(title="", body=entry.comment.text, fields={"author": entry.comment.author})
    story = entry.story
    return Document(title=story.title, body=f"{story.body} {story.url or ''}", fields={"author": story.author})


def _number(raw: str | None, default: int) -> int:
    return int(raw) if raw and raw.isdecimal() else default
