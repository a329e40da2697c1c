"""Whether a round was had or is still to come, where the words around its name leave no doubt."""

import re
from typing import Literal

from lexicon import patterns
from services.insights.rounds.mentions import RoundMention
from services.insights.sentences.forum_questions import only_asks

__all__ = ["CertainState", "certain_state"]

CertainState = Literal["had", "awaited"]
_BEFORE = {name: patterns.pattern("states", name) for name in ("had_before", "announced_before", "awaited_before")}
_HAD_BEHIND, _PUT_OFF = (patterns.pattern("states", name) for name in ("had_behind", "put_off"))
_NEXT_CLAUSE = re.compile(r"[,;.]| (?:and|but|then|so) ")
_AHEAD = patterns.pattern("stages", "ahead")
_REACH, _NEAR = 260, 60
"""Characters before and behind a name that are looked at."""


def certain_state(mention: RoundMention) -> CertainState | None:
    """Return whether a round was had or only announced by the words around its name; None where they do not say."""
    low = mention.scoped.sentence.low
    before, behind = low[max(0, mention.start - _REACH) : mention.start], low[mention.end : mention.end + _NEAR]
    if only_asks(low):
        return None
    if _BEFORE["announced_before"].search(before) or _PUT_OFF.match(behind):
        return "awaited"
    if _HAD_BEHIND.match(behind):
        return "had"
    if _BEFORE["awaited_before"].search(before):
        return "awaited"
    is_ahead = _AHEAD.search(_NEXT_CLAUSE.split(behind, maxsplit=1)[0])
    return "had" if _BEFORE["had_before"].search(before) and not is_ahead else None
