"""What stands around the name of a job and in it: whose job it is, these signs decide."""

import re
from collections.abc import Iterator

from lexicon import patterns
from services.insights.sources.trades import likenesses, weights_in

__all__ = ["signs_around", "signs_of_name", "signs_of_place"]

_TITLE, _LEVEL = (patterns.pattern("job_titles", name) for name in ("title", "level"))
_OF_NAMES, _OF_PLACES = (
    {
        name: patterns.pattern("job_signs", name)
        for name in patterns.PATTERNS.entries("job_signs")
        if name != "whose_met" and name.startswith("name_") is of_names
    }
    for of_names in (True, False)
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_NEXT = re.compile(r"[\s\"'\u2019\u201d*)]*([\w']+|[.,;:!?()\n-])")
_NEAR = 60
"""Characters before and behind a name in which signs are looked for."""


def signs_of_name(name: str) -> Iterator[str]:
    """Yield what the name of a job is like."""
    words = name.split()
    weight = max(weights_in(name).values())
    yield f"{min(5, len(words))} words"
    yield f"last {words[-1].lower()}"
    yield f"first {words[0].lower()}"
    yield f"weight {weight}"
    yield "capital" if words[0][0].isupper() and words[-1][0].isupper() else "small"
    if _TITLE.fullmatch(words[-1]) or _TITLE.search(words[-1]):
        yield "ends in title"
    if any(_TITLE.fullmatch(word) for word in words):
        yield "has title"
    elif not weight:
        yield "like a trade" if any(likenesses(name).values()) else "like none"
    if any(_LEVEL.fullmatch(word) for word in words):
        yield "has level"
    yield from (f"is {sign}" for sign, signs in _OF_NAMES.items() if signs.search(name))


def signs_around(text: str, start: int, end: int) -> Iterator[str]:
    """Yield what stands just before and behind a name."""
    before = text[max(0, start - _NEAR) : start]
    before = before[before.rfind("\n") + 1 :].lower()
    behind = text[end : end + _NEAR].lower()
    last = before.split()
    yield f"after {last[-1] if last else 'nothing'}"
    if len(last) > 1:
        yield f"after {last[-2]} {last[-1]}"
    if match := _NEXT.match(behind):
        yield f"before {match[1]}"
    yield from (f"before: {sign}" for sign in _signs_in(before))
    yield from (f"behind: {sign}" for sign in _signs_in(behind))


def _signs_in(text: str) -> Iterator[str]:
    return (sign for sign, signs in _OF_PLACES.items() if signs.search(text))


def signs_of_place(text: str, start: int) -> Iterator[str]:
    """Yield in which sentence a name stands, and what it speaks of."""
    sentences = sum(1 for _ in _SENTENCE_END.finditer(text, 0, start))
    yield f"sentence {min(4, sentences)}"
    low = max((match.end() for match in _SENTENCE_END.finditer(text, 0, start)), default=0)
    high = _SENTENCE_END.search(text, start)
    whole = text[low : high.end() if high else len(text)].lower()
    yield from (f"sentence: {sign}" for sign in _signs_in(whole))
