"""The story map: which passages of the user's résumé answer which likely question.

Nothing is invented: a passage is shown in the résumé's own words, and a demand without one is called missing.
"""

import re
from collections.abc import Iterator, Sequence

from contracts.insights import Requirement, Story
from lexicon.text import shorten
from services.insights.text.overlap import stems

__all__ = ["story_map"]

_MOST, _MOST_MISSING = 10, 3
_PASSAGES = 2
_SHORTEST, _LONGEST = 12, 300
_LONGEST_DEMAND = 300
_NAMED, _SHARED = 1, 2
"""Shared meaningful words that make a passage fit: one when the demand is a name, two when it is a sentence."""
_NAME_WORDS = 3
_BREAK = re.compile(r"\n+|(?<=[.;!?])\s+(?=[A-Z])|\s+[\u2022\u00b7|]\s+")
_ADDRESS = re.compile(r"://|www\.|@\w|\+?\d[\d ()/-]{7,}\d")
_BULLET = " \t-*\u2022\u00b7\u2013\u25cf\u25aa"
# Words that a demand and a résumé share without saying the same.
_COMMON = frozenset().union(
    *map(
        stems,
        (
            "experience years year work working good strong knowledge skills ability team position job company",
            "new plus basic degree level similar related including using use used one two three time",
        ),
    )
)
_FOUND = "Begin with this, then say what you decided and how it ended."
_MISSING = (
    "Your résumé shows nothing for it in such words: prepare an example that it leaves out, or say plainly how you "
    "would learn it."
)


def story_map(resume: str | None, requirements: Sequence[Requirement]) -> list[Story]:
    """Return a story for each likely question: the passages that fit, or that none does; none without a résumé."""
    passages = list(_passages(resume or ""))
    if not passages:
        return []
    asked = [demand for demand in requirements if demand.kind in {"required", "duty"} and demand.question]
    stories = [_story(demand, passages) for demand in asked]
    # What the résumé shows comes first; gaps are worth a few lines, not a page.
    found = [story for story in stories if story.passages]
    missing = [story for story in stories if not story.passages]
    return [*found[:_MOST], *missing[:_MOST_MISSING]]


def _story(demand: Requirement, passages: Sequence[str]) -> Story:
    # A number that both name says nothing.
    wanted = {stem for stem in stems(demand.text) - _COMMON if not stem.isdecimal()}
    least = _NAMED if len(demand.text.split()) <= _NAME_WORDS else min(_SHARED, len(wanted))
    scored = [(len(wanted & stems(passage)), passage) for passage in passages]
    fitting = [passage for score, passage in sorted(scored, key=lambda pair: -pair[0]) if score >= max(least, 1)]
    return Story(
        question=demand.question or demand.text,
        requirement=shorten(demand.text, _LONGEST_DEMAND),
        passages=fitting[:_PASSAGES],
        advice=_FOUND if fitting else _MISSING,
    )


def _passages(resume: str) -> Iterator[str]:
    """Yield the lines and sentences of a résumé in its exact words."""
    for part in _BREAK.split(resume):
        passage = part.strip(_BULLET)
        # Addresses are no stories, and a guide shows none that it does not know.
        if _SHORTEST <= len(passage) <= _LONGEST and not _ADDRESS.search(passage):
            yield passage
