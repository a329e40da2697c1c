"""Posts that say the same: one id, one crosspost, one text pasted in several places."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from contracts.posts import Post

__all__ = ["without_duplicates"]

_WORD = re.compile(r"\w+")
_SHINGLE = 3
"""Words per shingle."""
_SKETCH = 48
"""Shingles kept per text: the smallest hashes, a fair sample of any length of text."""
_SAME = 0.7
"""Share of equal shingles that makes two texts the same."""
_FEWEST_WORDS = 8
"""Shorter texts are alike by chance."""
_READ = 6000
_NO_DATE = datetime.max.replace(tzinfo=UTC)


def without_duplicates(posts: Iterable[Post]) -> list[Post]:
    """Return the posts, best first as they came, each said only once.

    Of posts that say the same the original stays, at the place and with the relevance of the best of them.
    """
    kept = _Kept()
    for post in posts:
        kept.add(post)
    return kept.best_first()


class _SketchedPost(NamedTuple):
    post: Post
    sketch: frozenset[int]


class _Kept:
    """Posts that all say something else, by rank from 0."""

    def __init__(self) -> None:
        self._entries: dict[int, _SketchedPost] = {}
        self._by_id: dict[str, int] = {}
        self._by_shingle: defaultdict[int, list[int]] = defaultdict(list)
        """Ranks where a shingle occurred; its post may have made room for another since."""
        self._added = 0

    def add(self, post: Post) -> None:
        """Add the next best post, unless what it says is there from before it."""
        entry = _SketchedPost(post, _sketch(post.title, post.body[:_READ]))
        same = self._same(entry)
        if not same:
            self._put(self._added, entry)
        elif all(_age(post) < _age(self._entries[rank].post) for rank in same):
            copies = [self._entries.pop(rank).post for rank in same]
            best = max(copy.relevance for copy in (post, *copies))
            self._put(same[0], entry._replace(post=post.model_copy(update={"relevance": best})))
        self._added += 1

    def best_first(self) -> list[Post]:
        """Return the posts in the order of their ranks."""
        return [self._entries[rank].post for rank in sorted(self._entries)]

    def _same(self, entry: _SketchedPost) -> list[int]:
        """Return the ranks of the posts that say the same, best first."""
        near = {rank for shingle in entry.sketch for rank in self._by_shingle.get(shingle, ())} & self._entries.keys()
        same = {rank for rank in near if _likeness(entry.sketch, self._entries[rank].sketch) >= _SAME}
        rank = self._by_id.get(entry.post.source_id)
        if rank in self._entries and self._entries[rank].post.source_id == entry.post.source_id:
            same.add(rank)
        return sorted(same)

    def _put(self, rank: int, entry: _SketchedPost) -> None:
        self._entries[rank] = entry
        self._by_id[entry.post.source_id] = rank
        for shingle in entry.sketch:
            self._by_shingle[shingle].append(rank)


def _age(post: Post) -> tuple[datetime, int]:
    """Return what is smallest for the original: the earliest, and of posts as old the one more was answered to."""
    return post.created_at or _NO_DATE, -post.comment_count


@lru_cache(maxsize=2048)
def _sketch(title: str, body: str) -> frozenset[int]:
    words = _WORD.findall(f"{title} {body}".casefold())
    if len(words) < _FEWEST_WORDS:
        return frozenset()
    # A stable hash: `hash()` of text differs between processes.
    hashes = {
        zlib.crc32(" ".join(words[start : start + _SHINGLE]).encode()) for start in range(len(words) - _SHINGLE + 1)
    }
    return frozenset(sorted(hashes)[:_SKETCH])


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Estimate the share of equal shingles from the smallest hashes of both texts together."""
    sample = sorted(one | other)[:_SKETCH]
    return sum(1 for shingle in sample if shingle in one and shingle in other) / len(sample)
