"""The invented community discussions, as data: Reddit posts and Hacker News threads share one form."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from local.sandbox.postings import CONTENT

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
POSTER_MARK = "OP: "
GONE = ("[deleted]", "[removed]")
FIRST_NAMES = (
    "quiet",
    "brisk",
    "paper",
    "amber",
    "north",
    "mossy",
    "static",
    "velvet",
    "rusty",
    "plain",
    "tidal",
    "odd",
)
LAST_NAMES = ("kettle", "harbor", "lantern", "gopher", "cinder", "walnut", "ferry", "button", "heron", "socket")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment with its replies. ``days`` is its age."""

    id: str
    author: str
    text: str
    score: int
    days: float
    by_poster: bool
    replies: tuple["Comment", ...]

    def walk(self) -> Iterator["Comment"]:
        """Yield this comment and everything under it, depth first."""
        yield self
        for reply in self.replies:
            yield from reply.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """A post or story with its comments.

    ``place`` is a subreddit, or the kind of a Hacker News story; ``state`` is empty, ``deleted`` or ``removed``.
    """

    id: str
    place: str
    author: str
    title: str
    body: str
    score: int
    days: float
    comments: tuple[Comment, ...]
    state: str = ""
    flair: str | None = None
    url: str | None = None
    crosspost_of: str | None = None

    def walk(self) -> Iterator[Comment]:
        """Yield every comment of the discussion, depth first."""
        for comment in self.comments:
            yield from comment.walk()


def digest(text: str) -> int:
    """Return a number that depends on ``text`` alone, so that ids survive a restart."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])


def base36(text: str, length: int) -> str:
    """Derive an id of ``length`` characters, in Reddit's alphabet, from ``text``."""
    number, letters = digest(text), ""
    for _ in range(length):
        number, rest = divmod(number, 36)
        letters += DIGITS[rest]
    return letters


def reddit_id(text: str) -> str:
    """Derive a Reddit-like id from ``text``."""
    return "1" + base36(text, 6)


def story_id(text: str) -> str:
    """Derive a Hacker-News-like item number from ``text``."""
    return str(41_000_000 + digest(text) % 5_000_000)


def pen_name(text: str) -> str:
    """Derive an invented user name from ``text``."""
    number = digest(text)
    number, first = divmod(number, len(FIRST_NAMES))
    number, last = divmod(number, len(LAST_NAMES))
    return f"{FIRST_NAMES[first]}_{LAST_NAMES[last]}{number % 90 + 10}"


def _comments(raw: list[Any], *, parent: str, poster: str, days: float, number: bool) -> tuple[Comment, ...]:
    """Build comments from ``[score or author, text, replies]`` lists."""
    made = []
    for index, (who, text, *replies) in enumerate(raw):
        key = f"{parent}/{index}"
        by_poster = text.startswith(POSTER_MARK)
        age = max(days - 0.05 * (index + 1), 0.01)
        author = who if isinstance(who, str) else pen_name(key)
        made.append(
            Comment(
                id=story_id(key) if number else base36(key, 7),
                author=poster if by_poster else "[deleted]" if text in GONE else author,
                text=text.removeprefix(POSTER_MARK).strip(),
                score=who if isinstance(who, int) else 1,
                days=age,
                by_poster=by_poster,
                replies=_comments(replies[0] if replies else [], parent=key, poster=poster, days=age, number=number),
            )
        )
    return tuple(made)


def _crosspost_id(reference: str | None) -> str | None:
    """Turn ``"<file>:<title>"`` into the id of the post it names."""
    return reddit_id("/".join(reference.split(":", 1))) if reference else None


def _discussion(data: dict[str, Any], *, key: str, place: str, number: bool) -> Discussion:
    identity = story_id(key) if number else reddit_id(key)
    author = "[deleted]" if data.get("state") == "deleted" else pen_name(identity)
    comments = _comments(data.get("comments", []), parent=identity, poster=author, days=data["days"], number=number)
    return Discussion(
        id=identity,
        place=place,
        author=author,
        title=data["title"],
        body=data.get("body", "").strip(),
        score=data["score"],
        days=data["days"],
        comments=comments,
        state=data.get("state", ""),
        flair=data.get("flair"),
        url=data.get("url"),
        crosspost_of=_crosspost_id(data.get("crosspost_of")),
    )


@cache
def load_posts() -> tuple[Discussion, ...]:
    """Read every invented Reddit post."""
    posts: list[Discussion] = []
    for file in sorted((CONTENT / "discussions").glob("*.toml")):
        for data in tomllib.loads(file.read_text("utf-8"))["post"]:
            where = "" if "crosspost_of" not in data else f"/{data['subreddit']}/crosspost"
            key = f"{file.stem}/{data['title']}{where}"
            posts.append(_discussion(data, key=key, place=data["subreddit"], number=False))
    return tuple(posts)


@cache
def load_stories() -> tuple[Discussion, ...]:
    """Read every invented Hacker News story."""
    stories = tomllib.loads((CONTENT / "stories.toml").read_text("utf-8"))["story"]
    return tuple(_discussion(data, key=data["title"], place=data["kind"], number=True) for data in stories)
