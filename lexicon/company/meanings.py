"""What a written name may stand for, however it is spelled and whatever it says besides."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lexicon.company.brands import brand_of
from lexicon.company.everyday import is_everyday
from lexicon.company.letters import letters, variants
from lexicon.company.names import name_parts, without_region
from lexicon.company.spellings import SHORTEST_FIRST_WORD, is_telling, unlinked, without_article
from lexicon.company.words_of_names import (
    in_full,
    is_institution,
    kind_of,
    small_words,
    with_single_words,
    without_last,
)

__all__ = ["described", "is_shortened", "meanings", "spelled"]

_FEWEST_INITIALS = 3


@lru_cache(4096)
def meanings(written: str, *, is_known: bool = False) -> frozenset[str]:
    """Return the letters of the names that a written name may stand for: itself, and itself without what says where.

    Args:
        written: What somebody wrote.
        is_known: Whether it is compared with an employer of the table, whose name may be an everyday word.
    """
    parts = name_parts(written)
    found = {written}
    for name in (parts.brand, brand_of(written), *parts.others):
        found.add(name)
        found.update(_narrowed(without_article(name), is_known=is_known))
        found.update(_of_initials_with_article(name))
    return spelled([*found, *_of_handle(written)])


def spelled(names: Iterable[str]) -> frozenset[str]:
    """Return the letters of names however they are spelled: with umlauts or two letters, with `St` or `Saint`."""
    forms = (form for name in names for form in (name, in_full(name), *unlinked(name)))
    return frozenset(plain for form in forms for plain in variants(form) if plain)


def is_shortened(written: str, brand: str) -> bool:
    """Whether a written name is the beginning of a brand, or words of it: `Quillmoor Dyn`, `Tarnbeck Solicitors`.

    What is left must say who it is: no everyday word, and no institution of another kind.
    """
    words = written.split()
    if any(map(is_institution, [*words, *brand.split()])) or not any(map(is_telling, words)):
        return False
    plain, whole = letters(written), iter(map(letters, brand.split()))
    return letters(brand).startswith(plain) or all(word in whole for word in map(letters, words))


def described(name: str) -> frozenset[str]:
    """Return the words of a name that says what kind of company it is, the kind in English; empty for other names.

    `Piekarnia Żurawek` and `Zurawek bakery` are the same two words.
    """
    links = small_words("links")
    plain = with_single_words(name).split()
    words = {kind_of(word) or letters(word) for word in plain if word.casefold() not in links}
    has_kind = any(map(kind_of, plain))
    return frozenset(words) if has_kind and len(words) > 1 else frozenset()


def _of_handle(written: str) -> Iterator[str]:
    """Yield what a name in a network stands for: `veriqo` for `@VeriqoHQ` and `#LifeAtVeriqo`."""
    plain = letters(written)
    if " " in written.strip() or not plain.isascii():
        return
    for start in ("", *small_words("handles_begin")):
        for end in ("", *small_words("handles_end")):
            name = plain.removeprefix(start).removesuffix(end)
            if plain == f"{start}{name}{end}" and len(name) >= SHORTEST_FIRST_WORD and not is_everyday(name):
                yield name


def _narrowed(name: str, *, is_known: bool) -> Iterator[str]:
    """Yield the name, and the name without departments and regions behind it."""
    yield name
    while True:
        shorter = without_region(name)
        if shorter == name:
            shorter = without_last(name, "department", "whole")
        if is_everyday(shorter) and not is_known:
            shorter = without_last(name, "hiring")
        if shorter == name:
            return
        yield (name := shorter)


def _of_initials_with_article(name: str) -> Iterator[str]:
    """Yield initials without the article that some languages say before them: `UNAM` of `la UNAM`."""
    article, _, rest = name.partition(" ")
    if article.islower() and article in small_words("articles") and rest.isupper() and len(rest) >= _FEWEST_INITIALS:
        yield rest
