"""What is weighed to say whether a post is about an employer."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lexicon.company.abbreviations import is_witnessed
from lexicon.company.company import Company
from lexicon.company.mentions import features as place_features
from lexicon.company.mentions import has_second_witness, log_odds, sure_from, surroundings
from lexicon.company.relevance.naming import naming
from lexicon.company.relevance.others import employers_named
from lexicon.company.relevance.passages import of_hiring, of_skills
from lexicon.company.relevance.words import PostWords
from lexicon.logistic import Logistic
from lexicon.patterns import pattern

__all__ = ["NEAR", "NamedPlace", "features", "places"]

NEAR = "near: "
"""Begins the names of features that are words beside the name."""
_SURE, _UNSURE = 4.0, -3.0
_NOWHERE = -4.0
_EARLY = 300
"""Who is meant stands at the beginning of a post, who is mentioned anywhere."""
_FEW = 3
"""Naming a company ten times does not make a post ten times as surely about it."""
_TWO, _MANY = 2, 4
_NAMINGS_READ = 8
"""Of so many places in each part, what the name is named as; more say nothing new."""
_KNOWN_FOR = ("skill", "service")


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
    naming: frozenset[str] = frozenset()
    """The part that the name plays in its sentence; of the first places only."""

    @property
    def is_everyday(self) -> bool:
        """Whether it may be an everyday word, or a slip of the finger in one."""
        return "everyday" in self.features

    @property
    def is_mere_word(self) -> bool:
        """Whether it is an everyday word in lower case among capitals: just the word."""
        return {"everyday", "is lower case"} <= self.features and "text is lower case" not in self.features


def places(company: Company, words: PostWords, *, model: Logistic | None = None) -> list[NamedPlace]:
    """Return every place where a post names the company, whatever it means there.

    Args:
        company: The employer.
        words: The post.
        model: Weighs the places in place of the lexicon's own model.
    """
    witnessed = any(is_witnessed(text, list(company.pattern.finditer(text))) for text in (words.title, words.body))
    return [
        place
        for part, texts in words.parts.items()
        for text in texts
        for place in _places(company, part, text, model, witnessed=witnessed)
    ]


def _places(company: Company, part: str, text: str, model: Logistic | None, *, witnessed: bool) -> Iterator[NamedPlace]:
    for count, place in enumerate(surroundings(company.name, text, witnessed=witnessed)):
        found = place_features(place)
        score = max(_UNSURE, min(_SURE, log_odds(place, found, model=model)))
        share = place.start / max(1, len(text))
        named_as = naming(text, place.start, place.end) if count < _NAMINGS_READ else frozenset[str]()
        yield NamedPlace(part, place.start, share, score, has_second_witness(place), found, named_as)


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
    weighed |= {f"known for a {kind}": float(company.known_for == kind) for kind in _KNOWN_FOR}
    weighed |= {**of_hiring(words, [place for place in found if not place.is_mere_word]), **of_skills(words, found)}
    return {**weighed, **_impostors(words), **_others(company, words, found), **_named_as(found), **_near(found)}


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


def _impostors(words: PostWords) -> Mapping[str, float]:
    """Return how much each part speaks of somebody who only pretends to be the employer."""
    sign = pattern("naming", "impostor")
    return {
        f"impostors in {part}": float(min(_FEW, sum(len(sign.findall(text)) for text in texts)))
        for part, texts in words.parts.items()
    }


def _others(company: Company, words: PostWords, found: Sequence[NamedPlace]) -> Mapping[str, float]:
    """Return how much of the post is about other employers."""
    in_title = employers_named(words.title) - {company.brand}
    in_text = employers_named(words.body) - {company.brand}
    is_titled = any(place.part == "title" for place in found)
    own, others = sum(place.part != "comments" for place in found), len(in_title | in_text)
    return {
        "other employers in title": float(min(_TWO, len(in_title))),
        "title is another's": float(bool(in_title) and not is_titled),
        "other employers in text": math.log1p(len(in_text)),
        "many other employers": float(others >= _MANY),
        "share of the employers named": own / (own + others) if own else 0.0,
    }


def _named_as(found: Sequence[NamedPlace]) -> Mapping[str, float]:
    return {f"{place.part}: {part}": 1.0 for place in found for part in place.naming}


def _near(found: Sequence[NamedPlace]) -> Mapping[str, float]:
    names = frozenset().union(*(place.features for place in found))
    return {f"{NEAR}{name}": 1.0 for name in names if name.startswith(("kind", "word"))}
