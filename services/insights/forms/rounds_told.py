"""What a round or the whole process was like: how many parts, how long, in which form, on what."""

import re
from collections.abc import Iterator

from lexicon import patterns
from services.insights.forms.statement import Stated, sentence_of, stands_alone
from services.insights.forms.third_person import of_a_candidate
from services.insights.text.normalized import normalize

__all__ = ["rounds_told"]

_DETAIL, _ABOUT, _HAD = (patterns.pattern("forms", name) for name in ("detail", "about_round", "had_rounds"))
_TOLD, _COUNT_ALONE = (patterns.pattern("forms", name) for name in ("was_told", "count_alone"))
_TOTAL = patterns.pattern("facts", "total")
_COUNTED = patterns.pattern("forms", "counted")
_UNSURE = patterns.pattern("forms", "unsure_time")
_OWN = re.compile(r"^(?P<open>\W*)(?:my|our|their)\s+", re.IGNORECASE)
_FEELING = patterns.pattern("forms", "feeling_behind")
_SOME_OF = re.compile(r"\b(?:had|have|did|done|finished|completed|passed) (?:\w+|\d+) of (?:the|my|their|\d)")
"""Who has had some rounds of several does not tell how many there are."""
_GOING_ON = re.compile(r"\b(?:was|were|is|are)\s+(?:\w+ing|enough|likely|going)\b")
_PERIOD = re.compile(r"\b(?:scheduled|tomorrow|next week|upcoming|coming up|today)\b")


def rounds_told(quote: str) -> Iterator[Stated]:
    """Yield what a sentence tells of a round or of how many there were."""
    low = normalize(quote)
    if _DETAIL.search(low) is None or _TOTAL.search(low) or _PERIOD.search(low) or low.rstrip().endswith("?"):
        return
    if _SOME_OF.search(low):
        return
    plain = _FEELING.sub("", quote)
    about = None if _COUNT_ALONE.match(low) else _ABOUT.search(low)
    if about:
        if not _DETAIL.search(low, about.end()) or _GOING_ON.search(low, max(0, about.end() - 6), about.end() + 14):
            return
        text = sentence_of(_OWN.sub(r"\g<open>The ", plain))
        if stands_alone(text, to_reader=True) and _DETAIL.search(normalize(text)):
            yield Stated("round", text)
    elif (counted := _COUNT_ALONE.match(low)) is not None:
        text = sentence_of(f"A candidate had {quote[counted.start('rest') : counted.end('rest')]}")
        if stands_alone(text) and not _UNSURE.search(low):
            yield Stated("round", text)
    elif (_HAD.search(low) or _TOLD.search(low)) and not _UNSURE.search(low):
        told = of_a_candidate(plain)
        if told and (_TOLD.search(low) or _COUNTED.search(normalize(told))):
            yield Stated("round", told)
