"""Reddit: app-only OAuth, search and comment trees, on the OAuth host and as the public JSON pages."""

import base64
import binascii
import secrets
import time
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from local.sandbox.discussions import Comment, Discussion
from local.sandbox.reddit_shapes import entities_escaped, fullname, listing, more, t1, t3
from local.sandbox.search import Document, Index
from local.sandbox.threads import thread_page

WINDOW_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
TOKEN_SECONDS = 86_400
YES = {"1", "true", "on", "yes"}
DEFAULT_LIMIT, MAX_LIMIT = 25, 100
DEFAULT_COMMENTS, MAX_COMMENTS, MAX_DEPTH = 200, 500, 10
COMMENT_ORDER: dict[str, Callable[[Comment], float]] = {
    "new": lambda comment: comment.days,
    "old": lambda comment: -comment.days,
    "controversial": lambda comment: abs(comment.score),
}


class Budget:
    """The request allowance Reddit reports in ``X-Ratelimit-*``: ``limit`` requests in a fixed window of seconds."""

    def __init__(self, *, limit: int, window_s: float) -> None:
        self.limit = limit
        self.window_s = window_s
        self.reset()

    def reset(self) -> None:
        """Start a new window now."""
        self._used = 0
        self._ends = time.monotonic() + self.window_s

    def spend(self) -> tuple[bool, dict[str, str]]:
        """Count one request; tell whether it was within the allowance, and the headers to answer with."""
        if time.monotonic() >= self._ends:
            self.reset()
        self._used += 1
        return self._used <= self.limit, {
            "X-Ratelimit-Used": str(min(self._used, self.limit)),
            "X-Ratelimit-Remaining": f"{max(self.limit - self._used, 0):.1f}",
            "X-Ratelimit-Reset": str(max(int(self._ends - time.monotonic()), 1)),
        }


