"""Collects what a post reports besides rounds and questions: advice, mistakes, warning signs, time, pay and culture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lexicon import patterns
from lexicon.company import Company
from lexicon.company.relevance import employers_named
from services.insights.engines.extractive.culture import culture_of
from services.insights.forms.stated import stated_in
from services.insights.forms.statement import FormKind, Stated, sentence_of, stands_alone
from services.insights.forms.telling import tidy
from services.insights.sentences.blocks import Sentence
from services.insights.sources.post_analysis import AnalysedText, PostAnalysis, is_elsewhere, names_others
from services.insights.text.normalized import normalize
from services.insights.text.overlap import stems
from services.insights.text.rounds import mentions
from services.insights.text.unwanted import is_instruction, is_rude

__all__ = ["Fact", "FactKind", "reported_facts"]

FactKind = Literal[
    "what_worked", "preparation", "mistake", "red_flag", "timeline", "total_timeline", "round",
    "base_pay", "additional_pay", "benefits", "pay_advice",
    "work_life_balance", "team_dynamics", "management", "growth", "remote_policy",
]  # fmt: skip
_KINDS: dict[FormKind, FactKind] = {
    "timeline": "timeline",
    "total_timeline": "total_timeline",
    "round": "round",
    "pay": "base_pay",
    "extra_pay": "additional_pay",
    "red_flag": "red_flag",
    "mistake": "mistake",
    "advice": "preparation",
    "worked": "what_worked",
}
"""In which part of a guide a form is shown."""
_ADVISING = frozenset({"preparation", "what_worked", "pay_advice"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement worth listing, with its kind."""

    kind: FactKind
    text: str
    quote: str
    weight: float
    """How much it can carry, from 0 to 1."""
    round: str | None = None
    """The one round it tells of."""


_SHORTEST, _LONGEST, _LONGEST_PAIR = 20, 300, 300
_ALIKE = 0.6
"""Share of its words that a statement has in common with another one of the same quote."""
_NEGOTIATING = re.compile(r"\bnegotiat\w+\b")
_WEIGHING, _OTHER_PLACE, _PROMOTES, _HEARSAY, _USELESS, _SEARCH, _APPLYING = (
    patterns.pattern("facts", name)
    for name in ("weighing", "other_place", "promotes", "hearsay", "useless", "search", "applying")
)
_TIMELINE, _NEWS, _ELAPSED, _PLANNED, _UNHEARD = (
    patterns.pattern("facts", name) for name in ("timeline", "news", "elapsed", "planned", "unheard")
)
_OWN_STORY = patterns.pattern("accounts", "first_hand")
_ABOUT_INTERVIEW, _EMPLOYEE = (patterns.pattern("facts", name) for name in ("about_interview", "employee"))
_HERE = re.compile(r"\b(?:here|there|(?:in|on)\s+my\s+(?:org|team))\b")
_SPOKEN = re.compile(r"^\s*[\"\u201c\u201e]")
"""What opens with quotation marks is somebody else's word."""
_OTHER_FIRM = re.compile(r"[,;]\s|\b(?:and|while|but|vs\.?|than)\b")


@dataclass(frozen=True, slots=True)
class _BlockContext:
    """What a block is about as a whole."""

    titled: bool
    """The post's title names the company."""
    only_ours: bool
    """The post is about the company, and the block names no other."""
    there: bool
    """Its author asks about the company, or tells of an interview of their own; advisers only name it."""
    employee: bool
    """Written by somebody who works or worked there."""


def reported_facts(analysis: PostAnalysis, company: Company) -> list[Fact]:
    """Return what a post reports that is worth listing, strongest first."""
    titled = any(block.where == "title" and company.is_named(block.raw) for block in analysis.blocks)
    contexts = {block.where: _context_of(block, analysis, company, titled=titled) for block in analysis.blocks}
    found: list[Fact] = []
    before: Sentence | None = None
    for block, line, sentence in analysis.sentences():
        if block.vendor or line.kind in {"title", "heading", "quoted"}:
            continue
        pair = _pair(block, before, sentence)
        found += _facts(contexts[block.where], block, sentence, pair, company)
        before = sentence
    return sorted(_once(found), key=lambda fact: -fact.weight)


def _once(facts: list[Fact]) -> list[Fact]:
    """Return facts without those that say the same of the same kind, or of one quote in other words."""
    told = list({(fact.kind, fact.text): fact for fact in reversed(facts)}.values())[::-1]
    return [fact for place, fact in enumerate(told) if not any(_repeats(fact, other) for other in told[:place])]


def _repeats(fact: Fact, other: Fact) -> bool:
    """Whether two facts are made of the same words and say much the same."""
    if fact.quote not in other.quote and other.quote not in fact.quote:
        return False
    one, two = stems(fact.text), stems(other.text)
    return len(one & two) >= _ALIKE * min(len(one), len(two))


def _pair(block: AnalysedText, before: Sentence | None, sentence: Sentence) -> str | None:
    """Return a sentence with the one before it, as they stand in their text."""
    if before is None or before.start >= sentence.start or block.raw[before.start : before.end] != before.raw:
        return None
    pair = block.raw[before.start : sentence.end]
    return pair if len(pair) <= _LONGEST_PAIR and "\n\n" not in pair else None


