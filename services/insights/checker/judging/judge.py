"""Whether a quote carries a claim: rules that are certain, then what was learnt from claims judged by people."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lexicon.logistic import Logistic, probability
from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.carrying.claims import RULES, YIELDING, is_readable
from services.insights.checker.judging.alignment import Alignment
from services.insights.checker.judging.features import features_of, has_odd_denials
from services.insights.checker.places import Place
from services.insights.checker.quantities import quantities, supports

__all__ = ["UNLIKELY", "ClaimJudge", "certain_objection", "in_its_words", "objections_to", "uncarried"]

UNLIKELY = 0.1
"""The least chance of a question to which no rule objects: the words of what was asked are hardly ever mistaken."""


@dataclass(frozen=True, slots=True)
class ClaimJudge:
    """Weights of the features of claims, and how likely a claim must be to be reported."""

    bias: float
    weights: Mapping[str, float]
    agreed: float
    """The least chance of a claim to which no rule objects."""
    alone: float
    """The least chance of a claim to which a rule objects that is not certain."""

    def chance(self, features: Iterable[str]) -> float:
        """Return how likely it is that a claim with these features is carried, from 0 to 1."""
        return probability(Logistic(0.0, self.bias, self.weights).log_odds(features))


@cache
def _judge() -> ClaimJudge:
    raw = (files("services.insights.checker.judging") / "weights.json").read_text(encoding="utf-8")
    return ClaimJudge(**json.loads(raw))


def uncarried(claim: ClaimText, place: Place) -> str | None:
    """Return why the quote at a place does not carry a claim, or None when it does."""
    if not is_readable(claim.raw):
        return "its script cannot be checked"
    if reason := certain_objection(claim, place):
        return reason
    objections = {name: reason for name in YIELDING if (reason := RULES[name](claim, place))}
    if not objections and in_its_words(claim, place):
        return None
    judge = _judge()
    agreed = min(UNLIKELY, judge.agreed) if claim.section == "question" else judge.agreed
    if judge.chance(features_of(claim, place, objections)) >= (judge.alone if objections else agreed):
        return None
    return next(iter(objections.values()), "the quote hardly carries it")


def certain_objection(claim: ClaimText, place: Place) -> str | None:
    """Return the reason of the first rule that is certain that the quote does not carry a claim, or None."""
    reasons = (rule(claim, place) for name, rule in RULES.items() if name not in YIELDING)
    return next(filter(None, reasons), None)


def in_its_words(claim: ClaimText, place: Place) -> bool:
    """Whether a claim is a piece of its quote's clause, or has its quote's telling words in order, and its numbers.

    Such a claim needs no judge: what is told in the quote's own words says no more than the quote. Of a question, a
    piece is enough: what was asked besides is another question.
    """
    if claim.low.strip(" .!?\"'") in place.clause:
        return True
    if has_odd_denials(claim, place):
        return False
    words, claimed = Alignment(claim=claim, place=place), quantities(claim.low)
    quoted = quantities(f"{place.quote} ") if claimed else []
    if not all(any(supports(one, number) for one in quoted) for number in claimed):
        return False
    told = bool(words.words or claimed)
    said = told and all(word.said >= 0 for word in words.words) and not words.turned
    return said and (claim.section == "question" or not words.unclaimed)


def objections_to(claim: ClaimText, place: Place) -> Mapping[str, str]:
    """Return the reasons of the rules that object to a claim, by rule."""
    return {name: reason for name, rule in RULES.items() if (reason := rule(claim, place))}
