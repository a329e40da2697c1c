"""Whether two words say the same: inflected, abbreviated, alike, of one meaning, or translations of each other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain

from lexicon.company.everyday import is_everyday
from services.insights.checker.vocabulary import data
from services.insights.sentences.cues import LANGUAGES, stop_words
from services.insights.sentences.stems import SHORTEST_STEM, plain, stem, words_of

__all__ = ["content_of", "is_frame", "opposes", "opposite", "same_word", "says"]

_ALIKE, _ALIKE_SHARE = 5, 0.62
_FOREIGN_ALIKE = 4
_SHORTEST_BEGINNING = 3


@cache
def _groups() -> Mapping[str, tuple[int, ...]]:
    """Return the numbers of the groups of like meaning that a stem belongs to; equal tuples are one object."""
    found: dict[str, tuple[int, ...]] = {}
    shared: dict[tuple[int, ...], tuple[int, ...]] = {}
    own = ([stem(word) for word in words] for words in data("synonyms")["same"])
    known = (files("services.insights.checker") / "words/wordnet.txt").read_text(encoding="utf-8")
    for number, stems in enumerate(chain(own, map(str.split, known.splitlines()))):
        for one in dict.fromkeys(stems):
            numbers = (*found.get(one, ()), number)
            found[one] = shared.setdefault(numbers, numbers)
    return found


def _in_one_group(one: str, other: str) -> bool:
    groups = _groups()
    return not frozenset(groups.get(one, ())).isdisjoint(groups.get(other, ()))


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, two in data("synonyms")["opposite"]:
        found.setdefault(stem(one), set()).add(stem(two))
        found.setdefault(stem(two), set()).add(stem(one))
    return {word: frozenset(words) for word, words in found.items()}


@cache
def _glossary(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return beginnings of foreign words with the stems of what they mean, longest first."""
    entries: dict[str, str] = data("glossary").get(language, {})
    table = [(plain(word), tuple(stem(meaning) for meaning in meanings.split())) for word, meanings in entries.items()]
    return tuple(sorted(table, key=lambda entry: -len(entry[0])))


@lru_cache(maxsize=16384)
def _meanings(word: str, language: str) -> tuple[str, ...]:
    found: list[str] = []
    for beginning, meanings in _glossary(language):
        if word == beginning or (len(beginning) > SHORTEST_STEM and word.startswith(beginning)):
            found += meanings
    if found or language != "de":
        return tuple(found)
    ends = (meanings for end, meanings in _glossary(language) if len(end) > _FOREIGN_ALIKE and word.endswith(end))
    return tuple(meaning for meanings in ends for meaning in meanings)


def content_of(text: str, language: str = "en") -> list[str]:
    """Return the words of a shadow that carry content."""
    stop = _plain_stop(language)
    return [word for word in words_of(text) if word not in stop and len(word) > 1 and _tells(word)]


def _tells(word: str) -> bool:
    return "n't" not in word and not word.isdigit()


@cache
def _plain_stop(language: str) -> frozenset[str]:
    return frozenset(plain(word) for word in stop_words(language if language in LANGUAGES else "en"))


@cache
def _frames() -> frozenset[str]:
    return frozenset(stem(word) for word in data("synonyms")["frame"])


def is_frame(word: str) -> bool:
    """Whether a word of a claim only says that something is reported: candidate, asked, interview, company."""
    return stem(word) in _frames()


@lru_cache(maxsize=65536)
def same_word(claimed: str, said: str, language: str = "en") -> bool:
    """Whether a claimed (English) word is what a word of the source says."""
    one, two = stem(claimed), stem(said)
    if one == two or _in_one_group(one, two):
        return True
    if _alike(one, two, foreign=language != "en"):
        return True
    if language == "en" and (short := _shortened(said)) and _is_beginning(short, claimed):
        return True
    if language == "en":
        return False
    meanings = _meanings(plain(said), language)
    return any(
        one == meaning or _in_one_group(one, meaning) or _alike(one, meaning, foreign=False) for meaning in meanings
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of an English passage by what makes another word the same."""

    stems: frozenset[str]
    groups: frozenset[int]
    beginnings: Mapping[str, Sequence[str]]
    """Stems by their first letters."""
    shortened: frozenset[str]
    """Words that are no words of English: beginnings of others."""


@lru_cache(maxsize=1024)
def _said(words: tuple[str, ...]) -> _Said:
    stems = frozenset(map(stem, words))
    beginnings: dict[str, list[str]] = {}
    for one in stems:
        beginnings.setdefault(one[:_ALIKE], []).append(one)
    groups = _groups()
    shortened = frozenset(short for word in words if (short := _shortened(word)))
    return _Said(stems, frozenset(group for one in stems for group in groups.get(one, ())), beginnings, shortened)


@lru_cache(maxsize=32768)
def _shortened(word: str) -> str:
    """Return the beginning that a word such as `refs`, `tech` or `cond` is of a longer one, or nothing."""
    short = word.removesuffix("s")
    usable = len(short) >= _SHORTEST_BEGINNING and short.isalpha() and not is_everyday(short)
    return short if usable else ""


def _is_beginning(short: str, word: str) -> bool:
    return len(word) > len(short) + 1 and word.startswith(short)


def says(words: Sequence[str], claimed: str, language: str = "en") -> bool:
    """Whether one of a passage's words is what a claimed word says, as `same_word` has it."""
    if language != "en":
        return any(same_word(claimed, word, language) for word in words)
    said, one = _said(tuple(words)), stem(claimed)
    if one in said.stems or not said.groups.isdisjoint(_groups().get(one, ())):
        return True
    if any(_alike(one, two, foreign=False) for two in said.beginnings.get(one[:_ALIKE], ())):
        return True
    return any(_is_beginning(short, claimed) for short in said.shortened)


def opposes(words: Sequence[str], claimed: str) -> bool:
    """Whether one of a passage's words means the opposite of a claimed word."""
    opposites = _opposites().get(stem(claimed))
    return opposites is not None and not _said(tuple(words)).stems.isdisjoint(opposites)


def _alike(one: str, two: str, *, foreign: bool) -> bool:
    """Whether two stems begin alike, as inflections and international words do."""
    if foreign:
        one, two = _international(one), _international(two)
    shared = 0
    for first, second in zip(one, two, strict=False):
        if first != second:
            break
        shared += 1
    shortest = _FOREIGN_ALIKE if foreign else _ALIKE
    longer = max(len(one), len(two))
    return (
        shared >= shortest
        and (shared >= _ALIKE_SHARE * longer or (foreign and shared >= _ALIKE))
        and not (opposite(one, two))
    )


@lru_cache(maxsize=16384)
def _international(word: str) -> str:
    word = re.sub(r"(.)\1", r"\1", word)
    return word.replace("ph", "f").replace("k", "c").replace("y", "i").replace("z", "c")


def opposite(claimed: str, said: str) -> bool:
    """Whether two words mean the opposite of each other."""
    return stem(said) in _opposites().get(stem(claimed), frozenset())
