"""What is weighed to say whether a post is about an employer."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lexicon.company.company import Company
from lexicon.company.mentions import features as place_features
from lexicon.company.mentions import has_second_witness, log_odds, sure_from, surroundings
from lexicon.company.relevance.others import employers_named
from lexicon.company.relevance.uses import Use, names_unnamed_rival, rivals, uses
from lexicon.company.relevance.words import PostWords

__all__ = ["NEAR", "NamedPlace", "features", "places"]

NEAR = "near: "
"""Begins the names of features that are words beside the name."""
_SURE, _UNSURE = 4.0, -3.0
_NOWHERE = -4.0
_EARLY = 300
"""Who is meant stands at the beginning of a post, who is mentioned anywhere."""
_FEW = 3
"""Naming a company ten times does not make a post ten times as surely about it."""
_TWO = 2


class NamedPlace(NamedTuple):
    """One place where a post names the company."""

    part: str
    start: int
    share: float
    """How far into its text it stands, from 0 to 1."""
    score: float
    """Log odds that it speaks of the employer, within bounds."""
    is_witnessed: bool
    """Something else than the name speaks for an employer."""
    features: frozenset[str]


def places(company: Company, words: PostWords) -> list[NamedPlace]:
    """Return every place where a post names the company, whatever it means there."""
    return [place for part, texts in words.parts.items() for text in texts for place in _places(company, part, text)]


def _places(company: Company, part: str, text: str) -> Iterator[NamedPlace]:
    for place in surroundings(company.name, text):
        found = place_features(place)
        score = max(_UNSURE, min(_SURE, log_odds(place, found)))
        share = place.start / max(1, len(text))
        yield NamedPlace(part, place.start, share, score, has_second_witness(place), found)


def features(company: Company, words: PostWords, found: Sequence[NamedPlace]) -> dict[str, float]:
    """Return what is weighed of a post that names the company."""
    weighed = {
        name: value
        for part in words.parts
        for name, value in _of_part(part, [place for place in found if place.part == part]).items()
    }
    everywhere = sum(math.exp(place.score) for place in found)
    weighed["altogether"] = math.log(everywhere) if everywhere else _NOWHERE
    body = [place for place in found if place.part == "text"]
    weighed["early in text"] = float(any(place.start < _EARLY for place in body))
    weighed["how far into text"] = min((place.share for place in body), default=0.0)
    weighed["length of text"] = math.log1p(len(words.body))
    weighed["everyday word"] = float(company.everyday_word)
    return {**weighed, **_uses(company, words), **_others(company, words, found), **_near(found)}


def _of_part(part: str, found: Sequence[NamedPlace]) -> Mapping[str, float]:
    scores = [place.score for place in found]
    sure = sum(score > sure_from() for score in scores)
    return {
        f"{part} names it": float(bool(scores)),
        f"surest in {part}": max(scores, default=0.0),
        f"sure places in {part}": float(min(_FEW, sure)),
        f"places in {part}": math.log1p(len(scores)),
        f"on average in {part}": sum(scores) / len(scores) if scores else 0.0,
    }


def _uses(company: Company, words: PostWords) -> Mapping[str, float]:
    """Return as what each part uses the name; counted up to a few."""
    found = {part: Counter[Use]() for part in words.parts}
    for part, texts in words.parts.items():
        for text in texts:
            found[part] += uses(company.pattern, text)
    return {f"{use.value} in {part}": float(min(_FEW, count[use])) for part, count in found.items() for use in Use}


def _others(company: Company, words: PostWords, found: Sequence[NamedPlace]) -> Mapping[str, float]:
    """Return how much of the post is about other employers."""
    in_title = employers_named(words.title) - {company.brand}
    in_text = employers_named(words.body) - {company.brand}
    is_titled = any(place.part == "title" for place in found)
    has_rival = rivals(company.pattern, words.title) > 0 or names_unnamed_rival(words.title)
    return {
        "other employers in title": float(min(_TWO, len(in_title))),
        "title is another's": float(bool(in_title) and not is_titled),
        "rival in title": float(has_rival),
        "other employers in text": math.log1p(len(in_text)),
        "rivals in text": float(min(_FEW, rivals(company.pattern, words.body))),
    }


def _near(found: Sequence[NamedPlace]) -> Mapping[str, float]:
    names = frozenset().union(*(place.features for place in found))
    return {f"{NEAR}{name}": 1.0 for name in names if name.startswith(("kind", "word"))}
