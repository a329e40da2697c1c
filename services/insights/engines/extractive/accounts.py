"""Tells first-hand accounts apart: who applied for what, how far they came, how it ended."""

import re
from dataclasses import dataclass
from typing import Literal

from lexicon import patterns
from lexicon.company import Company
from services.insights.engines.extractive.statements import tidy
from services.insights.sentences.blocks import Sentence
from services.insights.sources.applied import applied_for
from services.insights.sources.post_analysis import AnalysedText, PostAnalysis, names_others
from services.insights.text.rounds import mentions
from services.insights.text.unwanted import is_instruction, is_rude

__all__ = ["InterviewAccount", "Outcome", "account_of"]

Outcome = Literal["offer", "reject", "pending", "withdrew"]

_OFFER = patterns.pattern("accounts", "offer")
_REJECT = patterns.pattern("accounts", "reject")
_WITHDREW = patterns.pattern("accounts", "withdrew")
_PENDING = patterns.pattern("accounts", "pending")
_HYPOTHETICAL = patterns.pattern("accounts", "hypothetical")
_FIRST_HAND = patterns.pattern("accounts", "first_hand")
_TELLING = patterns.pattern("accounts", "informative")
_HAPPENED = patterns.pattern("accounts", "happened")
_AHEAD = patterns.pattern("accounts", "ahead")
_WEIGHING = patterns.pattern("facts", "weighing")
_SHORTEST, _LONGEST = 15, 300
_MOST_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class InterviewAccount:
    """A person's own account of the process."""

    text: str
    quotes: tuple[str, ...]
    outcome: Outcome | None
    role: str | None
    first_hand: bool


def account_of(analysis: PostAnalysis, company: Company) -> InterviewAccount | None:
    """Return the account of a post's author, or None when the post holds none."""
    opening = [block for block in analysis.blocks if block.where in {"title", "body"}]
    whole = " . ".join(block.low for block in opening)
    if not analysis.subject or not analysis.relevant or not _FIRST_HAND.search(whole):
        return None
    sentences = _telling(analysis, company)
    if not sentences:
        return None
    return InterviewAccount(
        text=" ".join(tidy(sentence.raw) for sentence in sentences),
        quotes=tuple(sentence.raw for sentence in sentences),
        outcome=_outcome(opening),
        role=applied_for(analysis.post.title, analysis.post.body, company.spellings),
        first_hand=True,
    )


def _telling(analysis: PostAnalysis, company: Company) -> list[Sentence]:
    """Return up to two sentences that sum an account up, in their order: those that say most of what took place."""
    candidates = [
        sentence
        for block, line, sentence in analysis.sentences()
        if block.where == "body"
        and line.kind in {"text", "item"}
        and _SHORTEST <= len(sentence.raw) <= _LONGEST
        and not sentence.low.rstrip().endswith("?")
        and _TELLING.search(sentence.low)
        and not is_rude(sentence.low)
        and not is_instruction(sentence.low)
        and "http" not in sentence.low
        and not (names_others(sentence.raw, company) and not company.is_named(sentence.raw))
    ]
    about = any(company.is_named(block.raw) for block in analysis.blocks if block.where == "title")
    if not (about or any(company.is_named(sentence.raw) for sentence in candidates)):
        return []
    told = [sentence for sentence in candidates if _substance(sentence, company) > 0]
    best = sorted(told, key=lambda sentence: -_substance(sentence, company))[:_MOST_SENTENCES]
    return sorted(best, key=lambda sentence: sentence.start)


def _substance(sentence: Sentence, company: Company) -> int:
    """Return how much of what took place a sentence tells; nothing or less when it only looks ahead or weighs."""
    text = sentence.low
    happened = len({match[0] for match in _HAPPENED.finditer(text)})
    if not happened or _WEIGHING.search(text):
        return 0
    ended = bool(_OFFER.search(text) or _REJECT.search(text))
    rounds = min(2, sum(1 for _ in mentions(text)))
    return min(3, happened) + ended + rounds + company.is_named(sentence.raw) - 3 * bool(_AHEAD.search(text))


def _outcome(opening: list[AnalysedText]) -> Outcome | None:
    """Return how it ended for the author; what is said last counts."""
    found: list[tuple[int, Outcome]] = []
    text = " . ".join(block.low for block in opening)
    kinds: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
        ("offer", _OFFER),
        ("reject", _REJECT),
        ("withdrew", _WITHDREW),
    )
    for outcome, words in kinds:
        found += [
            (match.start(), outcome)
            for match in words.finditer(text)
            if not _HYPOTHETICAL.search(text[max(0, match.start() - 60) : match.start()])
        ]
    if found:
        return max(found)[1]
    return "pending" if _PENDING.search(text) else None
