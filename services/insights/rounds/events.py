"""One event that a post names twice: a call as a recruiter's and as one by phone, a loop and what it is made of."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from lexicon import patterns
from services.insights.text.normalized import normalize
from services.insights.text.rounds import mentions

__all__ = ["NamedRound", "is_part_of_loop", "without_repeated"]

_SAME, _OWN_PLACE, _PARTS = (patterns.pattern("states", name) for name in ("same_event", "own_place", "loop_parts"))
_LAST, _LOOP, _PHONE, _RECRUITER = "final round", "onsite/loop", "phone screen", "recruiter screen"
_GENERAL = (_LAST, "panel", "behavioral", "technical interview")
"""Names that say of another round what kind it is, or where it stands; the first say least."""


class NamedRound(Protocol):
    """A round that a post reports."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def quote(self) -> str:
        """The words that name it."""

    @property
    def where(self) -> str:
        """The text that they stand in: `title`, `body` or `comment:<n>`."""


Reported = TypeVar("Reported", bound=NamedRound)


def without_repeated(found: Sequence[Reported]) -> list[Reported]:
    """Return the rounds that a post reports, each event once: by the name that says most of it."""
    kept = list(found)
    for one in found:
        if any(_repeats(one, other) for other in kept if other is not one):
            kept.remove(one)
    return kept


def _repeats(one: NamedRound, other: NamedRound) -> bool:
    if one.name == _PHONE and other.name == _RECRUITER:
        return _teller(one) == _teller(other) and _OWN_PLACE.search(normalize(one.quote)) is None
    if one.name not in _GENERAL or one.quote != other.quote:
        return False
    is_weaker = other.name not in _GENERAL or _GENERAL.index(one.name) < _GENERAL.index(other.name)
    return is_weaker and _is_one_event(one.name, other.name, normalize(one.quote))


def _teller(one: NamedRound) -> str:
    return one.where if one.where.startswith("comment") else "post"


def _is_one_event(one: str, other: str, low: str) -> bool:
    """Whether a sentence names an event by two names that stand together, or are joined by `was`."""
    places = {entry.name: (start, end) for entry, start, end in mentions(low)}
    if one not in places or other not in places:
        return False
    (_, end), (start, _) = sorted((places[one], places[other]))
    if start < end:
        # Of `HR and technical interviews` the names overlap, and there are two; the last round is any other.
        return one == _LAST
    return _SAME.match(low[end:start]) is not None


def is_part_of_loop(name: str, quotes: Iterable[str]) -> bool:
    """Whether every quote tells of a round as one of those that a loop is made of."""
    return name not in {_LOOP, _LAST, _RECRUITER} and all(_is_part(name, normalize(quote)) for quote in quotes)


def _is_part(name: str, low: str) -> bool:
    places = {entry.name: (start, end) for entry, start, end in mentions(low)}
    if name not in places or _LOOP not in places:
        return False
    (_, end), (start, _) = places[_LOOP], places[name]
    return end <= start and _PARTS.match(low[end:]) is not None
