"""The words around a company's name as features: which they are, and of which kind, near the name and in its text."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from lexicon.company.signals import Surroundings, is_in_table
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


def neighbours(place: Surroundings) -> Iterator[str]:
    """Yield the features of a place; the same may come several times.

    Those that begin with `word` are about single words, learnt from texts; those with `kind` about their kinds.
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
