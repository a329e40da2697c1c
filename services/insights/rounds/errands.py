"""Calls and messages that are no round: a candidate asks after an application, a recruiter schedules or turns down."""

import re

from lexicon import patterns
from services.insights.rounds.mentions import RoundMention

__all__ = ["is_errand"]

_OWN, _REQUEST, _BEHIND, _SCREENING = (
    patterns.pattern("states", name) for name in ("own_errand", "own_request", "errand_behind", "screening")
)
_ARRANGES = re.compile(r"\b(?:schedul|set ?up|arrang|book|invit)\w*$")
"""What a call is for that only leads to an interview."""
_CALLS = frozenset({"recruiter screen", "phone screen", "hiring manager"})
_BEFORE = 120


def is_errand(mention: RoundMention) -> bool:
    """Whether a candidate only asks for a round, or a call was about something else than getting to know one."""
    low, start, end = mention.scoped.sentence.low, mention.start, mention.end
    if _REQUEST.search(low[:start]):
        return True
    if mention.entry.name not in _CALLS:
        return False
    if _SCREENING.search(low[start:end]):
        return False
    if _OWN.search(low[max(0, start - _BEFORE) : start]):
        return True
    behind = low[end:]
    about = _BEHIND.match(behind)
    if about is None:
        return False
    return _ARRANGES.search(about[0]) is not None or _SCREENING.search(behind, about.end(), _BEFORE) is None