def _context_of(block: AnalysedText, analysis: PostAnalysis, company: Company, *, titled: bool) -> _BlockContext:
    return _BlockContext(
        titled=titled,
        only_ours=titled and analysis.subject and not names_others(block.raw, company),
        there=(titled and not block.is_comment) or _OWN_STORY.search(block.low) is not None,
        employee=analysis.subject and _is_of_an_employee(block, company),
    )


def _is_of_an_employee(block: AnalysedText, company: Company) -> bool:
    """Whether a sentence says that its writer works or worked there, rather than at a place without a name."""
    told = (one.sentence for one in block.text.sentences if _EMPLOYEE.search(one.sentence.low))
    return any(company.is_named(one.raw) or _HERE.search(one.low) for one in told)


def _facts(
    about: _BlockContext, block: AnalysedText, sentence: Sentence, pair: str | None, company: Company
) -> Iterator[Fact]:
    if not _is_readable(sentence):
        return
    quote = _own_words(sentence.raw, company)
    ours = about.only_ours or company.is_named(sentence.raw)
    if quote is None or not (ours or about.titled):
        return
    weight = _weight(block, sentence, company)
    for kind, text, words in _said(about, quote, pair, company, ours=ours):
        yield Fact(kind=kind, text=text, quote=words, weight=weight, round=_round_of(text) if kind == "round" else None)


def _is_readable(sentence: Sentence) -> bool:
    """Whether a sentence has the length and the decency of something to print."""
    low = sentence.low
    return (
        _SHORTEST <= len(sentence.raw) <= _LONGEST
        and not low.rstrip().endswith("?")
        and not _SPOKEN.match(sentence.raw)
        and "http" not in low
        and not (is_rude(low) or is_instruction(low) or _PROMOTES.search(low))
    )


def _own_words(raw: str, company: Company) -> str | None:
    """Return what of a sentence speaks of the company: all of it, or its clause where another employer follows."""
    others = employers_named(raw) - {company.brand}
    if not others:
        return raw if company.is_named(raw) or not is_elsewhere(raw) else None
    own = next(company.places(raw), None)
    if own is None:
        return None
    rest = raw[own.start() :]
    cut = min((place for name in others if (place := rest.lower().find(name.lower())) > 0), default=-1)
    before = raw[: own.start()].lower()
    if cut < 0 or any(name.lower() in before for name in others):
        return None
    breaks = [match.start() for match in _OTHER_FIRM.finditer(rest, 0, cut)]
    return rest[: breaks[-1]].strip() if breaks else None


def _said(
    about: _BlockContext, quote: str, pair: str | None, company: Company, *, ours: bool
) -> Iterator[tuple[FactKind, str, str]]:
    """Yield kind, text and quote of what a sentence says: in a form of the guide's own, else in its own words."""
    formed = [(one, quote) for one in stated_in(quote)]
    formed += [(one, pair or "") for one in _by_both(quote, pair)]
    useless = _USELESS.search(normalize(quote)) is not None
    for one, words in formed:
        if _fits(one, about, normalize(words), ours=ours) and not (useless and one.kind in {"advice", "worked"}):
            yield _kind_of(one, words), one.text, words
    if not formed and not useless and (kind := _kind_of_own(about, quote, company, ours=ours)):
        yield kind, sentence_of(tidy(quote)), quote


def _by_both(quote: str, pair: str | None) -> Iterator[Stated]:
    """Yield how long an answer took where only the sentence before says after what."""
    if pair is None or not _TIMELINE.search(normalize(quote)):
        return
    alone = {one.text for one in (*stated_in(quote), *stated_in(pair[: -len(quote)].strip()))}
    yield from (one for one in stated_in(pair) if one.kind == "timeline" and one.text not in alone)


def _kind_of(stated: Stated, quote: str) -> FactKind:
    return "pay_advice" if stated.kind == "advice" and _NEGOTIATING.search(quote.lower()) else _KINDS[stated.kind]


def _fits(stated: Stated, about: _BlockContext, low: str, *, ours: bool) -> bool:
    """Whether what is told in a form was so for this employer."""
    if stated.kind in {"advice", "worked"}:
        return about.there
    if _HEARSAY.search(low) or _OTHER_PLACE.search(low) or _SEARCH.search(low):
        return False
    return ours if stated.kind in {"pay", "extra_pay", "round", "total_timeline"} else True


def _kind_of_own(about: _BlockContext, quote: str, company: Company, *, ours: bool) -> FactKind | None:
    """Return where a sentence belongs that is printed in its own words, if it may be."""
    text, low = sentence_of(tidy(quote)), normalize(quote)
    if not ours or not stands_alone(text) or _HEARSAY.search(low) or _WEIGHING.search(low):
        return None
    if not company.is_named(quote) and _OTHER_PLACE.search(low):
        return None
    if all(words.search(low) for words in (_TIMELINE, _NEWS, _ELAPSED)):
        barred = _PLANNED.search(low) or _UNHEARD.search(low) or _APPLYING.search(low)
        return None if barred else "timeline"
    return culture_of(quote, company, of_employee=about.employee)


def _round_of(text: str) -> str | None:
    """Return the round that a statement tells of, if it tells of one alone."""
    named = {entry.name for entry, _, _ in mentions(normalize(text))}
    return named.pop() if len(named) == 1 else None


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
