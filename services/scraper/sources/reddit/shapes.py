"""Reddit's answers, read with suspicion: odd entries are counted and left out, a wrong overall shape is an error."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Annotated, Any

from pydantic import BaseModel, Field

from contracts.posts import Comment, Post
from lexicon.text import clean_lines, shorten
from services.scraper.errors import MalformedError
from services.scraper.sources.reading import (
    Count,
    Flag,
    Moment,
    Tally,
    Text,
    body_text,
    is_withdrawn,
    read_all,
    read_one,
    title_text,
)

__all__ = [
    "BEST_COMMENTS",
    "LONGEST_COMMENT",
    "RedditPost",
    "as_post",
    "comments_of",
    "post_of",
    "posts_of",
    "thread_of",
]

LONGEST_COMMENT = 1500
BEST_COMMENTS = 5
_LONGEST_CHANNEL = 100
_DEEPEST_REPLY = 3
_MOST_COMMENTS_READ = 500
_MACHINES = frozenset({"automoderator"})


class _Contribution(BaseModel):
    """What posts and comments have in common."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]{1,16}$")]
    author: Text = ""
    score: Count = 0
    created_utc: Moment = None
    stickied: Flag = False
    meta: Any = Field(default=None, alias="_meta")

    @property
    def created_at(self) -> datetime | None:
        return self.created_utc

    @property
    def was_withdrawn_later(self) -> bool:
        """Whether an archive notes that the original is gone."""
        meta = self.meta if isinstance(self.meta, dict) else {}
        return bool(meta.get("was_deleted_later") or meta.get("removal_type"))


class RedditPost(_Contribution):
    """A post (`t3`)."""

    title: Text = ""
    selftext: Text = ""
    subreddit: Text = ""
    permalink: Text = ""
    num_comments: Count = 0
    over_18: Flag = False
    promoted: Flag = False
    is_created_from_ads_ui: Flag = False
    removed_by_category: Any = None
    crosspost_parent_list: Any = None

    @property
    def text(self) -> str:
        """The post's own words, or those that it passes on."""
        parents = self.crosspost_parent_list if isinstance(self.crosspost_parent_list, list) else []
        passed_on = [parent.get("selftext") for parent in parents if isinstance(parent, dict)]
        texts = [self.selftext, *(text for text in passed_on if isinstance(text, str))]
        return next((text for text in texts if text.strip()), "")

    @property
    def is_usable(self) -> bool:
        """Whether it is a person's post that nobody took back."""
        is_ad = self.promoted or self.is_created_from_ads_ui
        return not (is_ad or self.withdrawn or self.over_18 or self.stickied)

    @property
    def withdrawn(self) -> bool:
        """Whether its author, a moderator or Reddit took it back."""
        is_marked = bool(self.removed_by_category) or self.was_withdrawn_later
        return is_marked or is_withdrawn(self.text) or is_withdrawn(self.title)


class _RedditComment(_Contribution):
    body: Text = ""
    replies: Any = None


def posts_of(answer: Any, *, site_url: str, tally: Tally) -> list[Post]:
    """Return the posts of a listing.

    Raises:
        MalformedError: The answer is not a listing.
    """
    entries = [data for kind, data in _children(answer, tally) if kind == "t3"]
    return [as_post(post, site_url) for post in read_all(RedditPost, entries, tally) if post.is_usable]


def post_of(data: Any, *, site_url: str, tally: Tally) -> Post | None:
    """Return the post of a bare `t3` object, or None when it is unreadable, an advertisement or taken back."""
    post = read_one(RedditPost, data, tally)
    return as_post(post, site_url) if post is not None and post.is_usable else None


def thread_of(answer: Any, *, site_url: str, tally: Tally) -> tuple[Post | None, list[Comment]]:
    """Return a discussion's post, None when it was withdrawn, and its best comments.

    Raises:
        MalformedError: The answer is not a discussion.
    """
    if not isinstance(answer, list) or len(answer) < 2:  # noqa: PLR2004 — the post's listing and the comments' listing
        raise MalformedError("Its discussion has an unknown shape.")
    posts = posts_of(answer[0], site_url=site_url, tally=tally)
    return (posts[0] if posts else None), comments_of(answer[1], tally=tally)


def comments_of(listing: Any, *, tally: Tally) -> list[Comment]:
    """Return the best comments of a listing, replies included, most votes first.

    Raises:
        MalformedError: It is not a listing.
    """
    usable = [comment for comment in _walk(listing, tally) if not _ignored(comment)]
    read = (_comment(comment) for comment in sorted(usable, key=lambda comment: -comment.score))
    return list(islice((comment for comment in read if comment.body), BEST_COMMENTS))


def _comment(comment: _RedditComment) -> Comment:
    return Comment(
        comment_id=comment.id,
        body=shorten(clean_lines(comment.body), LONGEST_COMMENT, ellipsis=""),
        score=comment.score,
        created_at=comment.created_at,
    )


def as_post(post: RedditPost, site_url: str, *, source: str = "reddit") -> Post:
    """Return the post as the rest of Prepline knows it; its id is the same by whichever door it came."""
    path = post.permalink if post.permalink.startswith(("/r/", "/user/")) else f"/comments/{post.id}/"
    return Post(
        source_id=f"reddit:{post.id}",
        source=source,
        url=f"{site_url}{path}"[:2048],
        title=title_text(post.title),
        body=body_text(post.text),
        channel=f"r/{post.subreddit}"[:_LONGEST_CHANNEL] if post.subreddit else None,
        score=post.score,
        created_at=post.created_at,
        comment_count=max(0, post.num_comments),
    )


def _ignored(comment: _RedditComment) -> bool:
    return (
        not comment.body.strip()
        or comment.stickied
        or comment.was_withdrawn_later
        or is_withdrawn(comment.body)
        or comment.author.casefold() in _MACHINES
    )


def _walk(listing: Any, tally: Tally) -> Iterator[_RedditComment]:
    """Yield comments level by level, without recursion: nesting is the sender's choice."""
    level, depth, count = [listing], 0, 0
    while level and depth < _DEEPEST_REPLY:
        deeper = []
        for one in level:
            for kind, data in _children(one, tally):
                if kind != "t1" or (comment := read_one(_RedditComment, data, tally)) is None:
                    continue
                yield comment
                count += 1
                if count >= _MOST_COMMENTS_READ:
                    return
                if _listed(comment.replies) is not None:
                    deeper.append(comment.replies)
        level, depth = deeper, depth + 1


def _children(listing: Any, tally: Tally) -> Iterator[tuple[str, Any]]:
    children = _listed(listing)
    if children is None:
        raise MalformedError("Its listing has an unknown shape.")
    for child in children:
        if isinstance(child, dict) and isinstance(child.get("kind"), str):
            yield child["kind"], child.get("data")
        else:
            tally.unreadable += 1


def _listed(listing: Any) -> list[Any] | None:
    data = listing.get("data") if isinstance(listing, dict) and listing.get("kind") == "Listing" else None
    children = data.get("children") if isinstance(data, dict) else None
    return children if isinstance(children, list) else None
