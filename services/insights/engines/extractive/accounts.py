"""Tells first-hand accounts apart: who applied for what, how far they came, how it ended."""

import re
from dataclasses import dataclass
from typing import Literal

from lexicon import patterns
from services.insights.engines.extractive.statements import tidy
from services.insights.sources.employer_talk import EmployerTalk
from services.insights.sources.post_analysis import PostAnalysis, names_others
from services.insights.sources.post_texts import PostText, Sentence
from services.insights.text.markdown import without_markdown
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
_ROLE = patterns.pattern("job_titles", "role")
_ROLE_APPLIED_FOR = re.compile(rf"\bfor\s+(?:an?\s+|the\s+|my\s+|their\s+)?{_ROLE.pattern}", re.IGNORECASE)
_NO_ROLE = re.compile(
    (
        r"(?:engineering|manager|executive|associate|lead|intern(?:ship)?|pm|director|assistant|recruiter|(?:hiring"
        r"|senior) manager|interviewer)"
    ),
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 25, 300


@dataclass(frozen=True, slots=True)
class InterviewAccount:
    """A person's own account of the process."""

    text: str
    quotes: tuple[str, ...]
    outcome: Outcome | None
    role: str | None
    first_hand: bool


def account_of(analysis: PostAnalysis, company: EmployerTalk) -> InterviewAccount | None:
    """Return the account of a post's author, or None when the post holds none."""
    opening = [block for block in analysis.post_texts if block.where in {"title", "body"}]
    whole = " . ".join(block.normalized for block in opening)
    if not analysis.subject or not analysis.relevant or not _FIRST_HAND.search(whole):
        return None
    sentences = _telling(analysis, company)
    if not sentences:
        return None
    return InterviewAccount(
        text=" ".join(tidy(sentence.raw) for sentence in sentences),
        quotes=tuple(sentence.raw for sentence in sentences),
        outcome=_outcome(opening),
        role=_role(opening, company.aliases),
        first_hand=True,
    )


def _telling(analysis: PostAnalysis, company: EmployerTalk) -> list[Sentence]:
    """Return up to two sentences that sum an account up: how it began, and how it went or ended."""
    candidates = [
        sentence
        for block, line, sentence in analysis.sentences()
        if block.where == "body"
        and line.kind in {"text", "item"}
        and _SHORTEST <= len(sentence.raw) <= _LONGEST
        and not sentence.normalized.rstrip().endswith("?")
        and _TELLING.search(sentence.normalized)
        and re.search(r"\b(?:i|my|me|we|i'm|i've)\b", sentence.normalized)
        and not is_rude(sentence.normalized)
        and not is_instruction(sentence.normalized)
        and "http" not in sentence.normalized
        and not (names_others(sentence.raw, company) and not company.mentioned(sentence.normalized))
    ]
    about = any(company.mentioned(block.normalized) for block in analysis.post_texts if block.where == "title")
    if not candidates or not (about or any(company.mentioned(sentence.normalized) for sentence in candidates)):
        return []
    begins = next(
        (
            place
            for place, sentence in enumerate(candidates)
            if company.mentioned(sentence.normalized) or re.search(r"\binterview", sentence.normalized)
        ),
        0,
    )
    candidates = candidates[begins:]
    endings = [
        sentence
        for sentence in candidates[1:]
        if _OFFER.search(sentence.normalized)
        or _REJECT.search(sentence.normalized)
        or re.search(r"\b(?:felt|went|difficult|easy|hard|questions?|asked)\b", sentence.normalized)
    ]
    decisive = [
        sentence for sentence in endings if _OFFER.search(sentence.normalized) or _REJECT.search(sentence.normalized)
    ]
    chosen = [candidates[0], *(decisive[-1:] or endings[:1])]
    return sorted(chosen, key=lambda sentence: sentence.start)


def _outcome(opening: list[PostText]) -> Outcome | None:
    """Return how it ended for the author; what is said last counts."""
    found: list[tuple[int, Outcome]] = []
    text = " . ".join(block.normalized for block in opening)
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


def _role(opening: list[PostText], aliases: tuple[str, ...]) -> str | None:
    for block in opening:
        words = _ROLE if block.where == "title" else _ROLE_APPLIED_FOR
        for match in words.finditer(block.raw[:600]):
            role = match[1].strip(" -.,")
            for alias in aliases:
                role = re.sub(rf"^{re.escape(alias)}(?:'s|’s)?\s+", "", role, flags=re.IGNORECASE)
            if _NO_ROLE.fullmatch(role) is None:
                return without_markdown(role)
    return None
