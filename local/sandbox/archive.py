"""Arctic Shift, an archive of Reddit: search within one community, lookup by id, comment trees.

It keeps what was deleted later, with a note that it was; its newest posts are a day and a half old.
"""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from local.sandbox.discussions import Discussion
from local.sandbox.reddit import CommentTree, reddit_document
from local.sandbox.reddit_shapes import t3
from local.sandbox.search import Index

DAY = 86_400
BEHIND_DAYS = 1.5
DEFAULT_LIMIT, MAX_LIMIT, MAX_IDS = 25, 100, 500
DEEP = 10


class Archive:
    """The archive's API; dates are counted back from ``now`` (epoch seconds)."""

    def __init__(self, *, posts: Sequence[Discussion], now: float) -> None:
        self._posts = [post for post in posts if post.days >= BEHIND_DAYS]
        self._by_id = {post.id: post for post in self._posts}
        self._now = now
        self._index = Index([reddit_document(post) for post in self._posts])

    def routes(self) -> list[BaseRoute]:
        """Return the API's routes, relative to its mount point."""
        return [
            Route("/api/posts/search", self.search),
            Route("/api/posts/ids", self.ids),
            Route("/api/comments/tree", self.tree),
        ]

    async def search(self, request: Request) -> Response:
        """Search one community: ``subreddit, query, after, limit, sort``."""
        params = request.query_params
        if not params.get("subreddit"):
            return _error(400, "'query' needs 'subreddit' or 'author'")
        if "+" in params["subreddit"] or "," in params["subreddit"]:
            return JSONResponse({"data": []})
        limit = params.get("limit", str(DEFAULT_LIMIT))
        if not limit.isdecimal() or not 1 <= int(limit) <= MAX_LIMIT:
            return _error(400, "'limit' must be between 1 and 100")
        found = [self._posts[position] for position, _ in self._index.search(params.get("query", ""))]
        wanted = params["subreddit"].lower()
        found = [post for post in found if post.place.lower() == wanted and self._created(post) >= _after(params)]
        found.sort(key=lambda post: post.days, reverse=params.get("sort") == "asc")
        return JSONResponse({"data": [self._archived(post) for post in found[: int(limit)]]})

    async def ids(self, request: Request) -> Response:
        """Return posts by their ids, with or without the prefix."""
        asked = [one.removeprefix("t3_") for one in request.query_params.get("ids", "").split(",")][:MAX_IDS]
        return JSONResponse({"data": [self._archived(self._by_id[one]) for one in asked if one in self._by_id]})

    async def tree(self, request: Request) -> Response:
        """Return the comments of a post as the site shows them: ``link_id, limit``."""
        params = request.query_params
        post = self._by_id.get(params.get("link_id", "").removeprefix("t3_"))
        if post is None:
            return JSONResponse({"data": []})
        limit = int(params["limit"]) if params.get("limit", "").isdecimal() else DEFAULT_LIMIT
        built = CommentTree(post=post, now=self._now, sort="top", limit=limit, depth=DEEP).build()
        return JSONResponse({"data": built["data"]["children"]})

    def _archived(self, post: Discussion) -> dict[str, Any]:
        data: dict[str, Any] = t3(post, now=self._now, parent=self._by_id.get(post.crosspost_of or ""))["data"]
        if not post.state:
            return data
        # The archive has seen the post before it was taken back, and says that it was.
        gone = {"was_deleted_later": True, "removal_type": {"removed": "moderator"}.get(post.state, "deleted")}
        return {**data, "selftext": post.body, "removed_by_category": None, "_meta": gone}

    def _created(self, post: Discussion) -> float:
        return self._now - post.days * DAY


def _after(params: Any) -> float:
    after = params.get("after", "0")
    return float(after) if after.isdecimal() else 0.0


def _error(status: int, message: str) -> JSONResponse:
    return JSONResponse({"data": None, "error": message}, status)
