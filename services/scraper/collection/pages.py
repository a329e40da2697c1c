"""Which discussions are worth a request for their comments, and when enough is known."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from contracts.posts import Post
from lexicon import patterns

__all__ = ["has_enough", "pages_to_read"]

_ENOUGH_POSTS = 3
"""So many posts that speak of a part of the guide suffice for it."""
_MANY_COMMENTS = 30
_PARTS = tuple(patterns.pattern("signs", part) for part in ("rounds", "questions", "pay", "working_there"))
"""Rounds, questions, pay, working there: the parts of a guide that rest on reports."""


def has_enough(posts: Iterable[Post]) -> bool:
    """Whether each part of a guide has its reports already."""
    texts = ["\n".join(post.texts()) for post in posts]
    return all(sum(1 for text in texts if part.search(text)) >= _ENOUGH_POSTS for part in _PARTS)


def pages_to_read(
    posts: Sequence[Post],
    *,
    read: set[str],
    requests: int,
    by_source: Mapping[str, int],
    batched: frozenset[str],
) -> list[Post]:
    """Return the discussions whose comments are worth a request, best first.

    Args:
        posts: Ranked candidates of all sources.
        read: Those whose comments are known.
        requests: How many requests may be spent.
        by_source: How many of them each source may be sent.
        batched: Sources that bring the comments of all their discussions with one request.
    """
    open_ones = [post for post in posts if post.comment_count > 0 and post.source_id not in read and not post.comments]
    chosen: list[Post] = []
    paid: Counter[str] = Counter()
    for post in sorted(open_ones, key=_value, reverse=True):
        is_free = post.source in batched and paid[post.source] > 0
        if is_free or (paid.total() < requests and paid[post.source] < by_source.get(post.source, 0)):
            chosen.append(post)
            paid[post.source] += not is_free
    return chosen


def _value(post: Post) -> float:
    discussed = min(1.0, math.log1p(post.comment_count) / math.log1p(_MANY_COMMENTS))
    return post.relevance * (0.6 + 0.4 * discussed)
