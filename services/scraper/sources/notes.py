"""The notes that users paste in: a source of their own, never shared, never cached."""

from contracts.posts import Post, PostOrigin
from contracts.preps import PrepContext
from lexicon.text import clean_lines, shorten

__all__ = ["NOTES", "post_of_notes"]

NOTES = "notes"
_LONGEST = 20_000


def post_of_notes(context: PrepContext) -> Post | None:
    """Return the user's notes as a post; what users bring themselves is relevant by definition."""
    text = shorten(clean_lines(context.notes or ""), _LONGEST, ellipsis="")
    if not text:
        return None
    return Post(
        source_id=f"{NOTES}:1",
        source=NOTES,
        origin=PostOrigin.USER,
        title="Your own notes",
        body=text,
        relevance=1.0,
        relevance_reason="pasted by the user",
    )
