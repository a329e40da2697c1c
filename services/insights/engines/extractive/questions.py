"""Collects the questions a post reports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lexicon import patterns
from services.insights.engines.extractive.asked import Asked, asked_in, quoted_in
from services.insights.engines.extractive.listed import (
    announced_topics,
    is_question_lead,
    listed,
    named_rounds,
    numbered,
    round_topics,
)
from services.insights.engines.extractive.phrasing import is_question_like
from services.insights.sources.company import Company
from services.insights.sources.post_analysis import PostAnalysis
from services.insights.sources.post_texts import PostLine, PostText, Sentence
from services.insights.text.markdown import words
from services.insights.text.overlap import stems
from services.insights.text.topics import ALGORITHMS, TECHNICAL
from services.insights.text.unwanted import is_rude, without_rudeness

__all__ = ["Kind", "ReportedQuestion", "reported_questions"]

Kind = Literal["behavioral", "technical", "company_specific"]

_LONGEST_QUOTE = 300
_FEWEST_WORDS = 2
_SAME = 0.6
_MOST_ASIDES = 3
_MOST_QUESTIONS = 40
"""Taken from one post; a longer list is a collection from elsewhere."""
# What is left of "Tell me about a time when ..." when the rest is missing.
_FRAME = stems("tell me about a time when describe explain walk through question experience example situation")
# Advice to the reader is no report.
_IMPERATIVE = patterns.pattern("questions", "imperative")
_ASKING = patterns.pattern("questions", "asking")


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
    for block, line, sentence, asked in _found(analysis):
        question = _question(block, line, sentence, asked, company)
        if _says_something(question.text) and not any(_same(question, other) for other in kept):
            kept.append(question)
        if len(kept) >= _MOST_QUESTIONS:
            break
    return kept


def _found(analysis: PostAnalysis) -> Iterator[tuple[PostText, PostLine, Sentence, Asked]]:
    for block, lines in _by_passage(analysis):
        listing, before = _Listing(), [""]
        for line in lines:
            inside = listing.holds(line)
            for sentence in line.sentences:
                for asked in _in_sentence(line, sentence, before, listed_here=inside):
                    yield block, line, sentence, asked
                before.append(sentence.normalized)
            listing.follow(line, found=inside)


@dataclass(slots=True)
class _Listing:
    """Whether the lines being read are a list of questions that somebody was asked."""

    opened: bool = False
    asides: int = 0
    """Lines since the last entry; remarks may stand between entries."""

    def holds(self, line: PostLine) -> bool:
        """Whether a line is an entry of the list."""
        if line.lead and is_question_lead(line.lead) and line.lead.endswith((":", "-")):
            return True
        return self.opened and (line.kind in {"item", "quoted"} or _continues(line))

    def follow(self, line: PostLine, *, found: bool) -> None:
        """Take note of a line that was read."""
        leads = is_question_lead(line.normalized) and line.normalized.rstrip().endswith(":")
        if line.kind == "heading":
            leads = leads or (
                re.search(r"\b(?:questions?|problems?)\b", line.normalized) is not None
                and is_question_lead(line.normalized)
            )
            self.opened, self.asides = leads, 0
        elif leads:
            self.opened, self.asides = True, 0
        elif line.normalized.rstrip().endswith(":"):
            self.opened = False
        else:
            self.asides = 0 if found else self.asides + 1
            self.opened = self.opened and self.asides <= _MOST_ASIDES


def _by_passage(analysis: PostAnalysis) -> Iterator[tuple[PostText, list[PostLine]]]:
    if not analysis.relevant:
        return
    for block in analysis.post_texts:
        comment = block.where.startswith("comment")
        if block.vendor:
            continue
        yield block, [line for line in block.lines if line.ours and not (comment and line.kind == "quoted")]


def _continues(line: PostLine) -> bool:
    return line.kind == "text" and bool(line.sentences) and is_question_like(line.sentences[0].raw)


def _in_sentence(line: PostLine, sentence: Sentence, before: Sequence[str], *, listed_here: bool) -> Iterator[Asked]:
    found = list(numbered(sentence))
    if not found and listed_here and sentence is line.sentences[0]:
        found = list(listed(sentence))
    if not found and not _asks_readers(sentence) and not _IMPERATIVE.match(sentence.normalized):
        found = list(asked_in(sentence.raw, sentence.normalized))
        found += [topic for topic in round_topics(line, sentence) if not any(_overlap(topic, other) for other in found)]
    if not found and sentence.normalized.startswith('"') and re.search(r"\bquestions?\b|\bask", before[-1]):
        found = list(quoted_in(sentence.raw, sentence.normalized))
    if not found:
        found = list(announced_topics(sentence, before)) or list(named_rounds(sentence))
    yield from found


def _overlap(one: Asked, other: Asked) -> bool:
    return one.start < other.end and other.start < one.end


def _says_something(text: str) -> bool:
    return (
        len(words(text)) >= _FEWEST_WORDS
        and bool(stems(text) - _FRAME)
        and not (is_rude(text) and re.search(r"\b(?:what|why|how|who) the \w+", text.lower()))
    )


def _asks_readers(sentence: Sentence) -> bool:
    """Whether the writer asks the readers something, outside of any quotation marks."""
    normalized = sentence.normalized.strip()
    if re.match(_ASKING, normalized):
        return '"' not in normalized and not re.search(r"\b(?:asked me|they asked|he asked|she asked)\b", normalized)
    return normalized.endswith("?") and not re.search(r"\"|\b(?:asked|asks|asking|questions?)\b", normalized)


def _question(block: PostText, line: PostLine, sentence: Sentence, asked: Asked, company: Company) -> ReportedQuestion:
    start, end = sentence.start + asked.start, sentence.start + asked.end
    begin, stop = (
        (sentence.start, sentence.start + len(sentence.raw)) if len(sentence.raw) <= _LONGEST_QUOTE else (start, end)
    )
    if stop - begin > _LONGEST_QUOTE:
        stop = begin + block.raw[begin : begin + _LONGEST_QUOTE].rfind(" ")
    return ReportedQuestion(
        text=without_rudeness(asked.text),
        quote=block.raw[begin:stop].strip(),
        kind=_kind(asked.text.lower(), company),
        where=block.where,
        start=start,
        end=end,
        heading=f"{line.heading} {line.lead} {line.normalized[:80]}",
    )


def _kind(normalized: str, company: Company) -> Kind:
    if company.mentioned(normalized) or re.search(
        r"\bwhy (?:do|are|did) you (?:want|choos|apply|interested|join)|\bknow about (?:us|the company)|\bwhy us\b",
        normalized,
    ):
        return "company_specific"
    if ALGORITHMS.search(normalized):
        return "technical"
    if re.search(
        r"\btell me about (?:a time|your)|\btime (?:when )?you|^walk (?:me )?through your|\bhow do you handle",
        normalized,
    ):
        return "behavioral"
    tasks = r"(?:write|implement|design|code|build|program|optimi|come up|extend|find|debug|solve|return|parse)"
    return "technical" if TECHNICAL.search(normalized) or re.match(tasks, normalized) else "behavioral"


def _same(one: ReportedQuestion, other: ReportedQuestion) -> bool:
    if one.where == other.where and one.start < other.end and other.start < one.end:
        return True
    first, second = set(words(one.text)), set(words(other.text))
    return len(first & second) / len(first | second) >= _SAME
