"""Reddit's Atom feeds: search over several communities, and the comments of a post."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from local.sandbox.discussions import Comment, Discussion
from local.sandbox.reddit import reddit_document
from local.sandbox.reddit_shapes import SELFTEXT, fullname, markdown_html, permalink
from local.sandbox.search import Index

DAY = 86_400
MOST = 100
SITE = "https://www.reddit.com"


class Feeds:
    """The feeds; dates are counted back from ``now`` (epoch seconds)."""

    def __init__(self, *, posts: Sequence[Discussion], now: float) -> None:
        self._posts = [post for post in posts if not post.state]
        self._by_id = {post.id: post for post in self._posts}
        self._now = now
        self._index = Index([reddit_document(post) for post in self._posts])

    def routes(self) -> list[BaseRoute]:
        """Return the feeds' routes, relative to their mount point."""
        return [
            Route("/r/{subs}/search.rss", self.search),
            Route("/comments/{id}/.rss", self.comments),
        ]

    async def search(self, request: Request) -> Response:
        """Search communities joined by ``+``: ``q, limit``."""
        wanted = set(request.path_params["subs"].lower().split("+"))
        found = [self._posts[position] for position, _ in self._index.search(request.query_params.get("q", ""))]
        found = [post for post in found if post.place.lower() in wanted or "all" in wanted]
        return _feed("search results", (self._post(post) for post in found[:MOST]))

    async def comments(self, request: Request) -> Response:
        """Return a post and its comments, without votes."""
        post = self._by_id.get(request.path_params["id"])
        if post is None:
            return Response("<!doctype html><title>Page not found</title>", 404, media_type="text/html")
        entries = [self._post(post), *(self._comment(comment, post) for comment in post.walk())]
        return _feed(post.title, entries[: MOST + 1])

    def _post(self, post: Discussion) -> str:
        by = f' &#32; submitted by &#32; <a href="{SITE}/user/{post.author}"> /u/{post.author} </a> &#32; to &#32; '
        by += f'<a href="{SITE}/r/{post.place}/"> r/{post.place} </a> <br/> <span><a href="{SITE}">[link]</a></span>'
        content = SELFTEXT.format(markdown_html(post.body)) + by
        return _entry(
            fullname(post), post.title, f"{SITE}{permalink(post)}", content, author=post.author, at=self._at(post.days)
        )

    def _comment(self, comment: Comment, post: Discussion) -> str:
        link = f"{SITE}{permalink(post)}{comment.id}/"
        title = f"/u/{comment.author} on {post.title}"
        return _entry(
            f"t1_{comment.id}",
            title,
            link,
            markdown_html(comment.text),
            author=comment.author,
            at=self._at(comment.days),
        )

    def _at(self, days: float) -> str:
        return datetime.fromtimestamp(int(self._now - days * DAY), UTC).isoformat()


def _entry(identity: str, title: str, link: str, content: str, *, author: str, at: str) -> str:
    return (
        f"<entry><author><name>/u/{escape(author)}</name><uri>{SITE}/user/{escape(author)}</uri></author>"
        f'<content type="html">{escape(content)}</content><id>{identity}</id><link href="{escape(link)}" />'
        f"<updated>{at}</updated><published>{at}</published><title>{escape(title)}</title></entry>"
    )


def _feed(title: str, entries: Iterator[str] | Sequence[str]) -> Response:
    body = f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(title)}</title>'
    return Response(f"{body}{''.join(entries)}</feed>", media_type="application/atom+xml; charset=UTF-8")
