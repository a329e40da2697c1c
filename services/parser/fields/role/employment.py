"""Employment type in the words a reader expects."""

import re
from collections.abc import Iterable

from lexicon.languages import alternatives, entry_names
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.text.words import is_placeholder, without_markup
from services.parser.vocabulary import load

__all__ = ["find_employment", "is_employment", "kinds_of_employment", "normalise_employment"]

_KINDS = tuple((name, lazy_compile(alternatives("employment", name))) for name in entry_names("employment"))
_STATED = lazy_compile(rf"\b(?:{alternatives('sentences', 'employment')})[\s:\-–]{{0,4}}(.{{3,60}})")
_CAMEL = lazy_compile(r"(?<=[a-z])(?=[A-Z])")
# Hours (`36.25 per week`) and a system's codes (`ATS`) are no type.
_IS_NONE = lazy_compile(r"\d|^[A-Z]{2,4}$")
_OWN_TERMS = lazy_compile(load("contract_terms")["words"]["all"].strip().replace("\n", "|"), re.IGNORECASE)
_LONGEST_TYPE, _LONGEST_TERM = 80, 50
_LIMIT = 100
_MOST_WORDS, _FIRST_LINES = 3, 25
_LINE_PARTS = lazy_compile(r"\s*[|·•,/:]\s*|\s[–—-]\s")
_HEAD = 6000


def normalise_employment(values: Iterable[str]) -> str | None:
    """Return e.g. `Full-time, Permanent` for `FULL_TIME`, `Vollzeit`, `Práce na plný úvazek`…; other words stay."""
    kinds: dict[str, None] = {}
    others: dict[str, None] = {}
    published: dict[str, None] = {}
    has_own = False
    for value in values:
        text = without_markup(value)
        if is_placeholder(text) or len(text) > _LONGEST_TYPE:
            continue
        found = kinds_of_employment(text)
        kinds |= dict.fromkeys(found)
        is_own = len(text) <= _LONGEST_TERM and bool(_OWN_TERMS.search(text))
        has_own = has_own or (is_own and bool(found))
        published |= dict.fromkeys([text] if found else [])
        if not found and (is_own or not _IS_NONE.search(text)):
            others[text[:1].upper() + text[1:]] = None
    ordered = [name for name, _ in _KINDS if name in kinds]
    named = ", ".join(ordered or others)
    # A form of contract that the law of one country knows is not translated away.
    words = ", ".join(published)
    own = f" ({words})" if has_own and fold(words) not in fold(named) else ""
    return f"{named}{own}"[:_LIMIT] or None


def find_employment(title: str, text: str) -> str | None:
    """Return the employment type that title or text state plainly."""
    if found := [kind for kind in kinds_of_employment(title) if kind not in ("Permanent", "Temporary")]:
        own = _OWN_TERMS.search(title)
        return f"{', '.join(found)}{f' ({own.group()})' if own else ''}"
    for line in text[:_HEAD].splitlines()[:_FIRST_LINES]:
        if len(line) <= _LONGEST_TYPE and (found := _alone(line)):
            return normalise_employment(found)
    match = _STATED.search(fold(text[:_HEAD]))
    return ", ".join(kinds_of_employment(match.group(1))) or None if match else None


def _alone(line: str) -> list[str]:
    """Return the parts of a short line that are nothing but types of employment: `Full time, remote | 40 hours`."""
    return [part for part in _LINE_PARTS.split(line) if part.strip() and is_employment(part)]


def is_employment(text: str) -> bool:
    """Whether a short text is nothing but an employment type, e.g. `Full-time, permanent`."""
    return len(text.split()) <= _MOST_WORDS and bool(kinds_of_employment(text))


def kinds_of_employment(text: str) -> list[str]:
    """Return the types of employment that a text names, e.g. `Full-time` for `fullTime`."""
    folded = fold(_CAMEL.sub(" ", text))
    return [name for name, words in _KINDS if words.search(folded)]
