"""What is read of a post."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

__all__ = ["COMMENTS_READ", "PostWords"]

COMMENTS_READ = 5
"""Best comments read of a post; further down, threads leave the topic."""
_BODY_READ = 10_000
_COMMENT_READ = 1500


class PostWords(NamedTuple):
    """The words of a post, as far as they are read."""

    title: str
    body: str = ""
    comments: tuple[str, ...] = ()

    @classmethod
    def of(cls, title: str, body: str, comments: Iterable[tuple[int, str]] = ()) -> "PostWords":
        """Return what is read of a post.

        Args:
            title: Its title.
            body: Its text.
            comments: Votes and text of each comment.
        """
        best = sorted(comments, key=lambda comment: -comment[0])[:COMMENTS_READ]
        return cls(title, body[:_BODY_READ], tuple(text[:_COMMENT_READ] for _, text in best))

    @property
    def parts(self) -> Mapping[str, Sequence[str]]:
        """The texts of each part."""
        return {"title": (self.title,), "text": (self.body,), "comments": self.comments}
