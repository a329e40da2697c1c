"""Collects the questions a post reports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from services.insights.extractive.asked import Asked, asked_in, quoted_in
from services.insights.extractive.company import Company
from services.insights.extractive.layout import Line, Passage, Sentence
from services.insights.extractive.listed import (
    announced_topics,
    is_question_lead,
    listed,
    named_rounds,
    numbered,
    round_topics,
)
from services.insights.extractive.phrasing import is_question_like
from services.insights.extractive.reading import Reading
from services.insights.extractive.topics import ALGORITHMS, BEHAVIOURAL, TECHNICAL
from services.insights.text import words

__all__ = ["Kind", "ReportedQuestion", "reported_questions"]

Kind = Literal["behavioral", "technical", "company_specific"]

_LONGEST_QUOTE = 300
_FEWEST_WORDS = 2
_SAME = 0.6


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


def reported_questions(reading: Reading, company: Company) -> list[ReportedQuestion]:
    """Return the questions that a post reports, each once."""
    kept: list[ReportedQuestion] = []
    for passage, line, sentence, asked in _found(reading):
        question = _question(passage, line, sentence, asked, company)
        if len(words(question.text)) >= _FEWEST_WORDS and not any(_same(question, other) for other in kept):
            kept.append(question)
    return kept


def _found(reading: Reading) -> Iterator[tuple[Passage, Line, Sentence, Asked]]:
    for passage, lines in _by_passage(reading):
        opened, before = False, [""]
        for line in lines:
            opened = opened and (line.kind in {"item", "quoted"} or _continues(line))
            for sentence in line.sentences:
                inside = opened or (is_question_lead(line.lead) and line.lead.endswith((":", "-")))
                for asked in _in_sentence(passage, line, sentence, before, listed_here=inside):
                    yield passage, line, sentence, asked
                before.append(sentence.low)
            if is_question_lead(line.low) and line.low.rstrip().endswith(":"):
                opened = True
            elif line.kind == "heading":
                opened = re.search(r"\bquestions?\b|\bproblems?\b", line.low) is not None and is_question_lead(line.low)


def _by_passage(reading: Reading) -> Iterator[tuple[Passage, list[Line]]]:
    if not reading.relevant:
        return
    for passage in reading.passages:
        comment = passage.where.startswith("comment")
        if passage.vendor:
            continue
        yield passage, [line for line in passage.lines if line.ours and not (comment and line.kind == "quoted")]


def _continues(line: Line) -> bool:
    return line.kind == "text" and is_question_like(line.sentences[0].raw) if line.sentences else False


def _in_sentence(
    passage: Passage, line: Line, sentence: Sentence, before: Sequence[str], *, listed_here: bool
) -> Iterator[Asked]:
    found = list(numbered(sentence))
    if not found and listed_here and sentence is line.sentences[0]:
        found = list(listed(sentence))
    if not found and not _asks_readers(sentence):
        found = list(asked_in(sentence.raw, sentence.low)) or list(round_topics(line, sentence))
    if not found and sentence.low.startswith('"') and re.search(r"\bquestions?\b|\bask", before[-1]):
        found = list(quoted_in(sentence.raw, sentence.low))
    if not found:
        found = list(announced_topics(sentence, before)) or list(named_rounds(sentence))
    yield from found


def _asks_readers(sentence: Sentence) -> bool:
    """Whether the writer asks the readers something, outside of any quotation marks."""
    low = sentence.low.rstrip()
    return low.endswith("?") and not re.search(r"\"|\b(?:asked|asks|asking|questions?)\b", low)


def _question(passage: Passage, line: Line, sentence: Sentence, asked: Asked, company: Company) -> ReportedQuestion:
    start, end = sentence.start + asked.start, sentence.start + asked.end
    begin, stop = (
        (sentence.start, sentence.start + len(sentence.raw)) if len(sentence.raw) <= _LONGEST_QUOTE else (start, end)
    )
    if stop - begin > _LONGEST_QUOTE:
        stop = begin + passage.raw[begin : begin + _LONGEST_QUOTE].rfind(" ")
    return ReportedQuestion(
        text=asked.text,
        quote=passage.raw[begin:stop].strip(),
        kind=_kind(asked.text.lower(), company),
        where=passage.where,
        start=start,
        end=end,
        heading=f"{line.heading} {line.lead} {line.low[:80]}",
    )


def _kind(low: str, company: Company) -> Kind:
    if company.mentioned(low) or re.search(
        r"\bwhy (?:do|are|did) you (?:want|choos|apply|interested|join)|\bknow about (?:us|the company)|\bwhy us\b", low
    ):
        return "company_specific"
    if ALGORITHMS.search(low):
        return "technical"
    if re.search(
        r"\btell me about (?:a time|your)|\btime (?:when )?you|^walk (?:me )?through your|\bhow do you handle", low
    ):
        return "behavioral"
    if TECHNICAL.search(low) or re.match(r"(?:write|implement|design|code|build|program|optimi)", low):
        return "technical"
    return "behavioral" if BEHAVIOURAL.search(low) or low.endswith("?") else "technical"


def _same(one: ReportedQuestion, other: ReportedQuestion) -> bool:
    if one.where == other.where and one.start < other.end and other.start < one.end:
        return True
    first, second = set(words(one.text)), set(words(other.text))
    return len(first & second) / len(first | second) >= _SAME