class Reddit:
    """The site: its posts, tokens and request allowance; dates are counted back from ``now`` (epoch seconds)."""

    def __init__(self, *, posts: Sequence[Discussion], now: float, budget: Budget) -> None:
        self._posts = posts
        self._by_id = {post.id: post for post in posts}
        self._now = now
        self._budget = budget
        self._tokens: dict[str, float] = {}
        self._index = Index([reddit_document(post) for post in posts])

    def routes(self) -> list[BaseRoute]:
        """Return the site's routes, relative to its mount point."""
        token = Route("/api/v1/access_token", self.access_token, methods=["POST"])
        signed_in = [
            ("/search", self._guarded(self.search)),
            ("/r/{subs}/search", self._guarded(self.search)),
            ("/comments/{id}", self._guarded(self.comments)),
            ("/r/{subs}/comments/{id}", self._guarded(self.comments)),
        ]
        public = [
            ("/search.json", self._metered(self.search)),
            ("/r/{subs}/search.json", self._metered(self.search)),
            ("/comments/{id}.json", self._metered(self.comments)),
            ("/r/{subs}/comments/{id}/{slug}.json", self._metered(self.comments)),
            ("/r/{subs}/comments/{id}.json", self._metered(self.comments)),
        ]
        pages = [
            Route("/r/{subs}/comments/{id}/", self.thread),
            Route("/r/{subs}/comments/{id}/{slug}/", self.thread),
            Route("/r/{subs}/comments/{id}/{slug}/{comment}/", self.thread),
        ]
        return [
            token,
            *pages,
            *(Route(f"/oauth{path}", handler) for path, handler in signed_in),
            *(Route(f"/oauth{path}.json", handler) for path, handler in signed_in),
            *(Route(f"/public{path}", handler) for path, handler in public),
        ]

    async def access_token(self, request: Request) -> Response:
        """Grant an app-only token to any client that names itself with basic authentication."""
        if not _client_id(request.headers.get("authorization", "")):
            return _error(401, "Unauthorized", {"www-authenticate": 'Basic realm="reddit"'})
        grant = parse_qs((await request.body()).decode("utf-8", "replace")).get("grant_type", [""])[0]
        if not grant.endswith(("client_credentials", "installed_client")):
            return JSONResponse({"error": "unsupported_grant_type"})
        token = secrets.token_urlsafe(24)
        self._tokens[token] = time.monotonic() + TOKEN_SECONDS
        return JSONResponse(
            {"access_token": token, "token_type": "bearer", "expires_in": TOKEN_SECONDS, "scope": "*"},
        )

    async def thread(self, request: Request) -> Response:
        """Return a discussion as a page for people."""
        return thread_page(self._by_id.get(request.path_params["id"]))

    def _guarded(self, answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
        metered = self._metered(answer)

        async def handler(request: Request) -> Response:
            scheme, _, token = request.headers.get("authorization", "").partition(" ")
            if scheme.lower() != "bearer" or self._tokens.get(token, 0) < time.monotonic():
                return _error(401, "Unauthorized", {"www-authenticate": 'Bearer realm="reddit", error="invalid_token"'})
            response: Response = await metered(request)
            return response

        return handler

    def _metered(self, answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
        async def handler(request: Request) -> Response:
            within, headers = self._budget.spend()
            if not within:
                return _error(429, "Too Many Requests", headers | {"Retry-After": headers["X-Ratelimit-Reset"]})
            body = answer(request)
            if body is None:
                return _error(404, "Not Found", headers)
            raw = request.query_params.get("raw_json") in YES
            return JSONResponse(body if raw else entities_escaped(body), headers=headers)

        return handler

    def search(self, request: Request) -> dict[str, Any]:
        """Search posts: ``q, sort, t, limit, after, restrict_sr, type``."""
        params = request.query_params
        if "link" not in params.get("type", "link").split(","):
            return listing([], dist=0)
        found = [self._posts[position] for position, _ in self._index.search(params.get("q", ""))]
        found = [post for post in found if post.days <= WINDOW_DAYS.get(params.get("t", "all"), float("inf"))]
        if "subs" in request.path_params and params.get("restrict_sr", "").lower() in YES:
            wanted = set(request.path_params["subs"].lower().split("+"))
            found = [post for post in found if post.place.lower() in wanted or "all" in wanted]
        return self._page(_sorted_posts(found, params.get("sort", "relevance")), params)

    def _page(self, found: list[Discussion], params: Any) -> dict[str, Any]:
        limit = _bounded(params.get("limit"), DEFAULT_LIMIT, MAX_LIMIT)
        names = [fullname(post) for post in found]
        start = names.index(params["after"]) + 1 if params.get("after") in names else 0
        page = found[start : start + limit]
        last = names[start + len(page) - 1] if start + limit < len(found) else None
        return listing([self._t3(post) for post in page], after=last, dist=len(page))

    def comments(self, request: Request) -> list[dict[str, Any]] | None:
        """Return a post and its comment tree: ``sort, limit, depth``; None when there is no such post."""
        post = self._by_id.get(request.path_params["id"].removesuffix(".json"))
        if post is None:
            return None
        params = request.query_params
        tree = CommentTree(
            post=post,
            now=self._now,
            sort=params.get("sort", "confidence"),
            limit=_bounded(params.get("limit"), DEFAULT_COMMENTS, MAX_COMMENTS),
            depth=_bounded(params.get("depth"), MAX_DEPTH, MAX_DEPTH),
        )
        return [listing([self._t3(post)], dist=1), tree.build()]

    def _t3(self, post: Discussion) -> dict[str, Any]:
        return t3(post, now=self._now, parent=self._by_id.get(post.crosspost_of or ""))


class CommentTree:
    """A post's comments cut to a number and a depth; what is left out becomes ``more`` stubs."""

    def __init__(self, *, post: Discussion, now: float, sort: str, limit: int, depth: int) -> None:
        self._post = post
        self._now = now
        self._order = COMMENT_ORDER.get(sort, lambda comment: -comment.score)
        self._left = limit
        self._depth = depth

    def build(self) -> dict[str, Any]:
        """Return the Listing of the tree."""
        return listing(self._level(self._post.comments, fullname(self._post), 0))

    def _level(self, comments: Sequence[Comment], parent: str, depth: int) -> list[dict[str, Any]]:
        things: list[dict[str, Any]] = []
        ordered = sorted(comments, key=self._order)
        for position, comment in enumerate(ordered):
            if not self._left or depth >= self._depth:
                things.append(more(ordered[position:], parent=parent, depth=depth))
                break
            self._left -= 1
            replies = self._level(comment.replies, f"t1_{comment.id}", depth + 1)
            thread: Any = listing(replies) if replies else ""
            things.append(t1(comment, self._post, parent=parent, depth=depth, now=self._now, replies=thread))
        return things


def reddit_document(post: Discussion) -> Document:
    """Return what a search finds of a post."""
    body = "" if post.state else post.body
    return Document(title=post.title, body=body, fields={"subreddit": post.place, "author": post.author, "self": "yes"})


def _sorted_posts(found: list[Discussion], sort: str) -> list[Discussion]:
    """Order search results; the search delivers them by relevance."""
    keys: dict[str, Callable[[Discussion], float]] = {
        "top": lambda post: -post.score,
        "new": lambda post: post.days,
        "comments": lambda post: -sum(1 for _ in post.walk()),
        "hot": lambda post: -post.score / (post.days + 1),
    }
    return sorted(found, key=keys[sort]) if sort in keys else found


def _bounded(raw: str | None, default: int, most: int) -> int:
    return min(max(int(raw), 1), most) if raw and raw.isdecimal() else default


def _client_id(authorization: str) -> str:
    scheme, _, credentials = authorization.partition(" ")
    try:
        return base64.b64decode(credentials, validate=True).decode().partition(":")[0] if scheme == "Basic" else ""
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _error(status: int, message: str, headers: dict[str, str]) -> JSONResponse:
    return JSONResponse({"message": message, "error": status}, status, headers)
