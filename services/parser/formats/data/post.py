"""Data that is one text with its heading, as the answers of forums and issue trackers are."""

from collections.abc import Mapping
from typing import Any

from lexicon.languages import words
from lexicon.text import fold
from services.parser.fields.role.title import looks_like_title
from services.parser.formats.data.leaves import IGNORED, is_body, opened
from services.parser.text.meanings import key_of

__all__ = ["post_in"]

_DETERMINERS = frozenset(word for text in words("sentences", "determiners").values() for word in text.split())
_MOST_WRAPPERS, _LONGEST_HEADING = 3, 300
_SHORTEST_TEXT, _MOST_WORDS = 120, 6


def post_in(data: Any) -> str | None:
    """Return the text of the only object of some data that has one, below its heading; None for other data."""
    for _ in range(_MOST_WRAPPERS):
        holder = _only(data)
        if holder is None:
            return None
        if (text := _text(holder)) is not None:
            heading = _heading(holder)
            return f"{heading}\n\n{text}".strip() if _can_be_job(heading) else None
        inner = [(name, data) for name, value in holder.items() if isinstance(data := opened(value), Mapping | list)]
        if len(inner) != 1 or key_of(inner[0][0]).entity not in (None, "job"):
            return None
        data = inner[0][1]
    return None


def _only(data: Any) -> Mapping[str, Any] | None:
    if isinstance(data, list) and len(data) == 1:
        data = data[0]
    return data if isinstance(data, Mapping) else None


def _text(holder: Mapping[str, Any]) -> str | None:
    """Return the object's longest text; short ones are remarks."""
    texts = [value for name, value in holder.items() if is_body(value) and key_of(name).entity not in IGNORED]
    longest = max(texts, key=len, default="")
    if "<p" in longest:
        # Forums break lines as they were typed, and mark paragraphs.
        longest = longest.replace("\n", "<br>")
    return longest if len(longest) >= _SHORTEST_TEXT else None


def _can_be_job(heading: str) -> bool:
    """Whether a heading can be that of a posting; articles speak of `our makers`, and many have more words."""
    words = fold(heading).split()
    can_be_title = looks_like_title(heading) or (0 < len(words) <= _MOST_WORDS and heading[-1] not in ".!?:")
    return not heading or (can_be_title and not _DETERMINERS & set(words))


def _heading(holder: Mapping[str, Any]) -> str:
    named = (value for name, value in holder.items() if isinstance(value, str) and key_of(name).has("titled"))
    return next((value.strip() for value in named if 0 < len(value) <= _LONGEST_HEADING), "")
