"""How it ended for the author of a post: what they say last of their own application here."""

import re
from collections.abc import Sequence
from typing import Literal

from lexicon import patterns
from lexicon.company import Company
from services.insights.checker.outcomes import outcomes_in
from services.insights.sentences.blocks import Sentence
from services.insights.sources.post_analysis import PostAnalysis, is_elsewhere, names_others

__all__ = ["Outcome", "outcome_of"]

Outcome = Literal["offer", "reject", "pending", "withdrew"]

_OFFER, _REJECT, _WITHDREW, _PENDING, _ELSEWHERE, _UNSURE, _OVER = (
    patterns.pattern("accounts", name)
    for name in ("offer", "reject", "withdrew", "pending", "outcome_elsewhere", "unsure_end", "over")
)
_ENDS: tuple[tuple[Outcome, re.Pattern[str], frozenset[str]], ...] = (
    ("offer", _OFFER, frozenset({"offer", "accepted", "declined"})),
    ("reject", _REJECT, frozenset({"rejected"})),
    ("withdrew", _WITHDREW, frozenset({"withdrew", "declined"})),
)
"""Each outcome with the words that say so and what the checker calls it."""
_LAST = 6
"""Sentences at the end that say whether somebody waits: what was `upcoming` in the middle of a story has been."""
_OF_THE_TELLER = patterns.pattern("accounts", "of_the_teller")
_INVITED, _FROM_SOMEBODY = patterns.pattern("accounts", "invited"), patterns.pattern("accounts", "from_somebody")
_SILENCE = patterns.pattern("forms", "silence")


def outcome_of(analysis: PostAnalysis, company: Company, *, had: Sequence[str]) -> Outcome | None:
    """Return the author's latest statement; that they wait only of who had a round, and says that they do.

    None too where an offer came to nothing, for which there is no word, and of who waits no more.
    """
    sentences = [sentence for block, _, sentence in analysis.sentences() if not block.is_comment]
    own = [sentence for sentence in sentences if not _is_of_others(sentence, company)]
    if any("rescinded" in outcomes_in(sentence.low) for sentence in own):
        return None
    stated = [ended for sentence in own if (ended := _ended(sentence))]
    if stated:
        return stated[-1]
    if not had or any(_OVER.search(sentence.low) for sentence in sentences):
        return None
    told = (sentence for sentence in sentences[-_LAST:] if _is_theirs(sentence, company))
    waits = (_PENDING.search(sentence.low) or _SILENCE.search(sentence.low) for sentence in told)
    return "pending" if any(waits) else None


def _is_of_others(sentence: Sentence, company: Company) -> bool:
    """Whether a sentence speaks of another employer, asks, supposes, or tells of somebody else."""
    if sentence.low.rstrip().endswith("?") or _ELSEWHERE.search(sentence.low):
        return True
    return not _is_theirs(sentence, company)


def _is_theirs(sentence: Sentence, company: Company) -> bool:
    """Whether a sentence speaks of no other employer."""
    if any(not company.is_named(match["name"]) for match in _FROM_SOMEBODY.finditer(sentence.raw)):
        return False
    return company.is_named(sentence.raw) or not (names_others(sentence.raw, company) or is_elsewhere(sentence.raw))


def _ended(sentence: Sentence) -> Outcome | None:
    """Return how it ended by a sentence: by the words for it, as the checker understands them."""
    stated = outcomes_in(sentence.low)
    found = [
        (match.start(), outcome)
        for outcome, words, kinds in _ENDS
        for match in words.finditer(sentence.low)
        if (stated & kinds or (outcome == "reject" and _OF_THE_TELLER.search(sentence.low)))
        and not _UNSURE.search(sentence.low[: match.start()])
        and not (outcome == "offer" and _INVITED.search(sentence.low[match.end() :]))
    ]
    return max(found)[1] if found else None
