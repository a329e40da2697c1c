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

_OFFER, _REJECT, _WITHDREW, _PENDING, _ELSEWHERE, _UNSURE, _WAITS = (
    patterns.pattern("accounts", name)
    for name in ("offer", "reject", "withdrew", "pending", "outcome_elsewhere", "unsure_end", "waits")
)
_ENDS: tuple[tuple[Outcome, re.Pattern[str], frozenset[str]], ...] = (
    ("offer", _OFFER, frozenset({"offer", "accepted", "declined"})),
    ("reject", _REJECT, frozenset({"rejected"})),
    ("withdrew", _WITHDREW, frozenset({"withdrew", "declined"})),
)
"""Each outcome with the words that say so and what the checker calls it."""
_OF_THE_TELLER = patterns.pattern("accounts", "of_the_teller")
_SILENCE = patterns.pattern("forms", "silence")


def outcome_of(analysis: PostAnalysis, company: Company, *, had: Sequence[str]) -> Outcome | None:
    """Return the author's latest statement; that they wait only of who had a round.

    None too where an offer came to nothing, for which there is no word.
    """
    sentences = [sentence for block, _, sentence in analysis.sentences() if not block.is_comment]
    own = [sentence for sentence in sentences if not _is_of_others(sentence, company)]
    if any("rescinded" in outcomes_in(sentence.low) for sentence in own):
        return None
    stated = [ended for sentence in own if (ended := _ended(sentence))]
    if stated:
        return stated[-1]
    low = " . ".join(sentence.low for sentence in sentences)
    waits = _PENDING.search(low) or _SILENCE.search(low) or _WAITS.search(low)
    return "pending" if had and waits else None


def _is_of_others(sentence: Sentence, company: Company) -> bool:
    """Whether a sentence speaks of another employer, asks, supposes, or tells of somebody else."""
    if sentence.low.rstrip().endswith("?") or _ELSEWHERE.search(sentence.low):
        return True
    return not company.is_named(sentence.raw) and bool(
        names_others(sentence.raw, company) or is_elsewhere(sentence.raw)
    )


def _ended(sentence: Sentence) -> Outcome | None:
    """Return how it ended by a sentence: by the words for it, as the checker understands them."""
    stated = outcomes_in(sentence.low)
    found = [
        (match.start(), outcome)
        for outcome, words, kinds in _ENDS
        for match in words.finditer(sentence.low)
        if (stated & kinds or (outcome == "reject" and _OF_THE_TELLER.search(sentence.low)))
        and not _UNSURE.search(sentence.low[: match.start()])
    ]
    return max(found)[1] if found else None
