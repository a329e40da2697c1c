"""A Lemmy server: one search, and the comments of the best posts. Off until an operator names a server."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, Field
from typing_extensions import override

from contracts.posts import Comment, Post
from lexicon.text import clean_lines, shorten
from services.scraper.errors import GoneError, MalformedError
from services.scraper.search.plan import SearchPlan
from services.scraper.search.queries import plain_names
from services.scraper.settings import LemmySettings
from services.scraper.sources.base import Harvest, attempt_all
from services.scraper.sources.compliance import Compliance
from services.scraper.sources.hosted import HostedSource
from services.scraper.sources.reading import Count, Flag, Moment, Text, body_text, is_withdrawn, read_all, title_text
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.client import Upstream

__all__ = ["LemmySource"]

_BEST_COMMENTS = 5
_LONGEST_COMMENT = 1500

Identifier = Annotated[int, Field(gt=0, lt=10**12)]


class _Content(BaseModel):
    """What a post or a comment says."""

    id: Identifier
    name: Text = ""
    body: Text = ""
    content: Text = ""
    ap_id: Text = ""
    published: Moment = None
    deleted: Flag = False
    removed: Flag = False
    nsfw: Flag = False

    @property
    def is_usable(self) -> bool:
        """Whether it can still be seen, by everybody."""
        return not (self.deleted or self.removed or self.nsfw or is_withdrawn(self.body or self.content))


class _Counts(BaseModel):
    score: Count = 0
    comments: Count = 0


class _Community(BaseModel):
    name: Text = ""


class _PostView(BaseModel):
    post: _Content
    counts: _Counts = _Counts()
    community: _Community = _Community()


class _CommentView(BaseModel):
    comment: _Content
    counts: _Counts = _Counts()


class LemmySource(HostedSource):
    """Searches one server; see `services.scraper.sources.base.PostSource`."""

    name = "lemmy"
    label = "Lemmy"
    compliance = Compliance(
        access="The server's public API, without a key; each server has rules of its own.",
        kept="Titles, texts and the best comments, without authors, for the lifetime of the cache (two days at most).",
        deletion="What is marked as deleted or removed is left out; kept entries go with the cache.",
        attribution="A link to the discussion.",
        terms="https://join-lemmy.org/docs/",
    )

    def __init__(self, *, upstream: Upstream, settings: LemmySettings) -> None:
        super().__init__(upstream=upstream, settings=settings)
        self._settings = settings

    @property
    def disabled(self) -> str | None:
        """See `PostSource.disabled`."""
        return None if self._settings.base_url else "Optional: name a server in PREPLINE_LEMMY__BASE_URL."

    async def find(self, plan: SearchPlan, searches: Sequence[str], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.find`."""
        params = {"q": " ".join([*plain_names(plan)[:1], "interview"]), "type_": "Posts", "sort": "TopYear"}
        answer = await self._get("/search", params | {"limit": str(self._settings.results)}, budget)
        for view in read_all(_PostView, _listed(answer, "posts"), harvest):
            if view.post.is_usable:
                harvest.add(self._post(view))
        harvest.searched.update(searches)

    @override
    async def read(self, posts: Sequence[Post], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.read`."""
        await attempt_all((self._read_comments(post, budget, harvest) for post in posts), harvest)

    async def check(self, budget: Budget) -> None:
        """See `PostSource.check`."""
        _listed(await self._get("/search", {"q": "interview", "type_": "Posts", "limit": "1"}, budget), "posts")

    async def _read_comments(self, post: Post, budget: Budget, harvest: Harvest) -> None:
        params = {"post_id": post.source_id.removeprefix("lemmy:"), "sort": "Top", "max_depth": "3", "limit": "50"}
        try:
            views = _listed(await self._get("/comment/list", params, budget), "comments")
        except GoneError:
            harvest.drop(post.source_id)
            return
        read = [_comment(view) for view in read_all(_CommentView, views, harvest) if view.comment.is_usable]
        best = sorted((comment for comment in read if comment.body), key=lambda comment: -comment.score)
        harvest.read.add(post.source_id)
        harvest.add(post.model_copy(update={"comments": best[:_BEST_COMMENTS]}))

    async def _get(self, path: str, params: dict[str, str], budget: Budget) -> Any:
        return await self._upstream.get(f"{self._settings.base_url}/api/v3{path}", params=params, budget=budget)

    def _post(self, view: _PostView) -> Post:
        own = f"{self._settings.base_url}/post/{view.post.id}"
        is_link = view.post.ap_id.startswith("https://")
        return Post(
            source_id=f"lemmy:{view.post.id}",
            source=self.name,
            url=(view.post.ap_id if is_link else own)[:2048],
            title=title_text(view.post.name),
            body=body_text(view.post.body),
            channel=f"c/{view.community.name}"[:100] if view.community.name else None,
            score=view.counts.score,
            created_at=view.post.published,
            comment_count=max(0, view.counts.comments),
        )


def _comment(view: _CommentView) -> Comment:
    return Comment(
        comment_id=str(view.comment.id),
        body=shorten(clean_lines(view.comment.content), _LONGEST_COMMENT, ellipsis=""),
        score=view.counts.score,
        created_at=view.comment.published,
    )


def _listed(answer: Any, name: str) -> list[Any]:
    entries = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(entries, list):
        raise MalformedError("Its answer has an unknown shape.")
    return entries
