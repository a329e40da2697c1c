"""How sure it is that a post is about a company as an employer: all that it says of it, weighed together.

Two questions are asked of one number. Whoever collects keeps what may be about the employer; whoever reports takes what
is. Between the two lie posts that only the comments, or a reader, could decide.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from lexicon import patterns
from lexicon.company.company import Company
from lexicon.company.mentions import sure_from
from lexicon.company.relevance.features import NEAR, NamedPlace, features, places
from lexicon.company.relevance.words import PostWords

__all__ = ["CompanyRelevance", "Thresholds", "relevance_of", "thresholds"]

_HIRING_TOOLS, _WORKED_FOR, _OWN_ROUND = (
    patterns.pattern("naming", name) for name in ("hiring_tools", "worked_for", "own_round")
)
_POSTS_REMEMBERED = 4096
_WITNESSED, _UNWITNESSED, _REPORTED = 0.4, 0.65, 0.83
"""An everyday word is kept for a place that surely means the employer, a second witness and something else, or much.

To be reported it needs more without such a place, whatever the witnesses."""
_TITLED = 0.75
"""Certainty from which a post is reported whose title names the employer beyond doubt: `My Harborline interview`."""
_SCAM_DOUBT = 7.0
"""Impostors use a company's name; a report about them says nothing about the company. Too rare to be learnt."""


class CompanyRelevance(NamedTuple):
    """What a post says of a company."""

    score: float
    """From 0 to 1: how sure it is that the post is about the employer."""
    where: tuple[str, ...]
    """The parts of the post that name it."""
    is_employer: bool
    """A place names it as an employer beyond doubt."""
    is_possible: bool
    """Its comments may still show that it is about the employer."""
    is_kept: bool
    """It may be about the employer: worth reading."""
    is_about: bool
    """It is about the employer: worth reporting."""

    @property
    def reason(self) -> str:
        """Why the post is taken for one about the employer, or why not, in a few words."""
        if not self.where:
            return "does not name the employer"
        said = "names it as an employer" if self.is_employer else "names it"
        return f"{said}, in {' and '.join(self.where)}" + ("" if self.is_kept else "; too little to be about it")


@dataclass(frozen=True)
class Thresholds:
    """From which score on a post is possibly, maybe and surely about the employer."""

    possible: float
    kept: float
    about: float


@dataclass(frozen=True)
class _Model:
    """What `python -m benchmarks train_relevance` wrote: scores, and log odds by feature."""

    thresholds: Thresholds
    bias: float
    features: Mapping[str, float]
    near: Mapping[str, float]

    def log_odds(self, found: Mapping[str, float]) -> float:
        near, all_else = len(NEAR), self.features
        return self.bias + sum(
            value * (self.near.get(name[near:], 0.0) if name.startswith(NEAR) else all_else.get(name, 0.0))
            for name, value in found.items()
        )


_NOTHING = CompanyRelevance(0.0, (), is_employer=False, is_possible=False, is_kept=False, is_about=False)


@lru_cache(_POSTS_REMEMBERED)
def relevance_of(company: Company, words: PostWords) -> CompanyRelevance:
    """Return how sure it is that a post is about the company, and where it names it."""
    found = places(company, words)
    if not found:
        return _NOTHING
    score = _score(company, words, found)
    is_employer = any(place.score > sure_from() for place in found)
    limits = thresholds()
    is_doubtful = not is_employer and all(place.is_everyday for place in found)
    kept = max(limits.kept, _doubt(found) if is_doubtful else 0.0)
    is_titled = any(place.part == "title" and place.score > sure_from() for place in found)
    about = max(kept, min(limits.about, _TITLED) if is_titled else limits.about, _REPORTED if is_doubtful else 0.0)
    where = tuple(dict.fromkeys(place.part for place in found))
    return CompanyRelevance(
        score=score,
        where=where,
        is_employer=is_employer,
        is_possible=score >= min(kept, limits.possible),
        is_kept=score >= kept,
        is_about=score >= about and not (is_doubtful and company.known_for) and not _is_only_tool(company, words),
    )


def _is_only_tool(company: Company, words: PostWords) -> bool:
    """Whether others hire with the company's product, and nothing says that somebody was there themselves."""
    if not _HIRING_TOOLS.search(company.brand.casefold()):
        return False
    own = [text for text in (words.title, words.body) if company.is_named(text)]
    return not any(
        _WORKED_FOR.search(text[: match.start()].casefold()) or _OWN_ROUND.search(text[match.end() :].casefold())
        for text in own or words.comments
        for match in company.pattern.finditer(text)
    )


def _doubt(found: list[NamedPlace]) -> float:
    """Return the score that a name needs which is an everyday word as well, and nowhere surely the employer's."""
    is_witnessed = any(place.is_witnessed and not place.is_mere_word for place in found)
    return _WITNESSED if is_witnessed else _UNWITNESSED


def _score(company: Company, words: PostWords, found: list[NamedPlace]) -> float:
    score = _model().log_odds(features(company, words, found))
    if _is_of_impostors(words):
        score -= _SCAM_DOUBT
    return 1 / (1 + math.exp(-score))


def _is_of_impostors(words: PostWords) -> bool:
    has_own_story = patterns.pattern("signs", "first_hand").search(words.body)
    return bool(patterns.pattern("naming", "scam").search(words.title)) and not has_own_story


def thresholds() -> Thresholds:
    """Return the scores that decide."""
    return _model().thresholds


@cache
def _model() -> _Model:
    tables = tomllib.loads(files(__package__).joinpath("weights.toml").read_text("utf-8"))
    return _Model(Thresholds(**tables["thresholds"]), tables["bias"], tables["features"], tables["near"])
