"""Whether a sentence speaks of another company, which it does not name, or of interviews in general."""

from functools import lru_cache

from lexicon import patterns
from services.insights.sentences.cues import form
from services.insights.sentences.reading import PostText
from services.insights.sentences.scope import ScopedSentence

__all__ = ["is_elsewhere"]

_SOMEWHERE, _IN_GENERAL, _GONE = (
    patterns.pattern("elsewhere", name) for name in ("somewhere", "in_general", "offer_gone")
)
_REFERS = form("refers")
_TEXTS_KEPT = 256


def is_elsewhere(scoped: ScopedSentence, text: PostText) -> bool:
    """Whether a sentence speaks of another company, or goes on to do so, or of interviews in general.

    A sentence that names the employer speaks of it, unless it says that its offer is gone and others are tried.
    """
    if text.language != "en":
        return False
    low = scoped.sentence.low
    if _GONE.search(low):
        return True
    if any(name.own for name in scoped.mentions):
        return False
    return scoped.sentence.start in _away(text)


@lru_cache(_TEXTS_KEPT)
def _away(text: PostText) -> frozenset[int]:
    """Return where the sentences of a text start that speak, or go on to speak, of another company or of none.

    What is said of interviews in general goes on as long as sentences refer back: "It was three hours."
    """
    found: set[int] = set()
    away = in_general = False
    for scoped in text.sentences:
        low, named = scoped.sentence.low, any(name.own for name in scoped.mentions)
        away = not named and (away or _SOMEWHERE.search(low) is not None)
        goes_on = in_general and _REFERS.match(low) is not None
        in_general = not named and (goes_on or _IN_GENERAL.search(low) is not None)
        if away or in_general:
            found.add(scoped.sentence.start)
    return frozenset(found)
