"""Cues of four languages: words by which a sentence says that it predicts, denies or reports what was asked.

They are data (`words/<language>.toml`), each with sentences that must and must not show it.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from lexicon import tables
from lexicon.word_filter import WordFilter, built_once

__all__ = [
    "LANGUAGES",
    "UNKNOWN",
    "form",
    "has",
    "language_of",
    "pattern",
    "shown",
    "spans",
    "stop_words",
    "vocabulary",
]

LANGUAGES = ("en", "de", "es", "fr")
_TELLING = 2
"""So many more common words than English has, before a text counts as being in another language."""
_WORDS_READ = 200
UNKNOWN = "??"
"""The language of texts in a language whose sentences are not read."""
_LOOKBEHIND = re.compile(r"\(\?<[!=](?:[^()\\]|\\.)*\)")
_SPACE = re.compile(r" (?![?+*{])")
_WORD = re.compile(r"[^\W\d_]+")


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern for shadows, in which a space matches any white space: markup leaves gaps."""
    return re.compile(_loosened(source))


def _loosened(source: str) -> str:
    source = _LOOKBEHIND.sub(lambda match: match[0].replace(" ", r"\s"), source)
    return _SPACE.sub(r"\\s+", source)


def vocabulary(language: str) -> Mapping[str, Any]:
    """Return the data of a language as written."""
    return tables.read(Path(__file__).parent / "words" / f"{language}.toml")


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the words of a language that carry no content."""
    return frozenset(vocabulary(language)["stop"])


@cache
def _sources(language: str) -> Mapping[str, str]:
    """Return the cues of a language as regular expressions."""
    entries = vocabulary(language) if language in LANGUAGES else {}
    return {
        name: _loosened("|".join(f"(?:{source})" for source in entry["says"]))
        for name, entry in entries.items()
        if isinstance(entry, dict) and "says" in entry
    }


@cache
def _cue(language: str, name: str) -> re.Pattern[str] | None:
    source = _sources(language).get(name)
    return re.compile(source) if source else None


@built_once
def _filter(language: str) -> WordFilter:
    return WordFilter(_sources(language), name=f"cues-{language}")


@lru_cache(maxsize=1 << 13)
def _possible(low: str, language: str) -> tuple[str, ...]:
    """Return the cues that a shadow may show by its words: few of the many."""
    return _filter(language).possible(low)


@cache
def form(name: str) -> re.Pattern[str]:
    """Return the pattern of a form that sentences of all languages have in common."""
    return pattern("|".join(vocabulary("forms")[name]["says"]))


def has(name: str, low: str, language: str = "en") -> bool:
    """Whether a shadow shows a cue of its language; a cue that the language lacks is never shown."""
    return name in _possible(low, language) and _shows(name, low, language)


def shown(names: AbstractSet[str], low: str, language: str = "en") -> Iterator[str]:
    """Yield those of some cues that a shadow shows."""
    for name in _possible(low, language):
        if name in names and _shows(name, low, language):
            yield name


@lru_cache(maxsize=1 << 14)
def _shows(name: str, low: str, language: str) -> bool:
    """Whether the pattern of a cue matches; remembered, since the spans of a sentence ask of its neighbours."""
    cue = _cue(language, name)
    return cue is not None and cue.search(low) is not None


def spans(name: str, low: str, language: str = "en") -> list[tuple[int, int]]:
    """Return where a shadow shows a cue."""
    cue = _cue(language, name)
    return [match.span() for match in cue.finditer(low)] if cue else []


@cache
def _unread() -> frozenset[str]:
    return frozenset(vocabulary("others")["stop"])


@lru_cache(maxsize=1024)
def language_of(low: str) -> str:
    """Return the code of the language a text seems to be in, by its most common words; English when unsure."""
    words = [match[0] for match in islice(_WORD.finditer(low), _WORDS_READ)]
    counts = {language: sum(map(stop_words(language).__contains__, words)) for language in LANGUAGES}
    best = max(counts, key=lambda language: counts[language])
    unread = sum(map(_unread().__contains__, words))
    if unread > counts[best] and unread > _TELLING:
        return UNKNOWN
    return best if counts[best] > counts["en"] + (_TELLING if len(words) > 40 else 0) else "en"  # noqa: PLR2004
