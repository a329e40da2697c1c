"""Collects the questions a post reports."""

import re
from dataclasses import dataclass
from typing import Literal

from lexicon import patterns
from lexicon.company import Company
from services.insights.asked.questions import AskedQuestion, asked_questions
from services.insights.checker.places import places_of
from services.insights.forms.askable import as_told, askable
from services.insights.sentences.cues import has
from services.insights.sentences.reading import PostTexts
from services.insights.sources.post_analysis import PostAnalysis
from services.insights.text.markdown import words
from services.insights.text.overlap import stems
from services.insights.text.topics import ALGORITHMS, TECHNICAL
from services.insights.text.unwanted import is_rude, without_rudeness

__all__ = ["Kind", "ReportedQuestion", "reported_questions"]

Kind = Literal["behavioral", "technical", "company_specific"]

_HEARD = patterns.pattern("stages", "guessed")
_ANNOUNCED, _WAS_ASKED = patterns.pattern("states", "topics_announced"), patterns.pattern("states", "topics_asked")
_ASKED_ABOUT, _TO_COME = "Asked about ", "Announced as a topic: "
_LONGEST_QUOTE = 300
_REACH = 300
"""Characters before a sentence in which it may be said that a list of subjects is of what is to come."""
_FEWEST_WORDS = 2
_SAME = 0.6
_SURE_AS_TOLD = 0.8
"""Chance from which a question is told in the words of its sentence where it has no other form."""
_TRADE = patterns.pattern("asking", "of_the_trade")
_MOST_QUESTIONS = 40
"""Taken from one post; a longer list is a collection from elsewhere."""
# What is left of "Tell me about a time when ..." when the rest is missing.
_FRAME = stems("tell me about a time when describe explain walk through question experience example situation")


@dataclass(frozen=True, slots=True)
class ReportedQuestion:
    """One question that somebody was asked."""

    text: str
    quote: str
    kind: Kind
    where: str
    start: int
    end: int
    heading: str
    """Shadow of the round or heading under which it stands."""


def reported_questions(analysis: PostAnalysis, company: Company) -> list[ReportedQuestion]:
    """Return the questions that a post reports, each once."""
    kept: list[ReportedQuestion] = []
    if not analysis.relevant:
        return kept
    texts = analysis.texts
    sold = {block.where for block in analysis.blocks if block.vendor}
    for asked in asked_questions(texts):
        question = _question(texts, asked, company) if asked.where not in sold else None
        if question is None:
            continue
        if _says_something(question.text) and not any(_same(question, other) for other in kept):
            kept.append(question)
        if len(kept) >= _MOST_QUESTIONS:
            break
    return kept


def _says_something(text: str) -> bool:
    return (
        len(words(text)) >= _FEWEST_WORDS
        and bool(stems(text) - _FRAME)
        and not (is_rude(text) and re.search(r"\b(?:what|why|how|who) the \w+", text.lower()))
    )


def _question(texts: PostTexts, asked: AskedQuestion, company: Company) -> ReportedQuestion | None:
    said = next(text for text in texts.texts if text.where == asked.where)
    raw, (begin, stop) = said.raw, asked.sentence
    told = without_rudeness(asked.text)
    text = _worded(told, asked, raw) if said.language == "en" else told
    if text is None or _HEARD.search(raw[begin:stop].lower()):
        return None
    if text.startswith(_ASKED_ABOUT) and _is_announced(asked, said.low[max(0, begin - _REACH) : stop]):
        text = f"{_TO_COME}{text.removeprefix(_ASKED_ABOUT)}"
    begin, stop = _quoted(texts, asked, begin, stop)
    if stop - begin > _LONGEST_QUOTE:
        stop = begin + raw[begin : begin + _LONGEST_QUOTE].rfind(" ")
    return ReportedQuestion(
        text=text,
        quote=raw[begin:stop].strip(),
        kind=_kind(asked.text, company),
        where=asked.where,
        start=asked.start,
        end=asked.end,
        heading=asked.heading,
    )


def _worded(told: str, asked: AskedQuestion, raw: str) -> str | None:
    begin, stop = asked.sentence
    text = askable(told, raw[begin : asked.start])
    if text is not None or asked.probability < _SURE_AS_TOLD:
        return text
    return as_told(raw[begin:stop], told)


def _is_announced(asked: AskedQuestion, around: str) -> bool:
    """Whether a subject is what an employer says will be asked, and no one tells that it was."""
    said = f"{asked.heading}\n{around}"
    return _ANNOUNCED.search(said) is not None and _WAS_ASKED.search(said) is None


def _quoted(texts: PostTexts, asked: AskedQuestion, begin: int, stop: int) -> tuple[int, int]:
    """Return the bounds of what is quoted: the sentence, or the question's own clause where another one denies."""
    said = next(text for text in texts.texts if text.where == asked.where)
    if stop - begin > _LONGEST_QUOTE:
        return asked.start, asked.end
    if not has("denied", said.low[begin:stop], said.language):
        return begin, stop
    places = places_of(said.raw[asked.start : asked.end], texts, asked.where)
    place = next((place for place in places if place.start <= asked.start < place.end), None)
    if place is None or has("denied", place.clause, said.language):
        return begin, stop
    return place.clause_bounds


def _kind(text: str, company: Company) -> Kind:
    normalized = text.lower()
    if company.is_named(text) or re.search(
        r"\bwhy (?:do|are|did) you (?:want|choos|apply|interested|join)|\bknow about (?:us|the company)|\bwhy us\b",
        normalized,
    ):
        return "company_specific"
    if ALGORITHMS.search(normalized) or re.search(r"\bdifferences? between\b", normalized):
        return "technical"
    if re.search(
        r"\btell me about (?:a time|your)|\btime (?:when )?you|^walk (?:me )?through your|\bhow do you handle",
        normalized,
    ):
        return "behavioral"
    return "technical" if TECHNICAL.search(normalized) or _TRADE.search(normalized) else "behavioral"


def _same(one: ReportedQuestion, other: ReportedQuestion) -> bool:
    if one.where == other.where and one.start < other.end and other.start < one.end:
        return True
    first, second = set(words(one.text)), set(words(other.text))
    return len(first & second) / len(first | second) >= _SAME
