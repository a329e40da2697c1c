"""Posts that say the same: one id, one crosspost, one text pasted in several places."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable

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


def without_duplicates(posts: Iterable[Post]) -> list[Post]:
    """Return the posts in their order, each said only once: of posts that say the same the first stays."""
    kept: list[Post] = []
    ids: set[str] = set()
    sketches: list[frozenset[int]] = []
    by_shingle: defaultdict[int, list[int]] = defaultdict(list)
    for post in posts:
        sketch = _sketch(post)
        rivals = {index for shingle in sketch for index in by_shingle[shingle]}
        if post.source_id in ids or any(_likeness(sketch, sketches[index]) >= _SAME for index in rivals):
            continue
        for shingle in sketch:
            by_shingle[shingle].append(len(kept))
        ids.add(post.source_id)
        sketches.append(sketch)
        kept.append(post)
    return kept


def _sketch(post: Post) -> frozenset[int]:
    words = _WORD.findall(f"{post.title} {post.body[:_READ]}".casefold())
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
