"""Employment type in the words a reader expects."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: full-width signs

import re
from collections.abc import Iterable
from functools import lru_cache

from lexicon.languages import alternatives, entry_names
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.text.words import is_placeholder, without_markup

__all__ = ["find_employment", "is_employment", "kinds_of_employment", "normalise_employment", "words_of_employment"]

_KINDS = tuple((name, lazy_compile(alternatives("employment", name))) for name in entry_names("employment"))
_STATED = lazy_compile(rf"\b(?:{alternatives('sentences', 'employment')})[\s:\-–]{{0,4}}(.{{3,60}})")
_CAMEL = lazy_compile(r"(?<=[a-z])(?=[A-Z])")
# Hours (`36.25 per week`) and a system's codes (`ATS`) are no type.
_IS_NONE = lazy_compile(r"\d|^[A-Z]{2,4}$")
# `vacancy_type_effective`
_CODE = lazy_compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
_LONGEST_TYPE = 80
_LIMIT = 100
_MOST_WORDS, _FIRST_LINES = 3, 25
_LONGEST_ABBREVIATION = 4
_LINE_PARTS = lazy_compile(r"\s*(?://|[|·•,/:、，：])\s*|\s[–—-]\s|\.(?:\s|$)")
_SHORT_PART = 30
_HEAD = 6000


def normalise_employment(values: Iterable[str]) -> str | None:
    """Return e.g. `Full-time, Permanent` for `FULL_TIME` and `Permanent`; other words stay.

    What is published in words of its own follows in brackets, as candidates there ask for it by name:
    `Permanent (CDI)`, `Full-time (Vollzeit)`.
    """
    kinds: dict[str, None] = {}
    others: dict[str, None] = {}
    published: dict[str, None] = {}
    for value in values:
        text = without_markup(value)
        if is_placeholder(text) or len(text) > _LONGEST_TYPE:
            continue
        found = kinds_of_employment(text)
        kinds |= dict.fromkeys(found)
        if found:
            published[text] = None
        elif not (_IS_NONE.search(text) or _CODE.fullmatch(text)):
            others[text[:1].upper() + text[1:]] = None
    named = ", ".join(kinds or others)
    own = [text for text in published if not _is_said(text)]
    return (f"{named} ({', '.join(own)})" if own else named)[:_LIMIT] or None


def _is_said(text: str) -> bool:
    """Whether a published type names its kinds as we do: `Full Time`, `fullTime`, `CONTRACTOR`."""
    rest = fold(_CAMEL.sub(" ", text)).replace("fulltime", "full time").replace("parttime", "part time")
    kinds = fold(" ".join(kinds_of_employment(text))).split()
    if "_" in text or (text.isupper() and text.isascii() and len(text) > _LONGEST_ABBREVIATION):
        # A system's code is nobody's word; `CDI` is.
        return True
    words = rest.split()
    return set(kinds) <= set(words) or all(any(kind.startswith(word) for kind in kinds) for word in words)


def find_employment(title: str, text: str) -> str | None:
    """Return the employment type that title or text state plainly."""
    if [kind for kind in kinds_of_employment(title) if kind not in ("Permanent", "Temporary")]:
        return normalise_employment(words_of_employment(title))
    for line in text[:_HEAD].splitlines()[:_FIRST_LINES]:
        if len(line) <= _LONGEST_TYPE and (found := _alone(line)):
            return normalise_employment(found)
    # `We are looking for a Glazier (m/f/d), full-time`.
    named = next((line for line in text[:_HEAD].splitlines() if title and title in line and line != title), "")
    if kinds_of_employment(named):
        return normalise_employment(words_of_employment(named))
    match = _STATED.search(fold(text[:_HEAD]))
    return normalise_employment(words_of_employment(match.group(1), text[:_HEAD])) if match else None


def words_of_employment(text: str, published: str = "") -> list[str]:
    """Return the words of a text that name types of employment, spelled as published where that is found."""
    folded = fold(text)
    found = [match for _, words in _KINDS if (match := words.search(folded))]
    spelled = []
    for match in sorted(found, key=re.Match.start):
        as_written = re.search(r"\W+".join(match.group().split()), published or text, re.IGNORECASE)
        spelled.append(as_written.group() if as_written else _with_accents(match.group(), published or text))
    return spelled


def _with_accents(words: str, text: str) -> str:
    """Return folded words as the text writes them, with their endings; the words themselves where it does not."""
    count = len(words.split())
    written = re.findall(r"\w+", text)
    runs = (" ".join(written[at : at + count]) for at in range(len(written)))
    return next((run for run in runs if fold(run).startswith(words)), words)


def _alone(line: str) -> list[str]:
    """Return the parts of a short line that are nothing but types of employment: `Full time, remote | 40 hours`."""
    # `FastAPI` is a product, though `fast` is a word for permanent.
    parts = [part for part in _LINE_PARTS.split(line) if part.strip() and not _CAMEL.search(part)]
    if not any(map(is_employment, parts)):
        return []
    # Beside one that is nothing else, others may have a figure with them: `in Teilzeit (75 %), unbefristet`.
    return [part for part in parts if is_employment(part) or (len(part) <= _SHORT_PART and kinds_of_employment(part))]


def is_employment(text: str) -> bool:
    """Whether a short text is nothing but an employment type, e.g. `Full-time, permanent`."""
    return len(text.split()) <= _MOST_WORDS and _is_kind(text)


@lru_cache(4096)
def _is_kind(text: str) -> bool:
    """Whether a short text names a type of employment; many rules ask for the same lines."""
    return bool(kinds_of_employment(text))


def kinds_of_employment(text: str) -> list[str]:
    """Return the types of employment that a text names, in its order, e.g. `Full-time` for `fullTime`."""
    folded = fold(_CAMEL.sub(" ", text))
    found = ((match.start(), name) for name, words in _KINDS if (match := words.search(folded)))
    return [name for _, name in sorted(found)]
