"""Captured real pages and discussions, served like the invented ones when a directory of them is at hand.

The directory holds ``jobs/*`` and ``reddit/by_company/*.json`` (a company's posts with title, body, subreddit, score,
url and comments). Captured posts carry no ids, dates or authors: the id is read from the url, the rest is derived.
"""

import json
import re
from pathlib import Path
from typing import Any

from local.sandbox.discussions import GONE, Comment, Discussion, base36, digest, pen_name, reddit_id

MEDIA_TYPES = {".html": "text/html; charset=utf-8", ".json": "application/json", ".txt": "text/plain; charset=utf-8"}
MEDIA_TYPES |= {".xml": "application/xml"}
ABOUT_THE_CAPTURES = {"truth.json"}
COMMENTS_URL = re.compile(r"/comments/([a-z0-9]+)")
OLDEST_DAYS = 300


def captured_pages(root: Path) -> dict[str, Path]:
    """Return the captured job pages under ``root`` by file name."""
    files = sorted((root / "jobs").glob("*"))
    return {file.name: file for file in files if file.suffix in MEDIA_TYPES and file.name not in ABOUT_THE_CAPTURES}


def captured_posts(root: Path) -> tuple[Discussion, ...]:
    """Read the captured Reddit discussions under ``root``; a post kept for two companies appears once."""
    posts: dict[str, Discussion] = {}
    for file in sorted((root / "reddit" / "by_company").glob("*.json")):
        for raw in json.loads(file.read_text("utf-8"))["posts"]:
            post = _post(raw)
            posts.setdefault(post.id, post)
    return tuple(posts.values())


def _post(raw: dict[str, Any]) -> Discussion:
    url = str(raw.get("url") or "")
    found = COMMENTS_URL.search(url)
    identity = found[1] if found else reddit_id(url or str(raw["title"]))
    days = 1 + digest(identity) % OLDEST_DAYS
    body = str(raw.get("body") or "")
    return Discussion(
        id=identity,
        place=str(raw.get("subreddit") or "jobs"),
        author=pen_name(identity),
        title=str(raw["title"]),
        body=body,
        score=int(raw.get("score") or 0),
        days=days,
        comments=_nested(raw.get("comments") or [], parent=identity, days=days),
        state=body.strip("[]") if body in GONE else "",
    )


def _nested(raw: list[dict[str, Any]], *, parent: str, days: float) -> tuple[Comment, ...]:
    """Hang every third comment under the first of its three, so that readers meet a tree as on the real site."""
    made: list[Comment] = []
    for index in range(0, len(raw), 3):
        first, *rest = raw[index : index + 3]
        replies = tuple(_comment(reply, key=f"{parent}/{index}/r", days=days) for reply in rest[1:])
        made.append(_comment(first, key=f"{parent}/{index}", days=days, replies=replies))
        made.extend(_comment(other, key=f"{parent}/{index + 1}", days=days) for other in rest[:1])
    return tuple(made)


def _comment(raw: dict[str, Any], *, key: str, days: float, replies: tuple[Comment, ...] = ()) -> Comment:
    text = str(raw.get("body") or "")
    return Comment(
        id=base36(key, 7),
        author="[deleted]" if text in GONE else pen_name(key),
        text=text,
        score=int(raw.get("score") or 0),
        days=max(days - 0.1, 0.01),
        by_poster=False,
        replies=replies,
    )
