"""How much of what a post tells of hiring is told of the employer, and how much of it is about skills."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from lexicon.company.letters import letters
from lexicon.company.mentions.signal_words import occurrences
from lexicon.company.relevance.words import PostWords
from lexicon.lazy_regex import lazy_compile
from lexicon.roles import ROLES

if TYPE_CHECKING:
    from lexicon.company.relevance.features import NamedPlace

__all__ = ["of_hiring", "of_skills"]

_SENTENCE_STARTS = lazy_compile(r"(?<=[.!?])\s|\n+")
_WORD = lazy_compile(r"[^\W\d_][\w+#.]*")
_BESIDE = 120
"""Characters on each side of a name in which skills are looked for."""


def of_hiring(words: PostWords, found: Sequence["NamedPlace"]) -> Mapping[str, float]:
    """Return the share of the sentences that tell of hiring which name the employer or stand beside its name."""
    starts = [0, *(match.end() for match in _SENTENCE_STARTS.finditer(words.body))]
    naming = {bisect_right(starts, place.start) for place in found if place.part == "text"}
    told = occurrences("hiring", words.body) if naming else ()
    telling = {bisect_right(starts, start) for start in told}
    near = [sentence for sentence in telling if not naming.isdisjoint(range(sentence - 1, sentence + 2))]
    return {"share of hiring beside its name": len(near) / max(1, len(telling))}


def of_skills(words: PostWords, found: Sequence["NamedPlace"]) -> Mapping[str, float]:
    """Return how many well-known skills stand beside the name: where they are fewest, and on average.

    A name among skills is one of them sooner than an employer.
    """
    texts = {"title": words.title, "text": words.body}
    counts = [_skills(texts[place.part], place.start) for place in found if place.part in texts] or [0]
    return {
        "fewest skills beside it": math.log1p(min(counts)),
        "skills beside it": math.log1p(sum(counts) / len(counts)),
    }


def _skills(text: str, start: int) -> int:
    beside = text[max(0, start - _BESIDE) : start + _BESIDE].casefold()
    return len(_known_skills().intersection(word.rstrip(".") for word in _WORD.findall(beside)))


@cache
def _known_skills() -> frozenset[str]:
    skills = (skill for role in ROLES.all for skill in (*role.skills, *role.exact_skills))
    return frozenset(skill.casefold() for skill in skills if letters(skill))
