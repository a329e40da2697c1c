"""How sure it is that a post is about the company as an employer: every place of its name, weighed together.

Where a name stands and what stands around it is the lexicon's knowledge (`Company.places`). A post is kept on less than
a sentence would need: the insights service looks at each sentence again.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from contracts.posts import Post
from lexicon.company import Company
from lexicon.company.mentions import find_places
from lexicon.logistic import Logistic
from lexicon.patterns import pattern
from services.scraper.selection.mentions import MentionKind, mentions, names_unnamed_rival, rivals

__all__ = ["Weighed", "WeighedText", "Weights", "about", "features", "weights"]

_READ = 10_000
_READ_COMMENT = 1500
_EARLY = 300
"""Who is meant stands at the beginning of a post, who is mentioned anywhere."""
_SURE, _UNSURE = 4.0, -3.0
_NOWHERE = -4.0
_EVERYDAY = 0.4
_SCAM = re.compile(r"\b(?:scam\w*|fraud\w*|phish\w*|impersonat\w*|legit(?:imate)?)\b", re.IGNORECASE)
_FIRST_HAND = pattern("signs", "first_hand")
_SCAM_DOUBT = 5.0
"""Impostors use a company's name; a report about them says nothing about the company. Too rare to be learnt."""
_LONG = 2500
_FEW = 3
"""Naming a company ten times does not make a post ten times as surely about it."""
_TOLD_BY_COMMENTS = (MentionKind.HIRING, MentionKind.WORKPLACE, MentionKind.TOOL)
_TEXTS_REMEMBERED = 4096


class WeighedText(NamedTuple):
    """All that is read of a post."""

    title: str
    body: str
    comments: tuple[str, ...]

    @classmethod
    def of(cls, post: Post) -> "WeighedText":
        """Return the words of a post."""
        comments = tuple(comment.body[:_READ_COMMENT] for comment in post.comments)
        return cls(post.title, post.body[:_READ], comments)


class Weighed(NamedTuple):
    """What a post says of the company."""

    about: float
    """From 0 to 1: how sure it is that the post is about the employer."""
    where: tuple[str, ...]
    """The parts of the post that name it."""
    is_employer: bool
    """A place names it as an employer beyond doubt."""
    is_kept: bool
    is_possible: bool
    """Its comments may still show that it is about the employer."""


@dataclass(frozen=True)
class Weights:
    """Log odds, as `python -m benchmarks train_selection` wrote them."""

    kept_from: float
    """From here on a post is kept."""
    maybe_from: float
    """From here on its comments may still show that it is about the employer."""
    bias: float
    features: Mapping[str, float]


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def about(company: Company, text: WeighedText) -> Weighed:
    """Return how sure it is that a post is about the company, and where it names it."""
    places = {part: _scores(company, texts) for part, texts in _parts(text).items()}
    where = tuple(part for part, scores in places.items() if scores)
    if not where:
        return Weighed(0.0, (), is_employer=False, is_kept=False, is_possible=False)
    model = weights()
    score = model.bias + sum(model.features[name] * value for name, value in features(company, text).items())
    if _SCAM.search(text.title) and not _FIRST_HAND.search(text.body):
        score -= _SCAM_DOUBT
    sure = 1 / (1 + math.exp(-score))
    is_employer = any(company.mentions(one) for texts in _parts(text).values() for one in texts)
    # A name that is an everyday word needs a second witness: a place that certainly means the employer, or much else.
    needed = _EVERYDAY if company.everyday_word and not is_employer else model.kept_from
    return Weighed(sure, where, is_employer, is_kept=sure >= needed, is_possible=sure >= min(needed, model.maybe_from))


def features(company: Company, text: WeighedText, *, model: Logistic | None = None) -> dict[str, float]:
    """Return what is weighed: for each part of the post its surest place, and how much there is altogether.

    Args:
        company: The employer.
        text: The post.
        model: Weighs the places instead of the lexicon's own weights, so that these can be learnt without the post.
    """
    places = {part: _scores(company, texts, model) for part, texts in _parts(text).items()}
    found: dict[str, float] = {}
    for part, scores in places.items():
        found[f"{part} names it"] = float(bool(scores))
        found[f"surest in {part}"] = max(_UNSURE, min(_SURE, max(scores))) if scores else 0.0
    first = company.pattern.search(text.body[: 2 * _EARLY])
    found["early in text"] = float(first is not None and first.start() < _EARLY)
    everywhere = [score for scores in places.values() for score in scores]
    found["altogether"] = math.log(sum(math.exp(score) for score in everywhere)) if everywhere else _NOWHERE
    return found | _kinds(company, text)


def _kinds(company: Company, text: WeighedText) -> dict[str, float]:
    """Return as what the name stands in the post, and as what in its comments; counted up to a few."""
    title = mentions(company, text.title)
    own = title + mentions(company, text.body)
    answers = sum((mentions(company, comment) for comment in text.comments), start=Counter[MentionKind]())
    found = {f"{kind.value} in post": float(min(_FEW, own[kind])) for kind in MentionKind}
    found |= {f"{kind.value} in comments": float(min(_FEW, answers[kind])) for kind in _TOLD_BY_COMMENTS}
    found["hiring in title"] = float(title[MentionKind.HIRING] > 0)
    found["other employer in title"] = float(rivals(company, text.title) > 0 or names_unnamed_rival(text.title))
    found["other employers in text"] = float(min(_FEW, rivals(company, text.body)))
    found["long text"] = float(len(text.body) > _LONG)
    return found


@cache
def weights() -> Weights:
    """Return the weights that were learnt."""
    return Weights(**tomllib.loads(files(__package__).joinpath("about_weights.toml").read_text("utf-8")))


def _parts(text: WeighedText) -> dict[str, Sequence[str]]:
    return {"title": [text.title], "text": [text.body], "comments": text.comments}


def _scores(company: Company, texts: Sequence[str], model: Logistic | None = None) -> list[float]:
    """Return the log odds of every place."""
    places = [place for one in texts for place in find_places(company.name, one, model=model)]
    return [math.log(place.confidence / (1 - place.confidence)) for place in places if place.confidence < 1]
