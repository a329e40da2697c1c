"""Collects what a post reports besides rounds and questions: advice, mistakes, warning signs, time, pay and culture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lexicon import patterns
from lexicon.company import Company
from lexicon.company.relevance import employers_named
from services.insights.engines.extractive.statements import tidy
from services.insights.sentences.blocks import Sentence
from services.insights.sources.post_analysis import AnalysedText, PostAnalysis, is_elsewhere, names_others
from services.insights.text.normalized import pattern
from services.insights.text.unwanted import is_instruction, is_rude

__all__ = ["Fact", "FactKind", "reported_facts"]

FactKind = Literal[
    "what_worked", "preparation", "mistake", "red_flag", "timeline", "total_timeline",
    "base_pay", "additional_pay", "benefits", "pay_advice",
    "work_life_balance", "team_dynamics", "management", "growth", "remote_policy",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence worth listing, with its kind."""

    kind: FactKind
    text: str
    quote: str
    weight: float
    """How much it can carry, from 0 to 1."""


_SHORTEST, _LONGEST = 35, 300
_ELAPSED = patterns.pattern("facts", "elapsed")
_WEIGHING = patterns.pattern("facts", "weighing")
_OTHER_PLACE = patterns.pattern("facts", "other_place")
_PLANNED = patterns.pattern("facts", "planned")
_PERSONAL_ADVICE = patterns.pattern("facts", "personal_advice")
_PROMOTES = patterns.pattern("facts", "promotes")
_TIMELINE = patterns.pattern("facts", "timeline")
_UNHEARD = patterns.pattern("facts", "unheard")
_OWN_STORY = patterns.pattern("accounts", "first_hand")
_IMPRESSION, _HEARSAY = patterns.pattern("facts", "impression"), patterns.pattern("facts", "hearsay")
_VENTING, _APPLYING = (patterns.pattern("facts", name) for name in ("venting", "applying"))
_GUESSED = patterns.pattern("stages", "guessed")
_NEWS = patterns.pattern("facts", "news")
_TOTAL = patterns.pattern("facts", "total")
_INTERVIEWING = patterns.pattern("facts", "interviewing")
_MISTAKE = patterns.pattern("facts", "mistake")
_RED_FLAG = patterns.pattern("facts", "red_flag")
_AGENT = pattern(
    r"\b(?:interviewers?|recruiters?|hr|managers?|they|he|she|company|panel|interviews?|process|team|guy|person)\b"
)
_ADVICE = patterns.pattern("facts", "advice")
_NO_ADVICE = patterns.pattern("facts", "no_advice")
_WORKED = patterns.pattern("facts", "worked")
_ON_INTERVIEW = patterns.pattern("facts", "on_interview")
_MONEY = pattern(
    r"[$€£₹]\s?\d[\d,.]*\s?[km]?|\b\d{2,3}(?:\.\d)?\s?k\b|\b\d[\d,.]*\s?(?:lpa|lakhs?|usd|eur|gbp|cad|aud|inr|dollars"
    r"|/ ?hr|/ ?hour|per hour|an hour)\b"
)
_PAY = patterns.pattern("facts", "pay")
_EXTRA = pattern(
    r"\b(?:bonus\w*|stocks?|rsus?|equity|sign[- ]?on|signing|stipend|relocation|housing|refreshers?|espp|vest\w*)\b"
)
_BASE = pattern(r"\b(?:base|salary|tc|total comp\w*|ctc|hourly|per (?:hour|year|annum)|an hour|/hr|wage|pays?)\b")
_BENEFIT = patterns.pattern("facts", "benefit")
_CULTURE: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    ("remote_policy", patterns.pattern("facts", "remote_policy")),
    ("work_life_balance", patterns.pattern("facts", "work_life_balance")),
    ("management", patterns.pattern("facts", "management")),
    ("growth", patterns.pattern("facts", "growth")),
    ("team_dynamics", patterns.pattern("facts", "team_dynamics")),
)
_OF_THE_HOUSE = frozenset({"benefits", "remote_policy"})
"""What outsiders know as well as those who work there."""
_ABOUT_INTERVIEW = patterns.pattern("facts", "about_interview")
_HERE = pattern(r"\b(?:here|there|(?:in|on) my (?:org|team))\b")
_NOT_PAID = pattern(
    r"\b(?:unless|if|would|potential(?:ly)?|could|path|hop(?:e|ing)|expect\w*|within a year|imagine|million|rent|house"
    r"|post(?:s|ing|ed)?|listing|advert\w*)\b"
)
"""Sums that are hoped for, advertised, or of something else than work."""
_SPOKEN = re.compile(r"^\s*[\"\u201c\u201e]")
"""What opens with quotation marks is somebody else's word."""
_DANGLING = patterns.pattern("facts", "dangling")
_USELESS = patterns.pattern("facts", "useless")
_EMPLOYEE = patterns.pattern("facts", "employee")


def reported_facts(analysis: PostAnalysis, company: Company) -> list[Fact]:
    """Return the sentences of a post that are worth listing, strongest first."""
    titled = any(block.where == "title" and company.is_named(block.raw) for block in analysis.blocks)
    contexts = {block.where: _context_of(block, analysis, company, titled=titled) for block in analysis.blocks}
    facts = [
        fact
        for block, line, sentence in analysis.sentences()
        if not block.vendor and line.kind not in {"title", "heading", "quoted"}
        for fact in _facts(contexts[block.where], block, sentence, company)
    ]
    return sorted(facts, key=lambda fact: -fact.weight)


