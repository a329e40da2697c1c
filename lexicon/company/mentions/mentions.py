"""Where a text names a company as an employer: each place of a spelling, weighed by what stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lexicon.company.data import tables
from lexicon.company.everyday import is_everyday, is_slip
from lexicon.company.mentions.name import Name
from lexicon.company.mentions.neighbours import neighbours
from lexicon.company.mentions.signals import Surroundings
from lexicon.logistic import Logistic, probability

__all__ = [
    "Mention",
    "features",
    "find_mentions",
    "has_second_witness",
    "is_mentioned",
    "log_odds",
    "sure_from",
    "surroundings",
]

_MOST_PLACES = 20
"""Places read of one text: a name that stands more often says nothing new."""
_UNWITNESSED = 0.3
"""Log odds that an everyday word needs in addition where nothing but the words beside it speaks for an employer."""
_WITNESSES = frozenset(["hiring nearby", "pay nearby", "role nearby", "working in sentence", "behind employer phrase"])
"""Signals of which one speaks for an employer besides the everyday word itself."""
_WITNESSES_OF_LOWER_CASE = frozenset(["hiring in sentence", "pay in sentence", "role in sentence"])
_RARE_WORD = re.compile(r"\b[A-Z][\w.+#-]{4,}\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text speaks of interviewing, recruiting, pay or working at the company."""

    start: int
    end: int
    text: str
    confidence: float
    """How sure it is, from 0 to 1."""


def find_mentions(name: Name, text: str, *, context: str = "") -> tuple[Mention, ...]:
    """Return the mentions of a name as an employer, in the order of the text.

    Args:
        name: The company's spellings and witnesses.
        text: What somebody wrote.
        context: The posting's own words; rare ones that the text shares with them are a witness.
    """
    return tuple(mention for mention, score in _scored(name, text, context) if score > _model().threshold)


def is_mentioned(name: Name, text: str, *, context: str = "") -> bool:
    """Whether a text mentions a name as an employer; places behind the first mention are not weighed."""
    return any(score > _model().threshold for _, score in _scored(name, text, context))


def _scored(name: Name, text: str, context: str) -> Iterator[tuple[Mention, float]]:
    for place in surroundings(name, text, context=context):
        score = log_odds(place, features(place))
        yield Mention(start=place.start, end=place.end, text=place.name, confidence=probability(score)), score


def log_odds(place: Surroundings, found: frozenset[str], *, model: Logistic | None = None) -> float:
    """Return the log odds that a place, by its features, speaks of the employer.

    An everyday word without a second witness is doubted: what the words beside it say was learnt of few such names.
    """
    doubt = _UNWITNESSED if place.is_everyday and not has_second_witness(place) else 0.0
    return (model or _model()).log_odds(found) - doubt


def sure_from() -> float:
    """Return the log odds from which a place is taken to speak of the employer."""
    return _model().threshold


def features(place: Surroundings) -> frozenset[str]:
    """Return the names of all features of a place."""
    return frozenset(place.signals).union(neighbours(place))


def surroundings(name: Name, text: str, *, context: str = "", witnessed: bool = False) -> list[Surroundings]:
    """Return every place where a spelling of the name stands, whatever it means there.

    Args:
        name: The company's spellings and witnesses.
        text: What somebody wrote.
        context: The posting's own words.
        witnessed: Whether what surrounds the text speaks of the employer beyond doubt: short names that are everyday
            abbreviations need that, or a witness of their own.
    """
    has_witness = name.pattern.search(text) is not None and _has_witness(name, text, context)
    places = list(_places(name, text, witnessed=witnessed or has_witness))
    return [
        Surroundings(
            text=text,
            start=match.start(),
            end=match.end(),
            is_everyday=name.is_everyday or is_everyday(match[0]) or is_slip(match[0]),
            has_witness=has_witness,
            mentions=len(places),
        )
        for match in places
    ]


def _places(name: Name, text: str, *, witnessed: bool) -> Iterator[re.Match[str]]:
    taken = [match.span() for match in name.elsewhere.finditer(text)] if name.elsewhere else []
    for count, match in enumerate(name.places(text, witnessed=witnessed)):
        if count == _MOST_PLACES:
            return
        if match[0] not in name.apart and not any(_is_part(match, *span) for span in taken):
            yield match


def _is_part(match: re.Match[str], start: int, end: int) -> bool:
    """Whether a place is part of a name that reaches farther."""
    return start <= match.start() < end and (start, end) != match.span() and match.end() <= end


def _has_witness(name: Name, text: str, context: str) -> bool:
    if name.proof and name.proof.search(text):
        return True
    own = {spelling.casefold() for spelling in name.spellings}
    rare = {word for word in _RARE_WORD.findall(context) if word.casefold() not in own}
    return bool(rare & set(_RARE_WORD.findall(text)))


def has_second_witness(place: Surroundings) -> bool:
    """Whether anything but the word itself speaks for an employer; asked of everyday words."""
    wanted = _WITNESSES_OF_LOWER_CASE if place.name.islower() else _WITNESSES
    return place.has_witness or not place.signals.isdisjoint(wanted)


@cache
def _model() -> Logistic:
    """The log odds that `python -m benchmarks train_mentions` wrote."""
    return Logistic(**tables("mention_weights"))
