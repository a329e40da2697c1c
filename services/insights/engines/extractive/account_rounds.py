"""Which of the rounds that a post reports its author has been through."""

import re
from collections.abc import Iterator, Sequence

from lexicon import patterns
from services.insights.engines.extractive.stages import ReportedStage
from services.insights.rounds.judge import HAD
from services.insights.sentences.blocks import Line, Sentence
from services.insights.sources.post_analysis import PostAnalysis
from services.insights.text.rounds import mentions

__all__ = ["rounds_had"]

_HAD, _TO_COME, _ONLY_CONTACTED, _HAPPENED = (
    patterns.pattern("accounts", name) for name in ("had", "to_come", "only_contacted", "happened")
)
_OTHER_PLACE = patterns.pattern("facts", "other_place")
_AWAITED = patterns.pattern("stages", "awaited")
_BREAK = patterns.pattern("accounts", "clause")
_NO_ROUND = frozenset({"offer/negotiation"})
_LISTED = frozenset({"item", "row", "heading"})


def rounds_had(analysis: PostAnalysis, stages: Sequence[ReportedStage]) -> tuple[str, ...]:
    """Return the reported rounds that the author tells as past, in the order of a typical process."""
    own = [stage for stage in stages if stage.held >= HAD and not stage.where.startswith("comment")]
    had = set(_had(analysis))
    return tuple(dict.fromkeys(stage.name for stage in own if stage.name in had - _NO_ROUND))


def _had(analysis: PostAnalysis) -> Iterator[str]:
    """Yield the names of rounds that a sentence of the author's says they went through."""
    opening = " . ".join(block.low for block in analysis.blocks if not block.is_comment)
    over = _AWAITED.search(opening) is None and _HAPPENED.search(opening) is not None
    for block, line, sentence in analysis.sentences():
        if block.is_comment or sentence.low.rstrip().endswith("?"):
            continue
        for entry, start, end in mentions(sentence.low):
            if _is_had(sentence, start, end) or (over and _is_listed(line, sentence, start, end)):
                yield entry.name


def _is_had(sentence: Sentence, start: int, end: int) -> bool:
    clause = _clause(sentence.low, start, end)
    if _HAD.search(clause) is None or _OTHER_PLACE.search(clause) or _is_contact(sentence.low[start:end], clause):
        return False
    return _TO_COME.search(clause) is None


def _is_listed(line: Line, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a round is an entry of a list in a text that tells what took place."""
    clause = _clause(sentence.low, start, end)
    return line.kind in _LISTED and _TO_COME.search(clause) is None and not _is_contact(sentence.low[start:end], clause)


def _is_contact(mention: str, clause: str) -> bool:
    """Whether somebody only called or wrote."""
    return _ONLY_CONTACTED.search(mention) is not None and re.search(r"\b(?:screen|interview|round)", clause) is None


def _clause(low: str, start: int, end: int) -> str:
    """Return the part of a sentence that a round is named in."""
    begin = max((match.end() for match in _BREAK.finditer(low) if match.end() <= start), default=0)
    stop = min((match.start() for match in _BREAK.finditer(low) if match.start() >= end), default=len(low))
    return low[begin:stop]
