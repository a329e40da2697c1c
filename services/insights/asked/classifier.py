"""How likely it is that a candidate reports a question, as learnt offline from judged posts, and how likely it must be.

The limits put precision first: a question that nobody asked does more harm than one that is missing. What somebody says
outright to have been asked, or tells in a short post, needs less than the rest, and least outright among many other
sentences.
"""

from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files

from services.insights.asked.candidate import Candidate
from services.insights.asked.surroundings import title_of
from services.insights.sentences.cues import form
from services.insights.sentences.learnt import Learnt

__all__ = ["LOWEST_LIMIT", "limit_of", "may_reach", "probability"]

_OUTRIGHTLY, _SHORTLY, _ELSE, _OTHER_LANGUAGE = 0.5, 0.55, 0.75, 0.6
LOWEST_LIMIT = min(_OUTRIGHTLY, _SHORTLY, _ELSE, _OTHER_LANGUAGE)
_OUTRIGHT = frozenset({"asked", "task"})
_MOST_SENTENCES = 5
_ASKING = frozenset({"title:?", "title:reader_question"})
_OF_PROCESS = form("of_the_process")


@cache
def _learnt() -> Learnt:
    return Learnt.of_json((files("services.insights.asked") / "weights.json").read_text(encoding="utf-8"))


def probability(features: AbstractSet[str]) -> float:
    """Return the probability, from 0 to 1."""
    return _learnt().chance(features)


def may_reach(features: AbstractSet[str], probability: float) -> bool:
    """Whether the probability could be so high; quicker than to ask for it."""
    return _learnt().may_reach(features, probability)


def limit_of(candidate: Candidate) -> float:
    """Return the probability below which a candidate is not reported."""
    if candidate.text.language != "en":
        return _OTHER_LANGUAGE
    is_outright = candidate.span.told in _OUTRIGHT
    if _is_of_few_words(candidate):
        return _SHORTLY if is_outright or _is_of_short_account(candidate) else _ELSE
    return _OUTRIGHTLY if is_outright else _ELSE


def _is_of_few_words(candidate: Candidate) -> bool:
    """Whether a post of few sentences tells it: little there says whether it was asked."""
    return candidate.text.where == "body" and len(candidate.text.sentences) <= _MOST_SENTENCES


def _is_of_short_account(candidate: Candidate) -> bool:
    """Whether the title asks nothing, and what was asked is not about the process itself."""
    text = candidate.text
    return _ASKING.isdisjoint(title_of(text.title)) and _OF_PROCESS.search(candidate.words) is None
