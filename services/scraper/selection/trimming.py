"""Keeping the event small enough for its topic."""

from contracts.preps import PostsCollected
from contracts.topics import MAX_EVENT_BYTES

__all__ = ["fitted"]

_COMMA = 1


def fitted(event: PostsCollected, *, limit: int = MAX_EVENT_BYTES) -> PostsCollected:
    """Return the event with as many of its best posts as fit `limit` bytes; the least relevant go first."""
    size = _bytes(event.model_copy(update={"posts": []}).model_dump_json(exclude_none=True))
    for count, post in enumerate(event.posts):
        size += _bytes(post.model_dump_json(exclude_none=True)) + _COMMA
        if size > limit:
            return event.model_copy(update={"posts": event.posts[:count]})
    return event


def _bytes(text: str) -> int:
    return len(text.encode())
