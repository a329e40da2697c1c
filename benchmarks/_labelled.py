"""Labelled discussions: gold lines, the posts they are about, and which companies nobody may tune on."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from contracts.posts import Comment, Post

__all__ = ["company_name", "gold_lines", "is_blind", "post_of"]

_COMMENTS = 5


def is_blind(company: str) -> bool:
    """Whether a company belongs to the third that rules and weights were not made on."""
    return hashlib.sha256(company.encode()).digest()[0] % 3 == 0


def gold_lines(file: Path) -> list[dict[str, Any]]:
    """Return the lines of a file of labels."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def company_name(gold: dict[str, Any]) -> str:
    """Return the name that a file name such as `bank-of-america` stands for."""
    return str(gold["company"]).replace("-", " ").title()


@cache
def _posts(file: Path) -> Sequence[dict[str, Any]]:
    posts: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["posts"]
    return posts


def post_of(gold: dict[str, Any], root: Path) -> Post:
    """Return the post of a line with its best comments, in the order the labels count them."""
    raw = _posts(root / gold["source_file"])[gold["index"]]
    best = sorted(raw.get("comments") or (), key=lambda comment: -(comment.get("score") or 0))[:_COMMENTS]
    return Post(
        source_id=gold["id"],
        source="reddit",
        title=raw["title"][:500],
        body=(raw.get("body") or "")[:40_000],
        comments=[
            Comment(comment_id=str(number), body=comment["body"][:4000], score=_COMMENTS - number)
            for number, comment in enumerate(best)
        ],
    )


def places_of(evidence: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where quotes stand in a text."""
    for quote in evidence:
        start = text.find(quote)
        if start >= 0:
            yield start, start + len(quote)
