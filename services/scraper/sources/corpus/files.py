"""Reading posts from JSON and JSONL files: a list of posts, an object that holds one, or a post per line."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import AliasChoices, BaseModel, Field

from contracts.posts import Comment, Post
from lexicon.text import clean_lines, shorten
from services.scraper.sources.reading import (
    Count,
    Moment,
    Tally,
    Text,
    body_text,
    is_withdrawn,
    read_all,
    read_one,
    title_text,
)

__all__ = ["CORPUS", "read_corpus"]

CORPUS = "corpus"
_BEST_COMMENTS = 5
_LONGEST_COMMENT = 1500
_SUFFIXES = frozenset({".json", ".jsonl"})


class _CorpusPost(BaseModel):
    """A post, under the names that exports use."""

    id: Any = None
    title: Text = ""
    body: Text = Field(default="", validation_alias=AliasChoices("body", "selftext", "text"))
    url: Text = Field(default="", validation_alias=AliasChoices("url", "link", "permalink"))
    channel: Text = Field(default="", validation_alias=AliasChoices("channel", "subreddit"))
    score: Count = Field(default=0, validation_alias=AliasChoices("score", "upvotes", "ups"))
    created_at: Moment = Field(default=None, validation_alias=AliasChoices("created_at", "created_utc", "date"))
    comments: Any = None


class _Comment(BaseModel):
    body: Text = Field(default="", validation_alias=AliasChoices("body", "text"))
    score: Count = 0
    created_at: Moment = Field(default=None, validation_alias=AliasChoices("created_at", "created_utc", "date"))


def read_corpus(path: Path, tally: Tally) -> Iterator[Post]:
    """Yield the posts of a file, or of all files below a directory, in their order.

    Raises:
        OSError: It cannot be read.
    """
    files = sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES) if path.is_dir() else [path]
    for file in files:
        for entry in _entries(file, tally):
            if (read := read_one(_CorpusPost, entry, tally)) is not None:
                yield _post(read, tally)


def _entries(file: Path, tally: Tally) -> Iterator[Any]:
    data = file.read_bytes()
    text = data.decode(json.detect_encoding(data), errors="replace")
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        yield from _lines(text, tally)
        return
    posts = held.get("posts", [held]) if isinstance(held, dict) else held
    yield from posts if isinstance(posts, list) else ()


def _lines(text: str, tally: Tally) -> Iterator[Any]:
    # Not splitlines(): a post may hold line separators of Unicode, which JSON need not escape.
    for line in filter(None, map(str.strip, text.split("\n"))):
        try:
            yield json.loads(line)
        except (ValueError, RecursionError):
            tally.unreadable += 1


def _post(entry: _CorpusPost, tally: Tally) -> Post:
    comments = entry.comments if isinstance(entry.comments, list) else []
    bare = [{"body": one} if isinstance(one, str) else one for one in comments]
    read = [_comment(number, one) for number, one in enumerate(read_all(_Comment, bare, tally))]
    usable = [comment for comment in read if comment.body and not is_withdrawn(comment.body)]
    best = sorted(usable, key=lambda comment: -comment.score)[:_BEST_COMMENTS]
    channel = entry.channel if "/" in entry.channel or not entry.channel else f"r/{entry.channel}"
    return Post(
        source_id=f"{CORPUS}:{_identity(entry)}",
        source=CORPUS,
        url=entry.url[:2048] if entry.url.startswith(("https://", "http://")) else None,
        title=title_text(entry.title),
        body="" if is_withdrawn(entry.body) else body_text(entry.body),
        channel=channel[:100] or None,
        score=entry.score,
        created_at=entry.created_at,
        comment_count=len(usable),
        comments=best,
    )


def _identity(entry: _CorpusPost) -> str:
    if isinstance(entry.id, str | int) and str(entry.id).strip():
        return str(entry.id).encode(errors="replace").decode().strip()[:100]
    return hashlib.sha256(f"{entry.url}\n{entry.title}\n{entry.body}".encode()).hexdigest()[:16]


def _comment(number: int, comment: _Comment) -> Comment:
    body = shorten(clean_lines(comment.body), _LONGEST_COMMENT, ellipsis="")
    return Comment(comment_id=str(number), body=body, score=comment.score, created_at=comment.created_at)
