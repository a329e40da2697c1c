"""Collects the rounds a post reports: passed, failed or scheduled, at this company."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lexicon import patterns
from lexicon.company import Company
from services.insights.asked.clauses import is_hypothetical
from services.insights.asked.listed import asks_readers
from services.insights.engines.extractive.questions import ReportedQuestion
from services.insights.sentences.blocks import Line, Sentence
from services.insights.sources.post_analysis import AnalysedText, PostAnalysis
from services.insights.text.normalized import normalize, pattern
from services.insights.text.rounds import mentions
from services.insights.text.topics import TECHNICAL

__all__ = ["ReportedStage", "reported_stages"]

_SHORTEST_QUOTE, _LONGEST_QUOTE = 8, 300
_GLIMPSE = 80
# A round that is denied, wished for, prepared for in general, or belongs to somewhere else.
_NOT_HELD = patterns.pattern("stages", "not_held")
_ADVICE = patterns.pattern("stages", "advice")
_REAL = patterns.pattern("stages", "real")
_COUNSEL = pattern(
    r"\bit's important to\b|\bwell-prepared\b|\bbe prepared\b|\bmake sure\b|\byou(?:'ll| will| can| should)\b"
)
_OPEN_QUESTION = patterns.pattern("stages", "open_question")


_ROUND_OF_ITS_OWN = pattern(
    r"\b(?:interviews?|int\W?rviews?|rounds?|technical \d|\d (?:technical|coding)|karat|loop|final|sessions?|onsite"
    r"|knowledge|skills?)\b"
)


@dataclass(frozen=True, slots=True)
class ReportedStage:
    """A round that a post reports."""

    name: str
    order: int
    quote: str
    where: str


def reported_stages(
    analysis: PostAnalysis, company: Company, questions: Sequence[ReportedQuestion]
) -> list[ReportedStage]:
    """Return the rounds that a post reports, each once, in the order of a typical process."""
    best: dict[str, tuple[int, ReportedStage]] = {}
    for score, stage in _found(analysis, company):
        if stage.name not in best or score > best[stage.name][0]:
            best[stage.name] = (score, stage)
    stages = [stage for _, stage in best.values()]
    stages = [stage for stage in stages if not _within(stage, stages)]
    stages += _implied(stages, questions)
    return sorted(stages, key=lambda stage: stage.order)


def _found(analysis: PostAnalysis, company: Company) -> Iterator[tuple[int, ReportedStage]]:
    for block, line, sentence in analysis.sentences():
        if block.vendor:
            continue
        for entry, start, end in mentions(sentence.low):
            score = _score(block, line, sentence, company, start)
            if score > 0:
                yield (
                    score,
                    ReportedStage(
                        name=entry.name,
                        order=entry.order,
                        quote=_quote(block, sentence, start, end),
                        where=block.where,
                    ),
                )


def _score(block: AnalysedText, line: Line, sentence: Sentence, company: Company, start: int) -> int:
    """Return how sure it is that the round belongs to this process; nothing or less means no."""
    normalized = sentence.low
    before = normalized[:start]
    if _NOT_HELD.search(before):
        return 0
    if line.lead and asks_readers(line.lead):
        return 0
    score = 1
    if line.kind in {"title", "heading"} or re.match(r"\W*(?:round|r)\W?\d|\W*\d\W", normalized):
        score += 2
    score += 2 * (_REAL.search(normalized) is not None)
    score += company.is_named(sentence.raw)
    score -= 3 * (_ADVICE.search(before) is not None)
    score -= 3 * is_hypothetical(before)
    if normalized.rstrip().endswith("?") and line.kind != "title":
        score -= 3 * (
            _OPEN_QUESTION.search(normalized) is not None
            or not re.search(r"\b(?:my|the|this|upcoming|after|an?|for|with)\s(?:\S+\s){0,4}$", before)
        )
    if block.where.startswith("comment"):
        score -= 1 + 2 * (_COUNSEL.search(normalized) is not None)
        if re.search(r"\b(?:your|you|good luck|you're|op)\b", normalized) and not re.search(
            r"\b(?:i|my|mine|me)\b", normalized
        ):
            score -= 1
    return score


def _within(stage: ReportedStage, stages: Sequence[ReportedStage]) -> bool:
    """Whether a live exercise is part of the phone screen that the post names."""
    if stage.name != "technical interview" or not any(other.name == "phone screen" for other in stages):
        return False
    return _ROUND_OF_ITS_OWN.search(normalize(stage.quote)) is None


def _implied(stages: Sequence[ReportedStage], questions: Sequence[ReportedQuestion]) -> list[ReportedStage]:
    """A live technical question means a technical interview when no round is named that explains it."""
    # What was only announced or asked about did not take place yet.
    questions = [question for question in questions if not question.quote.rstrip().endswith("?")]
    explained = {
        "technical interview",
        "phone screen",
        "online assessment",
        "case interview",
        "system design",
        "take-home",
        "product sense",
        "problem-solving interview",
    }
    if explained & {stage.name for stage in stages}:
        return []
    asked = [
        question
        for question in questions
        if question.kind == "technical" and question.where == "body" and TECHNICAL.search(question.text.lower())
    ]
    return [ReportedStage(name="technical interview", order=5, quote=asked[0].quote, where="body")] if asked else []


def _quote(block: AnalysedText, sentence: Sentence, start: int, end: int) -> str:
    if len(sentence.raw) < _SHORTEST_QUOTE:
        # A bare heading says too little by itself: take what follows it.
        return block.raw[sentence.start : sentence.start + _GLIMPSE].rsplit(None, 1)[0].strip()
    if len(sentence.raw) <= _LONGEST_QUOTE:
        return sentence.raw
    begin = max(0, start - (_LONGEST_QUOTE - (end - start)) // 2)
    begin = sentence.raw.find(" ", begin) + 1 if begin else 0
    return sentence.raw[begin : begin + _LONGEST_QUOTE].rsplit(" ", 1)[0].strip()
