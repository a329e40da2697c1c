"""From a written name to a known employer, or to a brand and its likely spellings."""

from functools import cache, lru_cache

from lexicon.company.data import tables
from lexicon.company.employers import KnownEmployer, find_employer
from lexicon.company.everyday import is_everyday
from lexicon.company.letters import letters
from lexicon.company.names import NameParts, name_parts, without_region

__all__ = ["brand_of", "known_employer", "short_names"]

_SHORTEST_CORE = 4
_SHORTEST_FIRST_WORD = 5
_FEWEST_INITIALS = 3


def brand_of(name: str) -> str:
    """Return the name without its legal form; a region goes with the form: `Acme Germany GmbH` is `Acme`."""
    parts = name_parts(name)
    if parts.has_legal_form:
        shorter = without_region(parts.brand)
        return parts.brand if is_everyday(shorter) and not find_employer(shorter) else shorter
    return parts.brand


@lru_cache(4096)
def known_employer(name: str) -> KnownEmployer | None:
    """Return the employer of the table that a name means, also with descriptive words or a region behind it."""
    if exact := find_employer(name):
        return exact
    parts = name_parts(name)
    for written in (parts.brand, *parts.others):
        if found := _known(written, parts):
            return found
    return None


def _known(written: str, parts: NameParts) -> KnownEmployer | None:
    tried = written
    while tried:
        if found := find_employer(tried):
            return found
        shorter = without_region(tried)
        if shorter == tried:
            shorter = _without_last(tried, "corporate")
        if shorter == tried or (is_everyday(shorter) and not parts.has_legal_form):
            break
        tried = shorter
    without_article = tried.removeprefix("The ").removeprefix("the ")
    return find_employer(without_article) if without_article != tried else None


def short_names(brand: str) -> list[str]:
    """Return shorter names of an employer that is in no table: without descriptive words, the first word, initials."""
    found = [brand]
    core = brand.removeprefix("The ")
    while (shorter := _without_last(core, "descriptive")) != core:
        core = shorter
        found.append(core)
    words = [word for word in core.split() if word.casefold() not in _small_words("particles")] or core.split()
    found += [" ".join(words), words[0], _initials(brand)]
    return [name for name in dict.fromkeys(found) if name == brand or _is_distinctive(name, brand)]


def _is_distinctive(name: str, brand: str) -> bool:
    """Whether a part of a name can stand for the whole: no everyday word, nobody else's name, long enough."""
    if len(letters(name)) < (_SHORTEST_FIRST_WORD if " " not in name else _SHORTEST_CORE):
        return name.isupper() and len(name) >= _FEWEST_INITIALS and name == _initials(brand)
    return not is_everyday(name) and find_employer(name) is None


def _initials(name: str) -> str:
    words = [
        word
        for word in name.replace("-", " ").split()
        if word.casefold() not in _small_words("links") and word[0].isalpha()
    ]
    is_enough = len(words) >= _FEWEST_INITIALS
    return "".join(word[0] for word in words).upper() if is_enough else ""


def _without_last(name: str, tails: str) -> str:
    """Cut the last word when it describes what the company does; never cut a name's only word."""
    words = name.split()
    if len(words) > 1 and letters(words[-1]) in _tails(tails):
        words.pop()
        while len(words) > 1 and words[-1].casefold() in {"&", "and", "of", "und", "et", "y", "e", "-"}:
            words.pop()
        return " ".join(words).rstrip(" ,")
    return name


@cache
def _tails(name: str) -> frozenset[str]:
    lists = tables("brands")["tails"]
    chosen = lists["corporate"] if name == "corporate" else lists["corporate"] + lists["descriptive"]
    return frozenset(letters(word) for word in chosen.split())


@cache
def _small_words(name: str) -> frozenset[str]:
    return frozenset(tables("brands")["small_words"][name].split())
