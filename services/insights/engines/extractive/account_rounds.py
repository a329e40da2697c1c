"""Which of the rounds that a post reports its author has been through."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lexicon import patterns
from services.insights.engines.extractive.stages import ReportedStage
from services.insights.sentences.blocks import Line, Sentence
from services.insights.sources.post_analysis import PostAnalysis
from services.insights.text.rounds import Round, mentions

__all__ = ["rounds_had"]

_HAD, _TO_COME, _ONLY_CONTACTED, _HAPPENED = (
    patterns.pattern("accounts", name) for name in ("had", "to_come", "only_contacted", "happened")
)
_OTHER_PLACE = patterns.pattern("facts", "other_place")
_AWAITED = patterns.pattern("stages", "awaited")
_BREAK = patterns.pattern("accounts", "clause")
_LINKED = patterns.pattern("accounts", "linked")
_NO_ROUND = frozenset({"offer/negotiation"})
_LAST_DAY = frozenset({"onsite/loop", "superday"})
"""What the final round is called where there is one."""
_FORMS = (
    "onsite/loop", "superday", "final round", "panel", "video interview", "phone screen", "behavioral",
)  # fmt: skip
"""Rounds named by where or how they are held, rather than by what they are about; the vaguest first."""
_LISTED = frozenset({"item", "row", "heading"})
_EVEN = 0.5
"""Chance that a round was had from which its wording decides."""


def rounds_had(analysis: PostAnalysis, stages: Sequence[ReportedStage]) -> tuple[str, ...]:
    """Return the reported rounds that the author tells as past, in the order of a typical process."""
    own = [stage for stage in stages if stage.held >= _EVEN and not stage.where.startswith("comment")]
    had = set(_had(analysis))
    names = dict.fromkeys(stage.name for stage in own if stage.name in had - _NO_ROUND)
    return tuple(name for name in names if name != "final round" or not names.keys() & _LAST_DAY)


def _had(analysis: PostAnalysis) -> Iterator[str]:
    """Yield the names of rounds that a sentence of the author's says they went through."""
    opening = " . ".join(block.low for block in analysis.blocks if not block.is_comment)
    over = _AWAITED.search(opening) is None and _HAPPENED.search(opening) is not None
    for block, line, sentence in analysis.sentences():
        if block.is_comment or sentence.low.rstrip().endswith("?"):
            continue
        for entry, start, end in _events(sentence.low):
            if _is_had(sentence, start, end) or (over and _is_listed(line, sentence, start, end)):
                yield entry.name


def _events(low: str) -> Iterator[tuple[Round, int, int]]:
    """Yield the rounds that a text names; of one under two names, as a `final panel`, the one that says more."""
    found = sorted(mentions(low), key=lambda mention: mention[1])
    doubled: set[int] = set()
    for place, (one, two) in enumerate(pairwise(found)):
        vaguer = place if _vagueness(one[0].name) <= _vagueness(two[0].name) else place + 1
        is_form = found[vaguer][0].name in _FORMS
        if is_form and one[0].name != two[0].name and _LINKED.match(low[one[2] : two[1]]):
            doubled.add(vaguer)
    yield from (mention for place, mention in enumerate(found) if place not in doubled)


def _vagueness(name: str) -> int:
    return _FORMS.index(name) if name in _FORMS else len(_FORMS)


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
