"""Reddit's answers, read with suspicion: odd entries are left out, a wrong overall shape is an error."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from contracts.posts import Comment, Post
from lexicon.text import clean_lines, shorten
from services.scraper.errors import MalformedError

__all__ = ["comments_of", "posts_of", "thread_of"]

LONGEST_BODY = 10_000
LONGEST_COMMENT = 1500
BEST_COMMENTS = 5
_LONGEST_TITLE = 500
_DEEPEST_REPLY = 3
_MOST_COMMENTS_READ = 500
_WITHDRAWN = frozenset({"[deleted]", "[removed]", "[ removed by reddit ]", "[deleted by user]"})
_MACHINES = frozenset({"automoderator"})

M = TypeVar("M", bound=BaseModel)


def _none_is(default: Any) -> BeforeValidator:
    return BeforeValidator(lambda value: default if value is None else value)


Text = Annotated[str, _none_is("")]
Count = Annotated[int, _none_is(0)]
Timestamp = Annotated[float, Field(gt=0, lt=1e11)]


class _Entry(BaseModel):
    """What posts and comments have in common."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]{1,16}$")]
    author: Text = ""
    score: Count = 0
    created_utc: Timestamp | None = None
    stickied: Annotated[bool, _none_is(default=False)] = False

    @property
    def created_at(self) -> datetime | None:
        return None if self.created_utc is None else datetime.fromtimestamp(self.created_utc, tz=UTC)


class _Parent(BaseModel):
    """The post that a crosspost repeats."""

    selftext: Text = ""


class _RedditPost(_Entry):
    title: Text = ""
    selftext: Text = ""
    subreddit: Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{2,40}$")]
    permalink: Text = ""
    num_comments: Count = 0
    over_18: Annotated[bool, _none_is(default=False)] = False
    removed_by_category: str | None = None
    crosspost_parent_list: Annotated[list[_Parent], _none_is([])] = []

    @property
    def text(self) -> str:
        """The post's own words, or those that it passes on."""
        parents = [parent.selftext for parent in self.crosspost_parent_list]
        return next((text for text in [self.selftext, *parents] if text.strip()), "")

    @property
    def withdrawn(self) -> bool:
        """Whether its author, a moderator or Reddit took it back."""
        return self.removed_by_category is not None or bool({_key(self.text), _key(self.title)} & _WITHDRAWN)


class _RedditComment(_Entry):
    body: Text = ""
    replies: Any = None


def posts_of(answer: Any, *, site_url: str) -> list[Post]:
    """Return the posts of a listing.

    Raises:
        MalformedError: The answer is not a listing.
    """
    read = (_read(_RedditPost, data) for kind, data in _children(answer) if kind == "t3")
    return [_post(post, site_url) for post in read if post and not (post.withdrawn or post.over_18 or post.stickied)]


def thread_of(answer: Any, *, site_url: str) -> tuple[Post | None, list[Comment]]:
    """Return a discussion's post, None when it was withdrawn, and its best comments.

    Raises:
        MalformedError: The answer is not a discussion.
    """
    if not isinstance(answer, list) or len(answer) < 2:  # noqa: PLR2004 — the post's listing and the comments' listing
        raise MalformedError("Its discussion has an unknown shape.")
    posts = posts_of(answer[0], site_url=site_url)
    return (posts[0] if posts else None), comments_of(answer[1])


def comments_of(listing: Any) -> list[Comment]:
    """Return the best comments of a listing, replies included, most votes first.

    Raises:
        MalformedError: It is not a listing.
    """
    usable = [comment for comment in _walk(listing) if not _ignored(comment)]
    read = (_comment(comment) for comment in sorted(usable, key=lambda comment: -comment.score))
    return list(islice((comment for comment in read if comment.body), BEST_COMMENTS))


def _comment(comment: _RedditComment) -> Comment:
    return Comment(
        comment_id=comment.id,
        body=shorten(clean_lines(comment.body), LONGEST_COMMENT, ellipsis=""),
        score=comment.score,
        created_at=comment.created_at,
    )


def _post(post: _RedditPost, site_url: str) -> Post:
    path = post.permalink if post.permalink.startswith(("/r/", "/user/")) else f"/comments/{post.id}/"
    return Post(
        source_id=f"reddit:{post.id}",
        source="reddit",
        url=f"{site_url}{path}"[:2048],
        title=shorten(clean_lines(post.title), _LONGEST_TITLE, ellipsis=""),
        body=shorten(clean_lines(post.text), LONGEST_BODY, ellipsis=""),
        channel=f"r/{post.subreddit}",
        score=post.score,
        created_at=post.created_at,
        comment_count=max(0, post.num_comments),
    )


def _ignored(comment: _RedditComment) -> bool:
    return (
        not comment.body.strip()
        or comment.stickied
        or _key(comment.body) in _WITHDRAWN
        or _key(comment.author) in _MACHINES
    )


def _walk(listing: Any) -> Iterator[_RedditComment]:
    """Yield comments level by level, without recursion: nesting is the sender's choice."""
    level, depth, count = [listing], 0, 0
    while level and depth < _DEEPEST_REPLY:
        deeper = []
        for one in level:
            for kind, data in _children(one):
                if kind != "t1" or (comment := _read(_RedditComment, data)) is None:
                    continue
                yield comment
                count += 1
                if count >= _MOST_COMMENTS_READ:
                    return
                if _listed(comment.replies) is not None:
                    deeper.append(comment.replies)
        level, depth = deeper, depth + 1


def _children(listing: Any) -> Iterator[tuple[str, Any]]:
    children = _listed(listing)
    if children is None:
        raise MalformedError("Its listing has an unknown shape.")
    for child in children:
        if isinstance(child, dict) and isinstance(child.get("kind"), str):
            yield child["kind"], child.get("data")


def _listed(listing: Any) -> list[Any] | None:
    data = listing.get("data") if isinstance(listing, dict) and listing.get("kind") == "Listing" else None
    children = data.get("children") if isinstance(data, dict) else None
    return children if isinstance(children, list) else None


def _read(model: type[M], data: Any) -> M | None:
    try:
        return model.model_validate(data)
    except ValidationError:
        return None


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
