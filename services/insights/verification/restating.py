"""What a quote says by itself: printed where it does not carry the wording of who cites it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lexicon.company import Company
from services.insights.asked.phrasing import as_question, is_question_like
from services.insights.asked.quoted import asked_within
from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.carrying.claims import RULES
from services.insights.checker.check import Claim, in_first_person, standing_of
from services.insights.checker.judging.alignment import Alignment
from services.insights.checker.judging.features import has_odd_denials
from services.insights.checker.likely import likelihood
from services.insights.checker.outcomes import outcomes_in
from services.insights.checker.places import Place
from services.insights.checker.quantities import quantities
from services.insights.checker.standing import Section
from services.insights.forms.askable import askable
from services.insights.forms.stated import stated_in
from services.insights.forms.statement import FormKind, sentence_of
from services.insights.forms.telling import tidy
from services.insights.text.markdown import without_markdown
from services.insights.text.unwanted import without_rudeness
from services.insights.verification.own_words import is_printable

__all__ = ["Restated", "is_misread", "restatements"]

_SECTIONS: Mapping[FormKind, Section] = {
    "timeline": "timeline",
    "total_timeline": "timeline",
    "round": "stage",
    "pay": "compensation",
    "extra_pay": "compensation",
    "red_flag": "red_flag",
    "mistake": "mistake",
    "advice": "tip",
    "worked": "tip",
}
"""The section that each fixed form belongs to."""
_LONGEST, _LONGEST_QUESTION = 220, 300
_LIKELY = 0.3
"""Quoted words less likely to have been asked are no question of their own."""
_POSSIBLE = 0.1
"""Quoted words less likely to have been asked are no subject that was asked about."""
_ASKED = "they asked me about "
_STOP = re.compile(r"[.!?][\"')\]]*\s+(?=[^a-z\s])")
_MISTAKEN = ("denial", "round", "kind", "subject")
"""Rules by which a claim mistakes of what its quote speaks, not only what it says of it."""
_FEWEST_ASKED = 4
"""Words of a question that is printed as it was quoted."""


@dataclass(frozen=True, slots=True)
class Restated:
    """A statement made of a quote alone."""

    text: str
    quote: str
    """The words it is made of, as they stand in their text."""


def is_misread(text: str, section: Section, place: Place, *, by_employer: bool) -> bool:
    """Whether who cites a quote mistakes who says it or in which mode, says the opposite, or nothing that it says.

    Who misreads a quote does not know where it belongs either. The employer's own pages speak of it and say what is so.
    """
    claim = ClaimText(raw=text, section=section)
    if not by_employer and standing_of(Claim(section=section, text=text, quote=place.quote), place):
        return True
    if any(RULES[name](claim, place) for name in _MISTAKEN) or has_odd_denials(claim, place):
        return True
    if _ended_otherwise(claim, place):
        return True
    if place.text.language != claim.language:
        return False
    words = Alignment(claim=claim, place=place).words
    figured = {one.value for one in quantities(claim.low)} & {one.value for one in quantities(f"{place.quote} ")}
    return not (figured or any(word.is_here for word in words) or not words)


def _ended_otherwise(claim: ClaimText, place: Place) -> bool:
    """Whether a claim says how it ended, and its quote's sentence that it ended otherwise."""
    claimed, stated = outcomes_in(in_first_person(claim.low)), outcomes_in(place.sentence)
    return bool(claimed and stated) and claimed.isdisjoint(stated)


def restatements(section: Section, place: Place, company: Company) -> Iterator[Restated]:
    """Yield what the words at a place state by themselves: in a form of the guide's own, then as they stand."""
    if section == "question":
        yield from _asked(place)
        return
    parts = list(_parts(place))
    for part in parts:
        yield from (Restated(one.text, part) for one in stated_in(part) if _SECTIONS[one.kind] == section)
    for part in parts:
        text = sentence_of(tidy(part))
        if is_printable(text, section, place.text, company):
            yield Restated(text, part)


def _asked(place: Place) -> Iterator[Restated]:
    """Yield a quote that is worded as a question, else the questions that the classifier finds in it."""
    raw = place.text.raw
    quote = raw[place.start : place.end]
    text = as_question(without_markdown(quote)[:_LONGEST_QUESTION].strip())
    worded = is_question_like(text)
    if worded and len(text.split()) >= _FEWEST_ASKED:
        yield Restated(text, quote)
    for asked in asked_within(place.text, place.start, place.end):
        if asked.probability >= _LIKELY:
            said = without_rudeness(asked.text)
            told = askable(said, raw[asked.sentence[0] : asked.start]) if place.text.language == "en" else said
            begin, end = min(place.start, asked.start), max(place.end, asked.end)
            if told is not None:
                yield Restated(told, raw[begin:end])
    if worded:
        yield Restated(text, quote)
    if place.text.language == "en" and likelihood(place) >= _POSSIBLE:
        subject = askable(tidy(quote), _ASKED)
        if subject is not None:
            yield Restated(subject, quote)


def _parts(place: Place) -> Iterator[str]:
    """Yield the sentence a quote stands in, its clauses and the quote itself, without those too long to print."""
    raw = place.text.raw
    begin, end = place.offset, place.sentences[-1].sentence.end
    # Where a sign follows a full stop, two sentences were read as one.
    begin = max((match.end() for match in _STOP.finditer(raw, begin, place.start)), default=begin)
    stop = _STOP.search(raw, place.end - 1, end)
    low, high = place.clause_bounds
    parts = (raw[begin : stop.start() + 1 if stop else end], raw[low:high], raw[place.start : place.end])
    yield from dict.fromkeys(part.strip() for part in parts if len(part) <= _LONGEST)
