"""How likely an account helps whoever prepares: what is told of rounds and questions does, mere waiting does not."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from lexicon import patterns
from lexicon.logistic import Logistic, probability
from services.insights.passages.features import LASTING
from services.insights.sentences.cues import shown
from services.insights.text.normalized import normalize
from services.insights.text.rounds import mentions
from services.insights.text.topics import TECHNICAL

__all__ = ["features_of", "helpfulness"]

_ASKS, _WAITS, _MATTERS = (patterns.pattern("accounts", name) for name in ("asks", "waits", "matters"))
_SIGNS = {
    **{name: patterns.pattern("stages", name) for name in ("not_held", "advice", "real", "open_question", "awaited")},
    **{name: patterns.pattern("accounts", name) for name in ("offer", "reject", "happened", "ahead")},
}
_CUES = frozenset(
    [
        *("asked", "predicted", "usual", "wish", "fear", "practice", "hypothetical", "denied", "candidate_asks"),
        *("elsewhere", "hearsay", "insider", "announced", "ended", "negation", "reader_question", "future", "past"),
        *("process", "of_others", "interviewer", "scheduling", "universal", "present"),
    ]
)
_COUNTS = {"rounds": (1, 2, 3, 4), "asks": (1, 2, 3), "topics": (1, 2), "matters": (1, 2, 4), "waits": (1, 2)}
_WORDS = (25, 50, 80, 120, 180)


@cache
def _learnt() -> Logistic:
    written = json.loads((files("services.insights.passages") / "account_weights.json").read_text(encoding="utf-8"))
    return Logistic(0.0, written["bias"], written["weights"])


@lru_cache(maxsize=1024)
def helpfulness(quotes: tuple[str, ...]) -> float:
    """Return the chance, from 0 to 1, that somebody's words help who prepares for the same interviews."""
    return probability(_learnt().log_odds(features_of(quotes)))


def features_of(quotes: Sequence[str]) -> frozenset[str]:
    """Return the names of the features of what is quoted of one writer."""
    return frozenset(_features([normalize(quote) for quote in quotes]))


def _features(quotes: Sequence[str]) -> Iterator[str]:
    whole = "\n".join(quotes)
    counts = {
        "rounds": len({entry.name for quote in quotes for entry, _, _ in mentions(quote)}),
        "asks": _number(_ASKS, whole),
        "topics": _number(TECHNICAL, whole),
        "matters": len(set(_MATTERS.findall(whole))),
        "waits": _number(_WAITS, whole),
    }
    yield from (f"{name} {least}" for name, levels in _COUNTS.items() for least in levels if counts[name] >= least)
    yield from (f"words {least}" for least in _WORDS if len(whole.split()) >= least)
    yield from (f"sign {name}" for name, words in _SIGNS.items() if words.search(whole))
    yield from (f"cue {cue}" for cue in shown(_CUES, whole, "en"))
    if LASTING.search(whole):
        yield "lasting"
    if "?" in whole:
        yield "?"


def _number(words: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in words.finditer(text))
