"""Lists of values without keys, as some sites pass them to their scripts: each value is known by what it is."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from contracts.job import ProvenanceSource
from services.parser.fields.dates import parse_date
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.role.employment import is_employment
from services.parser.fields.role.title import looks_like_title
from services.parser.formats.data.leaves import is_body
from services.parser.raw_posting import RawPosting
from services.parser.text.words import is_placeholder, without_markup

__all__ = ["posting_from_list"]

_FEWEST = 5
_LONGEST_NAME = 150
_SHORTEST_BODY = 200


def posting_from_list(values: Sequence[Any], *, shown: str) -> RawPosting | None:
    """Return the posting in a flat list of texts; None where it holds no title that the page shows, or no text.

    Args:
        values: The list.
        shown: The page's title and headings.
    """
    texts = [_decoded(value) for value in values if isinstance(value, str) and not is_placeholder(value[:60])]
    bodies = [text for text in texts if is_body(text) and len(text) >= _SHORTEST_BODY]
    names = [without_markup(text) for text in texts if len(text) <= _LONGEST_NAME and text not in bodies]
    title = next((name for name in names if name in shown and _is_title(name)), None)
    if len(texts) < _FEWEST or title is None or not bodies:
        return None
    others = [name for name in names if name != title]
    return RawPosting(
        source=ProvenanceSource.EMBEDDED_STATE,
        confidence=0.75,
        title=title,
        description="\n".join(dict.fromkeys(bodies)),
        locations=[place for place in dict.fromkeys(others) if is_place(place)][:1],
        employment=[text for text in others if is_employment(text)][:1],
        posted_at=next((day for text in others if (day := parse_date(text))), None),
    )


def _is_title(name: str) -> bool:
    return looks_like_title(name) or (" " in name and not is_place(name) and not is_employment(name))


def _decoded(text: str) -> str:
    return unquote(text.replace("!*!", "")) if "%3C" in text or "%20" in text else text
