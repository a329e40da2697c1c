"""Which words of a text stand under a negation."""

import re
from functools import cache

from services.insights.checker.vocabulary import data
from services.insights.sentences.cues import pattern

__all__ = ["negated_spans"]


_BEHIND = re.compile(
    r"(?:^|[.,;:!?(]\s*|\b(?:but|and)\s)(?P<denied>[^.,;:!?\n]{2,60}?)\s*[?:,-]*\s+(?:no|none|nope|nada|nah|zero|not|nein|keine?|non|aucune?)\s*(?=$|[.,;!\n])"
    r"|(?:^|[.,;:!?(]\s*|\b(?:but|and)\s)(?P<left>[^.,;:!?\n]{2,60}?)\s+(?:isn't|aren't|wasn't|weren't|doesn't|don't|didn't|won't)\s*(?=$|[.,;!\n])"
)
"""`parking no`, `Dress code? None.`, `the training day isn't`"""


_DOUBLE = frozenset({"es", "fr"})
_SECOND = frozenset({"nor", "noch", "ni"})


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    entry = data("negation")[language]
    neutral = "|".join(entry["neutral"])
    return pattern("|".join(entry["says"])), pattern(neutral) if neutral else None


@cache
def _end() -> re.Pattern[str]:
    return pattern(data("negation")["end"])


def negated_spans(low: str, language: str = "en") -> list[tuple[int, int]]:
    """Return the spans of a shadow whose words are negated; an even number of negations is none."""
    says, neutral = _patterns(language)
    skipped = [match.span() for match in neutral.finditer(low)] if neutral else []
    found: list[tuple[int, int]] = []
    for match in says.finditer(low):
        if any(begin <= match.start() < end for begin, end in skipped):
            continue
        again = match[0] in _SECOND or language in _DOUBLE
        if again and any(begin <= match.start() < stop for begin, stop in found):
            # `neither … nor …` denies both; `personne ne …` and `no … nunca` deny once.
            continue
        end = _end().search(low, match.end())
        stop = end.start() if end else len(low)
        start = match.end()
        if language == "de" or match[0].startswith(("anything but", "far from")):
            breaks = [hit.end() for hit in _end().finditer(low, 0, match.start())]
            start = (breaks[-1] if breaks else 0) if language == "de" and match[0] == "nicht" else match.end()
        found.append((start, stop))
    found += [match.span("denied" if match["denied"] else "left") for match in _BEHIND.finditer(low)]
    return found
