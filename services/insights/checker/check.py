"""The check that every reported statement passes, whoever wrote it."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from lexicon.company import Company
from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.carrying.claims import is_readable, missing_detail
from services.insights.checker.judging.judge import certain_objection, objections_to, uncarried
from services.insights.checker.likely import likelihood
from services.insights.checker.outcomes import kind_of_outcome, outcomes_in
from services.insights.checker.places import Place, places_of
from services.insights.checker.quantities import quantities
from services.insights.checker.standing import Section, objection
from services.insights.forms.stated import is_stated
from services.insights.sentences.blocks import shadow
from services.insights.sentences.cues import UNKNOWN
from services.insights.sentences.names import spellings
from services.insights.sentences.reading import PostTexts

__all__ = ["Claim", "Verdict", "check", "in_first_person", "standing_of"]

_SHORTEST_QUOTE = 2
_AFTERWARDS = 300
"""Letters behind a quote in which it may be told what came of an offer."""
_TELLER = re.compile(r"\b(?:the )?(?:poster|candidate|applicant|author|interviewee|writer) ")
_ENDS = (frozenset({"offer", "accepted"}), frozenset({"rejected"}))
_UNLIKELY = 0.01
"""Quotes less likely to be a question than this are none, whoever cites them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement about an employer, with the words it rests on."""

    section: Section
    text: str | None
    """None asks only whether the quote may be reported at all: whom it is about, who says it, in which mode."""
    quote: str
    where: str | None = None
    """The text of the post the quote stands in, if known."""
    details: Mapping[str, str] = field(default_factory=dict)
    """What is shown beside the statement: duration, interviewer, topic, outcome, …"""
    filled: bool = False
    """The guide itself made the text of the quote: its words are the quote's, so only certain rules can object."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a claim is supported, and why not."""

    supported: bool
    reason: str


def check(claim: Claim, texts: PostTexts, company: Company, *, by_employer: bool = False) -> Verdict:
    """Return whether the quote, read in its sentence, list and block, carries the claim about this employer.

    Args:
        claim: What is claimed, and the quote.
        texts: The post that is quoted.
        company: The employer.
        by_employer: The text is the employer's own; it speaks of itself, and what it announces is so.
    """
    if len(claim.quote.strip()) < _SHORTEST_QUOTE:
        return Verdict(supported=False, reason="the quote is too short")
    if not (texts.names_employer or by_employer):
        return Verdict(supported=False, reason="the employer is not named")
    places = places_of(claim.quote, texts, claim.where)
    if not places:
        return Verdict(supported=False, reason="the quote is not in the source")
    own = spellings(company)
    reasons = [None if by_employer else standing_of(claim, place) for place in places]
    reasons = [reason or _reason(claim, place, own) for reason, place in zip(reasons, places, strict=True)]
    refused = [reason for reason in reasons if reason]
    if len(refused) == len(reasons):
        return Verdict(supported=False, reason=refused[0])
    return Verdict(supported=True, reason="the quote carries it")


def standing_of(claim: Claim, place: Place) -> str | None:
    """Return why nothing may be claimed by what stands at a place, or None."""
    if place.scope == "other" or (place.scope == "open" and place.text.base == "other"):
        return "it is about another employer"
    if place.text.language == UNKNOWN:
        return "its language is not read"
    refused = objection(claim.section, place, shadow(claim.text or ""))
    if not refused and claim.section == "question" and likelihood(place) < _UNLIKELY:
        return "nothing says that it was asked"
    return refused


def _reason(claim: Claim, place: Place, own: Sequence[str]) -> str | None:
    """Return what of a claim a quote at a place does not carry, or None."""
    refused = None if claim.text is None else _uncarried_text(claim, claim.text, place, own)
    if refused or claim.section == "outcome":
        return refused
    details = ((name, value) for name, value in claim.details.items() if name != "outcome" and value)
    return next((reason for name, value in details if (reason := missing_detail(name, value, place, own))), None)


def _uncarried_text(claim: Claim, text: str, place: Place, own: Sequence[str]) -> str | None:
    """Return what of the text of a claim a quote at a place does not carry, or None."""
    outcome = _outcome_claimed(claim)
    if outcome is not None:
        refused = _wrong_outcome(outcome, place)
        if refused or claim.section == "outcome":
            return refused or _unsupported_numbers(claim, place, own)
    if _contradicts(text, place):
        return "it ended otherwise for the teller"
    if place.text.language == "en" and is_stated(text, claim.quote):
        # A fixed form is filled anew from the quote: whatever was changed in it is not said again.
        return None
    wording = ClaimText(raw=text, section=claim.section, own=own)
    return certain_objection(wording, place) if claim.filled else uncarried(wording, place)


def _unsupported_numbers(claim: Claim, place: Place, own: Sequence[str]) -> str | None:
    """Return what numbers or unknown letters of an outcome its quote does not carry."""
    text = ClaimText(raw=claim.text or "", section=claim.section, own=own)
    if not is_readable(text.raw):
        return "its script cannot be checked"
    return next(iter(objections_to(text, place).values()), None) if quantities(text.low) else None


def _outcome_claimed(claim: Claim) -> AbstractSet[str] | None:
    """Return the outcomes a claim would be right with, or None when it claims none."""
    detail = claim.details.get("outcome")
    if detail:
        kind = kind_of_outcome(detail)
        return {kind} if kind else outcomes_in(shadow(detail))
    if claim.section == "outcome":
        text = claim.text or ""
        kind = kind_of_outcome(text.strip(" .!"))
        return outcomes_in(shadow(text)) or ({kind} if kind else {"unknown"})
    return None


def in_first_person(low: str) -> str:
    """Return the shadow of a claim with the words of the teller that it tells of."""
    return _TELLER.sub("i ", low)


def _contradicts(text: str, place: Place) -> bool:
    """Whether a claim about the teller's application says that it ended well where it ended badly, or the other way."""
    low = shadow(text)
    claimed = outcomes_in(in_first_person(low)) if _TELLER.search(low) else frozenset()
    stated = outcomes_in(place.part)
    return any(claimed & one and stated & other and not stated & one for one, other in (_ENDS, _ENDS[::-1]))


def _wrong_outcome(claimed: AbstractSet[str], place: Place) -> str | None:
    stated = outcomes_in(place.part) or outcomes_in(place.sentence)
    later = outcomes_in(place.text.low[place.end : place.end + _AFTERWARDS])
    if claimed & {"offer", "accepted"} and "rescinded" in later:
        return "it came to nothing"
    if "offer" in claimed:
        fits = (
            bool(stated & {"offer", "accepted", "declined"}) and "rescinded" not in stated and "rejected" not in stated
        )
    else:
        fits = bool(claimed & stated)
    return None if fits else "the teller does not say so of their own application"