@dataclass(frozen=True, slots=True)
class _BlockContext:
    """What a block is about as a whole."""

    titled: bool
    """The post's title names the company."""
    only_ours: bool
    """The post is about the company, and the block names no other."""
    interviewing: bool
    there: bool
    """Its author asks about the company, or tells of an interview of their own; advisers only name it."""
    employee: bool
    """Written by somebody who works or worked there."""


def _context_of(block: AnalysedText, analysis: PostAnalysis, company: Company, *, titled: bool) -> _BlockContext:
    return _BlockContext(
        titled=titled,
        only_ours=titled and analysis.subject and not names_others(block.raw, company),
        interviewing=_ABOUT_INTERVIEW.search(block.low) is not None,
        there=(titled and not block.is_comment) or _OWN_STORY.search(block.low) is not None,
        employee=analysis.subject and _is_of_an_employee(block, company),
    )


def _is_of_an_employee(block: AnalysedText, company: Company) -> bool:
    """Whether a sentence says that its writer works or worked there, rather than at a place without a name."""
    told = (one.sentence for one in block.text.sentences if _EMPLOYEE.search(one.sentence.low))
    return any(company.is_named(one.raw) or _HERE.search(one.low) for one in told)


def _facts(about: _BlockContext, block: AnalysedText, sentence: Sentence, company: Company) -> Iterator[Fact]:
    normalized = sentence.low
    if (
        normalized.rstrip().endswith("?")
        or _DANGLING.match(normalized)
        or not _SHORTEST <= len(sentence.raw) <= _LONGEST
    ):
        return
    if _SPOKEN.match(sentence.raw):
        return
    if not company.is_named(sentence.raw) and (employers_named(sentence.raw) or is_elsewhere(sentence.raw)):
        return
    kinds = list(_kinds(about, sentence, company))
    if not kinds or is_rude(normalized) or is_instruction(normalized) or "http" in normalized:
        return
    if _PROMOTES.search(normalized):
        return
    text, weight = tidy(sentence.raw), _weight(block, sentence, company)
    for kind in kinds:
        yield Fact(kind=kind, text=text, quote=sentence.raw, weight=weight)


def _kinds(about: _BlockContext, sentence: Sentence, company: Company) -> Iterator[FactKind]:
    normalized, is_named = sentence.low, company.is_named(sentence.raw)
    ours = about.only_ours or is_named
    if not (ours or about.titled):
        return
    weighs = _WEIGHING.search(normalized) is not None or (not is_named and _OTHER_PLACE.search(normalized) is not None)
    if not weighs and not _HEARSAY.search(normalized):
        yield from _time_and_pay(normalized, ours=ours)
    if _USELESS.search(normalized):
        return
    advice = (
        _ADVICE.search(normalized) and not _NO_ADVICE.search(normalized) and not _PERSONAL_ADVICE.search(normalized)
    )
    if not weighs and about.interviewing and _RED_FLAG.search(normalized) and _AGENT.search(normalized):
        if not (_VENTING.search(normalized) or _GUESSED.search(normalized)):
            yield "red_flag"
    elif not weighs and _MISTAKE.search(normalized) and _INTERVIEWING.search(normalized):
        yield "mistake"
    elif advice and about.there and _ON_INTERVIEW.search(normalized):
        yield "what_worked" if _WORKED.search(normalized) else "preparation"
    elif (
        ours
        and not weighs
        and (culture := _culture(sentence, company))
        and (about.employee or (is_named and culture in _OF_THE_HOUSE))
    ):
        yield culture


def _time_and_pay(normalized: str, *, ours: bool) -> Iterator[FactKind]:
    if _TOTAL.search(normalized):
        yield "total_timeline"
    elif all(words.search(normalized) for words in (_TIMELINE, _NEWS, _ELAPSED)) and not (
        _PLANNED.search(normalized) or _UNHEARD.search(normalized) or _APPLYING.search(normalized)
    ):
        yield "timeline"
    if ours and _MONEY.search(normalized) and _PAY.search(normalized) and not _NOT_PAID.search(normalized):
        yield "additional_pay" if _EXTRA.search(normalized) and not _BASE.search(normalized) else "base_pay"
    elif re.search(r"\bnegotiat\w+\b", normalized) and _ADVICE.search(normalized) and not _NO_ADVICE.search(normalized):
        yield "pay_advice"


def _culture(sentence: Sentence, company: Company) -> FactKind | None:
    normalized = sentence.low
    if _IMPRESSION.search(normalized) or (_ABOUT_INTERVIEW.search(normalized) and not company.is_about(sentence.raw)):
        return None
    if _BENEFIT.search(normalized):
        return "benefits"
    return next((kind for kind, words in _CULTURE if words.search(normalized)), None)


_SHORT, _LONG = 60, 200
"""Characters between which a sentence is comfortable to read."""


def _weight(block: AnalysedText, sentence: Sentence, company: Company) -> float:
    normalized = sentence.low
    weight = 0.5 if block.where == "body" else 0.4
    weight += (
        0.2 * company.is_named(sentence.raw)
        + 0.1 * bool(re.search(r"\d", normalized))
        + 0.1 * (_SHORT < len(normalized) < _LONG)
    )
    return min(1.0, weight)
