"""Does a quote carry what a text says? Deterministic checks of figures, names and wording."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from lexicon import languages
from services.insights.text.markdown import comparable, words

__all__ = ["figures", "mentions_money", "names", "overlap", "stems"]

_FIGURE = re.compile(r"(?<![a-z0-9.])(\d[\d,]*(?:\.\d+)?)\s?(k\b|m\b|mn\b|million\b|%)?")
_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}
_SCALE = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000}
_NUMBER_WORD = re.compile(r"\b(" + "|".join(_NUMBER_WORDS) + r")\b")
_DIGIT = re.compile(r"\d")
_MONEY = re.compile(
    r"[$€£₹¥]\s?\d|\b\d[\d,.]*\s?(?:k|usd|eur|gbp|inr|cad|aud|lpa|dollars?|euros?|lakhs?)\b", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][\w&'-]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n]\s+|[\"'(\[]\s*|^\s*[-*]\s*|\d[.)]\s+)$")
_LONGEST_START = 40
"""Characters before a name that tell whether it opens a sentence; reading all of them takes ever longer."""
_STOP = frozenset(languages.words("comparison", "empty")["en"].split())
# Words that say nothing about what a round or a question was about.
_GENERIC = frozenset(
    [
        "interview",
        "interviews",
        "interviewer",
        "interviewers",
        "round",
        "rounds",
        "question",
        "questions",
        "asked",
        "ask",
        "candidate",
        "candidates",
        "company",
    ]
)
_MIN_STEM = 3


@lru_cache(maxsize=2048)
def figures(text: str) -> frozenset[str]:
    """Return the numbers in a text in one notation: `$350k` and `350,000` are the same, `three` is `3`."""
    folded = _NUMBER_WORD.sub(lambda match: _NUMBER_WORDS[match[1]], comparable(text))
    return frozenset(_figure(match) for match in _FIGURE.finditer(folded)) if _DIGIT.search(folded) else frozenset()


def _figure(match: re.Match[str]) -> str:
    number = float(match[1].replace(",", ""))
    return f"{number * _SCALE.get(match[2] or '', 1):g}"


def mentions_money(text: str) -> bool:
    """Whether a text names an amount of money."""
    return _DIGIT.search(text) is not None and _MONEY.search(text) is not None


def names(text: str, *, is_known: Callable[[str], bool]) -> set[str]:
    """Return the folded proper names in a text.

    Within a sentence any capitalised word is one; at its start, where every word is capitalised, only known ones are.
    """
    found = set()
    for match in _NAME.finditer(text):
        name = match[0].removesuffix("'s").strip("'-").lower()
        starts = _SENTENCE_START.search(text, max(0, match.start() - _LONGEST_START), match.start()) is not None
        if len(name) > 1 and (is_known(name) if starts else not name.startswith("i'")):
            found.add(name)
    return found


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning."""
    return frozenset(_stem(word) for word in words(text) if word not in _STOP)


def _stem(word: str) -> str:
    word = word.split("'", maxsplit=1)[0]
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word[: -len(ending)].replace("is", "iz")
    return word.replace("is", "iz") if len(word) > _MIN_STEM else word


def overlap(text: str, quotes: Iterable[str]) -> float:
    """Return the share of a text's meaningful words that its quotes contain, from 0 to 1."""
    wanted = stems(text)
    wanted = wanted - _GENERIC_STEMS or wanted
    if not wanted:
        return 1.0
    offered: set[str] = set().union(*(stems(quote) for quote in quotes))
    return len(wanted & offered) / len(wanted)


_GENERIC_STEMS = frozenset(_stem(word) for word in _GENERIC)
