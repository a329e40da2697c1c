"""From a written name to a known employer, or to a brand."""

import re
from collections.abc import Iterable
from functools import lru_cache

from lexicon.company.employers import KnownEmployer, find_employer
from lexicon.company.everyday import is_everyday
from lexicon.company.letters import letters
from lexicon.company.longer_names import inside
from lexicon.company.names import NameParts, name_parts, without_region
from lexicon.company.words_of_names import unspaced_cores, without_last
from lexicon.lazy_regex import lazy_compile

__all__ = ["brand_of", "is_apart", "known_employer"]

_CALLED_SO = lazy_compile(r"\s*(?:&|and)\s*(?:co|company)\.?", re.IGNORECASE)
_LONGEST_NICKNAME = 4
_THE_COMPANY = lazy_compile(r"The \w+ Company")


def brand_of(name: str) -> str:
    """Return the name without its legal form; what wraps the brand goes with it: `Acme Holding GmbH` is `Acme`.

    `Tiller & Co.`, `The Harbour Company` and `Alfa.cz` are called so and stay.
    """
    if (known := find_employer(name)) and letters(known.brand) == letters(name):
        return name
    parts = name_parts(name)
    if parts.domain and name != name.lower():
        return name
    brand = parts.brand
    while parts.has_legal_form:
        shorter = without_last(without_region(brand), "wrapping")
        if shorter == brand or (is_everyday(shorter) and not find_employer(shorter)):
            break
        brand = shorter
    return name if _CALLED_SO.fullmatch(name.removeprefix(brand)) or _THE_COMPANY.fullmatch(name) else brand


@lru_cache(4096)
def known_employer(name: str) -> KnownEmployer | None:
    """Return the employer of the table that a name means, also with descriptive words or a region behind it."""
    if exact := find_employer(name) or _without_article(name):
        return exact
    parts = name_parts(name)
    for written in (parts.brand, *parts.others):
        found = _known(written, parts)
        if found and not any(_is_other(one, found) for one in (written, name)):
            return found
    return None


def _without_article(name: str) -> KnownEmployer | None:
    """Return the employer of the name behind an article; `The Post` is another than `Post`."""
    article, _, rest = name.partition(" ")
    return find_employer(rest) if article.casefold() == "the" and " " in rest else None


def is_apart(written: str, *, own: Iterable[str], apart: Iterable[str]) -> bool:
    """Whether a name begins with another company's, and with no longer one of the employer's own."""
    whole = letters(written)
    forms = (whole, whole.removeprefix("the"))
    longest = _longest_start(forms, apart)
    return longest > 0 and longest > _longest_start(forms, own)


def _longest_start(forms: Iterable[str], names: Iterable[str]) -> int:
    """Return how long the longest name is with which one of the forms begins."""
    starts = [len(plain) for plain in map(letters, names) if any(form.startswith(plain) for form in forms)]
    return max(starts, default=0)


def _is_other(written: str, employer: KnownEmployer) -> bool:
    own = (employer.brand, employer.legal or "", *employer.names, *employer.parts)
    return is_apart(written, own=own, apart=employer.apart)


def _is_nickname(name: str, employer: KnownEmployer) -> bool:
    """Whether initials are what people call an employer: another company may be registered so, as `SIG plc`."""
    official = [employer.brand, *([employer.legal] if employer.legal else [])]
    return (
        name.isupper()
        and len(letters(name)) <= _LONGEST_NICKNAME
        and not any(letters(one).startswith(letters(name)) for one in official)
    )


def _without_unit(name: str) -> str:
    """Return the name without a last word for a unit: `HSBC Private` of `HSBC Private Banking`.

    What a bank's unit does is not cut of an everyday word: `Acorn Securities` need not be `Acorn`.
    """
    shorter = without_last(name, "corporate", "department")
    whole = without_last(name, "line") if shorter == name else shorter
    return name if whole != shorter and is_everyday(whole) else whole


def _known(written: str, parts: NameParts) -> KnownEmployer | None:
    tried = written
    while tried:
        if found := find_employer(tried):
            return None if parts.has_legal_form and _is_nickname(tried, found) else found
        shorter = without_region(tried)
        if shorter == tried:
            shorter = _without_unit(tried)
            if is_everyday(shorter) and not parts.has_legal_form:
                break
        if shorter == tried:
            break
        tried = shorter
    if found := inside(written, has_legal_form=parts.has_legal_form):
        return found
    for core in unspaced_cores(written):
        if found := find_employer(core):
            return found
    without_article = tried.removeprefix("The ").removeprefix("the ")
    return find_employer(without_article) if without_article != tried else None
