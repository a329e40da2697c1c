"""Which kind of work a text names by the titles and the words of its people."""

import re
from collections import Counter
from functools import cache

from contracts.job import RoleCategory
from lexicon.roles import ROLES, title_words
from lexicon.roles import role as lexicon_role
from lexicon.text import fold

__all__ = ["likenesses", "named_in", "weights_in"]

_RECRUITING = re.compile(
    r"\b(?:recruit(?:er|ing|ment)|hr|human resources|talent|people)\b[\w ,&-]{0,30}"
    r"\b(?:role|position|job|generalist|partner|coordinator|specialist|intern(?:ship)?)\b",
    re.IGNORECASE,
)
"""Everybody talks to recruiters; only such words say that somebody wants to be one."""


_CASES = re.compile(r"\bcases? (?:stud(?:y|ies)|interviews?|rounds?)\b", re.IGNORECASE)
"""Many trades give their candidates a case to solve."""


def named_in(text: str, least: int) -> str | None:
    """Return the role that a job title within the text names, if its words weigh so much."""
    weights = weights_in(text)
    best = max(weights, key=lambda name: weights[name])
    if weights[best] < least:
        return None
    return None if best == RoleCategory.HR.value and not _RECRUITING.search(text) else best


def weights_in(text: str) -> dict[str, int]:
    """Return the weight of the weightiest title word of each role."""
    folded = fold(text)
    return {role.name: _weight(role.name, folded) for role in ROLES.all}


def likenesses(text: str) -> Counter[str]:
    """Return how many words of each role a text has."""
    text = _CASES.sub(" ", text)
    return Counter({role.name: len(_likeness(role.name).findall(text)) for role in ROLES.all if role.likeness})


def _weight(role: str, folded: str) -> int:
    return max((weight for weight, words in _words(role) if words.search(folded)), default=0)


@cache
def _words(role: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((weight, re.compile(words)) for weight, words in title_words(role).items())


@cache
def _likeness(role: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon_role(role).likeness})\b", re.IGNORECASE)
