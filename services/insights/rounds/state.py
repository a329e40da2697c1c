"""Whether a round was had or is still to come, where the words around its name leave no doubt."""

from typing import Literal

from lexicon import patterns
from services.insights.rounds.mentions import RoundMention
from services.insights.sentences.forum_questions import only_asks

__all__ = ["CertainState", "certain_state"]

CertainState = Literal["had", "awaited"]
_BEFORE = {name: patterns.pattern("states", name) for name in ("had_before", "announced_before", "awaited_before")}
_HAD_BEHIND = patterns.pattern("states", "had_behind")
_AHEAD = patterns.pattern("stages", "ahead")
_REACH, _NEAR = 260, 60
"""Characters before and behind a name that are looked at."""


def certain_state(mention: RoundMention) -> CertainState | None:
    """Return whether a round was had or only announced by the words around its name; None where they do not say."""
    low = mention.scoped.sentence.low
    before, behind = low[max(0, mention.start - _REACH) : mention.start], low[mention.end : mention.end + _NEAR]
    if only_asks(low):
        return None
    if _BEFORE["announced_before"].search(before):
        return "awaited"
    if _HAD_BEHIND.match(behind):
        return "had"
    if _BEFORE["awaited_before"].search(before):
        return "awaited"
    return "had" if _BEFORE["had_before"].search(before) and not _AHEAD.search(behind) else None
