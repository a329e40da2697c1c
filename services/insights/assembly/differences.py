"""Where reports of the same round do not agree on how long it takes, all of them are shown."""

import re
from collections.abc import Iterator

from contracts.insights import Basis, Insights, ProcessStage
from services.insights.text.normalized import normalize
from services.insights.text.rounds import mentions

__all__ = ["with_differences"]

_MOST = 4
_TIME = re.compile(
    r"\b(?P<first>\d{1,3})(?:\s?[-\u2013]\s?(?P<last>\d{1,3}))?[\s-]?(?P<unit>min(?:ute)?s?|hours?|hrs?)\b",
    re.IGNORECASE,
)
_MINUTES = {"m": 1, "h": 60}


def with_differences(insights: Insights) -> Insights:
    """Return a verified guide whose reported rounds name every duration, when reports differ."""
    process = insights.interview_process
    stages = [_with_differences(stage) for stage in process.stages]
    return insights.model_copy(update={"interview_process": process.model_copy(update={"stages": stages})})


def _with_differences(stage: ProcessStage) -> ProcessStage:
    if stage.basis is not Basis.REPORTED or not stage.duration:
        return stage
    told = {minutes: words for quote in reversed(_alone(stage)) for minutes, words in _times(quote)}
    shown = {minutes for minutes, _ in _times(stage.duration)}
    others = [words for minutes, words in sorted(told.items()) if minutes not in shown]
    return stage.model_copy(update={"differing": others[:_MOST]}) if others else stage


def _alone(stage: ProcessStage) -> list[str]:
    """Return the quotes that speak of no other round: whose time it is would be a guess."""
    quotes = [entry.quote for entry in stage.evidence]
    return [quote for quote in quotes if sum(1 for _ in mentions(normalize(quote))) <= 1]


def _times(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield each length of time in minutes, shortest and longest, with its words."""
    for match in _TIME.finditer(text):
        factor = _MINUTES[match["unit"][0].lower()]
        first = int(match["first"]) * factor
        yield (first, int(match["last"]) * factor if match["last"] else first), match[0]
