"""Whether a claim tells in the order of its source."""

import re
from collections.abc import Mapping
from functools import lru_cache

from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.places import Place
from services.insights.checker.quantities import quantities
from services.insights.checker.wording import content_of, is_frame, same_word
from services.insights.sentences.cues import form
from services.insights.sentences.stems import words_of

__all__ = ["other_order", "tells_in_turn"]


_GLIMPSE = 12
"""Letters behind `after` in which a number says how long it took."""
_MOST_TEXTS = 64
"""Whose words are kept: those that the claims of one guide quote."""
_THEN = form("then")
_BEFORE_THAT = re.compile(r" (?:(?:comes? )?after (?!\w+ing\b)|follow(?:s|ed)? (?!by\b|up\b))")
_FROM_TO = re.compile(r"\bfrom (?P<one>.+?) to (?P<two>[^.,;]+)")


def tells_in_turn(low: str) -> bool:
    """Whether a claim says what came after what."""
    return _THEN.search(low) is not None or _BEFORE_THAT.search(low) is not None


def other_order(claim: ClaimText, place: Place) -> str | None:
    """Object when the claim tells in another order what the source tells one after the other."""
    low = claim.low
    if then := _THEN.search(low):
        parts = [low[: then.start()], low[then.end() :]]
    elif (after := _BEFORE_THAT.search(low)) and not quantities(low[after.end() : after.end() + _GLIMPSE]):
        parts = [low[after.end() :], low[: after.start()]]
    elif (change := _FROM_TO.search(low)) and _FROM_TO.search(place.sentence):
        parts = [change["one"], change["two"]]
    else:
        return None
    text = place.sentence
    if _BEFORE_THAT.search(text) and not _THEN.search(text):
        return None
    places = [_first_place(part, text, place.text.language) for part in parts]
    if any(found is None for found in places):
        text = place.text.low
        places = [_first_place(part, text, place.text.language) for part in parts]
    if all(found is not None for found in places) and places[0] > places[1]:  # type: ignore[operator]
        return "it is told in another order"
    return None


def _first_place(part: str, text: str, language: str) -> int | None:
    """Return where the first telling word of a part of a claim stands in a text."""
    content = [word for word in content_of(part) if not is_frame(word)] or content_of(part)
    first = _first_places(text)
    return min((first[one] for one in first for word in content if same_word(word, one, language)), default=None)


@lru_cache(_MOST_TEXTS)
def _first_places(text: str) -> Mapping[str, int]:
    """Return where each word of a text first stands in it."""
    places: dict[str, int] = {}
    for match in re.finditer(r"[^\W_]+", text):
        places.setdefault(next(iter(words_of(match[0])), ""), match.start())
    return places
