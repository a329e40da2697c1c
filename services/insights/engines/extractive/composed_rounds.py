"""Puts together what all posts tell of each round: which are sure enough, and which report describes one best."""

import re
from collections.abc import Sequence
from functools import partial

from contracts.insights import Basis, ProcessStage
from lexicon import patterns
from services.insights.engines.extractive.evidence import evidence_of
from services.insights.engines.extractive.post_findings import PostFindings
from services.insights.engines.extractive.stages import ReportedStage
from services.insights.forms.telling import round_statement
from services.insights.rounds.judge import HAD
from services.insights.text.normalized import normalize
from services.insights.text.overlap import stems
from services.insights.text.rounds import mentions
from services.insights.text.topics import TECHNICAL
from services.insights.text.unwanted import is_rude

__all__ = ["composed_rounds"]

_SHORT_QUOTE, _LONG_QUOTE = 30, 220
_SURE = 0.35
"""Certainty of a round that one post alone tells."""
_SURE_TOGETHER = 0.3
"""Certainty of the surest of several posts that tell of a round."""
_BEYOND_DOUBT = 0.55
"""Certainty from which further reports of a round are quoted beside the surest one: each of them may be wrong."""
_TWICE, _FEWEST_STEMS = 0.75, 6
"""Share of words from which two posts say the same, and of how many: somebody asked in two places."""
_NAMES_INTERVIEWER = frozenset({"recruiter screen", "hiring manager", "partner/executive interview", "panel"})
# Nobody is invited for less than ten minutes: such a time is that of a question.
_DURATION = re.compile(
    r"\b(?!\d\s?-?min|\d-min)\d{1,3}(?:(?:\s?[-–]\s?| to )\d{1,3})?[\s-]?(?:min(?:ute)?s?|hours?|hrs?)\b", re.IGNORECASE
)
_FORMAT = patterns.pattern("rounds", "format")
_INTERVIEWER = patterns.pattern("rounds", "interviewer")


def composed_rounds(ranked: Sequence[PostFindings]) -> list[ProcessStage]:
    """Return the rounds that posts tell, in the order of a typical process; `ranked` holds the best posts first."""
    by_name: dict[str, list[tuple[PostFindings, ReportedStage]]] = {}
    for entry in ranked:
        for stage in entry.stages:
            by_name.setdefault(stage.name, []).append((entry, stage))
    sure = {name: _best(reports) for name, reports in by_name.items() if _is_sure(reports)}
    ordered = sorted(sure.items(), key=lambda pair: pair[1][0][1].order)
    return [_stage(name, order, reports) for order, (name, reports) in enumerate(ordered, start=1)]


def _is_sure(reports: Sequence[tuple[PostFindings, ReportedStage]]) -> bool:
    """Whether a round is told by several posts, or by one beyond doubt; questions about it alone do not tell it."""
    posts = {entry.post.source_id for entry, _ in reports}
    told = [stage.certainty for _, stage in reports if not stage.asks]
    return max(told, default=0.0) >= (_SURE if len(posts) == 1 else _SURE_TOGETHER)


def _is_had(stage: ReportedStage) -> bool:
    return stage.held >= HAD and stage.certainty >= _SURE_TOGETHER


def _best(reports: Sequence[tuple[PostFindings, ReportedStage]]) -> Sequence[tuple[PostFindings, ReportedStage]]:
    """Return the surest report, of who had the round if somebody had, and others beyond doubt, each telling once."""
    ranked = sorted(reports, key=lambda report: (report[1].asks, not _is_had(report[1]), -report[1].certainty))
    told: list[frozenset[str]] = []
    kept: list[tuple[PostFindings, ReportedStage]] = []
    for report in ranked:
        meaning = stems(report[1].quote)
        if kept and (report[1].asks or report[1].certainty < _BEYOND_DOUBT):
            break
        # Few words are the same by chance.
        is_long = len(meaning) >= _FEWEST_STEMS
        if not is_long or not any(len(meaning & other) >= _TWICE * len(meaning | other) for other in told):
            kept.append(report)
        told.append(meaning)
    return kept


def _stage(name: str, order: int, reports: Sequence[tuple[PostFindings, ReportedStage]]) -> ProcessStage:
    # The account that says most about the round describes it; a bare mention says least.
    described = sorted(reports, key=lambda report: (report[1].asks, -_informativeness(report[1].quote)))
    quote = described[0][1].quote
    # Of a sentence about several rounds nobody knows which one lasted so long.
    alone = sum(1 for _ in mentions(normalize(quote))) <= 1
    duration, interviewer, format_ = (
        (_first(_DURATION, quote), _first(_INTERVIEWER, quote, 1), _first(_FORMAT, quote))
        if alone
        else (None, None, None)
    )
    if name in _NAMES_INTERVIEWER:
        interviewer = None
    # What one of several tells of the round holds for theirs.
    common = partial(_told_by_all, [stage.quote for _, stage in described])
    duration, interviewer, format_ = map(common, (duration, interviewer, format_))
    return ProcessStage(
        name=name,
        order=order,
        text=round_statement(name, duration=duration, interviewer=interviewer, format=format_),
        basis=Basis.REPORTED,
        evidence=evidence_of((entry.post.source_id, stage.quote) for entry, stage in described),
        duration=duration,
        interviewer=interviewer,
        format=format_,
        reports=len({entry.post.source_id for entry, _ in reports}),
    )


def _told_by_all(quotes: Sequence[str], detail: str | None) -> str | None:
    """Return a detail that every quote tells, else None."""
    said = (detail or "").lower().rstrip("s")
    return detail if said and all(said in quote.lower() for quote in quotes) else None


def _informativeness(quote: str) -> float:
    """Return how informative a quote is about one round: it gives details, names few other rounds, reads well."""
    normalized = normalize(quote)
    details = sum(words.search(quote) is not None for words in (_DURATION, _FORMAT, _INTERVIEWER))
    others = max(0, sum(1 for _ in mentions(normalized)) - 1)
    fitting = 1 if _SHORT_QUOTE <= len(quote) <= _LONG_QUOTE else 0
    return (
        details
        + fitting
        + min(2, len(TECHNICAL.findall(normalized)) / 2)
        - others
        - 2 * normalized.rstrip().endswith("?")
        - 2 * is_rude(normalized)
    )


def _first(words: re.Pattern[str], text: str, group: int = 0) -> str | None:
    match = words.search(text)
    return match[group] if match else None
