"""The words around a company's name as features: which, how they begin, of which kind, near it and in its text."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from lexicon.company.everyday import is_slip
from lexicon.company.mentions.signal_words import is_in_table
from lexicon.company.mentions.signals import Surroundings
from lexicon.lazy_regex import lazy_compile

__all__ = ["neighbours"]

_TOKEN = lazy_compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_POSSESSIVE = lazy_compile(r"['’]s\b")
_KINDS = {
    "hiring": "hiring", "pay": "pay", "working": "working", "role": "role", "verb": "employer_verb",
    "product": "product_after", "employer": "generic_employer",
}  # fmt: skip
"""Kinds of words by the table that lists them."""
_CLOSE = 2
"""So many words on each side have a place of their own."""
_KINDS_BEFORE = 4
_KINDS_AFTER = 5
_WORDS_BEFORE = 7
_WORDS_AFTER = 9
_WORD = lazy_compile(r"[^\W\d_]+")
_STEM = 4
"""Letters with which a word begins: `rekrut` and `rekruter`, `entrevistaron` and `entrevista` are one."""
_SYLLABLES = 2
_STEMS_REACH = 120
_STEMS_NEAR = 6
_UNSPACED = lazy_compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_HANGUL = lazy_compile("[\uac00-\ud7af]")


def neighbours(place: Surroundings) -> Iterator[str]:
    """Yield the features of a place; the same may come several times.

    Those that begin with `word` are about single words, learnt from texts; those with `stem` about how words begin, in
    other sentences too; those with `kind` about their kinds.
    """
    before, after = _tokens(place.before), _tokens(_POSSESSIVE.sub("", place.after, count=1))
    shared = [*_direct(before, after), *_kinds(before, after, place)]
    yield from shared
    if place.is_everyday:
        yield from (f"everyday {feature}" for feature in shared)
    yield from _pairs(before, after)
    yield from (f"word before {word}" for word in before[-_WORDS_BEFORE:])
    yield from (f"word behind {word}" for word in after[:_WORDS_AFTER])
    yield from (f"word nearby {word}" for word in chain.from_iterable(map(_tokens, place.nearby)))
    yield from _stems(place)
    yield _manner(place, is_first=not before)


def _direct(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    yield f"word -1 {before[-1] if before else '^'}"
    yield f"word +1 {after[0] if after else '$'}"


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    second, first = ["^", "^", *before][-2:]
    yield f"word -2 {second}"
    yield f"words -2 {second} {first}"
    first, second = [*after, "$", "$"][:2]
    yield f"word +2 {second}"
    yield f"words +2 {first} {second}"


def _kinds(before: Sequence[str], after: Sequence[str], place: Surroundings) -> Iterator[str]:
    for distance, word in enumerate(before[: -_KINDS_BEFORE - 1 : -1], start=1):
        yield from (f"kind -{min(distance, _CLOSE + 1)} {kind}" for kind in _kinds_of(word))
    for distance, word in enumerate(after[:_KINDS_AFTER], start=1):
        yield from (f"kind +{min(distance, _CLOSE + 1)} {kind}" for kind in _kinds_of(word))
    yield "kinds +3 " + " ".join("/".join(_kinds_of(word)) or "-" for word in after[:3])
    for word in chain.from_iterable(map(_tokens, place.nearby)):
        yield from (f"kind nearby {kind}" for kind in _kinds_of(word))


def _stems(place: Surroundings) -> Iterator[str]:
    before, after = place.nearby
    before_it, behind_it = _stems_of(before[-_STEMS_REACH:]), _stems_of(after[:_STEMS_REACH])
    yield from (f"stem nearby {stem}" for stem in chain(before_it, behind_it))
    yield from (f"stem before {stem}" for stem in before_it[-_STEMS_NEAR:])
    yield from (f"stem behind {stem}" for stem in behind_it[:_STEMS_NEAR])


@lru_cache(256)
def _stems_of(text: str) -> tuple[str, ...]:
    """Return how each word begins; of scripts without blanks between words, each two characters."""
    return tuple(chain.from_iterable(_beginnings(word.casefold()) for word in _WORD.findall(text)))


def _beginnings(word: str) -> Sequence[str]:
    if _UNSPACED.search(word):
        return [word[start : start + _SYLLABLES] for start in range(max(1, len(word) - 1))]
    return [word[: _SYLLABLES if _HANGUL.search(word) else _STEM]]


def _manner(place: Surroundings, *, is_first: bool) -> str:
    """Return how a name is written and where: a note that begins with `chime` in small letters is about it sooner."""
    case = "lower" if place.name.islower() else "upper"
    kind = "slip" if is_slip(place.name) else "everyday" if place.is_everyday else "rare"
    return f"manner {case} {'first' if is_first else 'inside'} {kind}"


@lru_cache(256)
def _tokens(text: str) -> tuple[str, ...]:
    """Return words and signs in lower case, each number as `0`."""
    return tuple("0" if token[0].isdigit() else token.casefold().replace("’", "'") for token in _TOKEN.findall(text))


@lru_cache(8192)
def _kinds_of(word: str) -> tuple[str, ...]:
    if not word[0].isalnum():
        return (word,)
    if word == "0":
        return ("number",)
    return tuple(kind for kind, table in _KINDS.items() if is_in_table(table, word))
