"""Whether a comment speaks of the process that the post asks about, or of one of its writer's own."""

from lexicon import patterns
from services.insights.text.markdown import words

__all__ = ["answers"]

_ME, _YOU, _SAME, _ALSO, _FRIEND = (
    patterns.pattern("answering", name) for name in ("me", "you", "same_job", "also", "somebody_else")
)
_EMPTY = patterns.pattern("job_titles", "empty")


def answers(text: str, quote: str, job: str) -> bool:
    """Whether the writer of a comment speaks of the interviews for the job of the post.

    Advice does, and whoever says so: `for this position`, `mine`, or by a word of the job. Who tells a story of their
    own, or asks a question of their own, may have applied for anything.

    Args:
        text: The comment.
        quote: What is quoted of it; what is said to the author is said of the author's interviews.
        job: The job of the post.
    """
    if _FRIEND.search(text):
        return False
    if _YOU.search(quote) and not _ME.search(quote):
        return True
    if not _ME.search(text) or _SAME.search(text):
        return True
    if _YOU.search(text) and _ALSO.search(text):
        return True
    named = {word for word in words(job) if not _EMPTY.match(word)}
    return bool(named & set(words(text)))
