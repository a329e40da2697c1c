"""Legal forms of companies: `GmbH & Co. KG`, `Sp. z o.o.`, `株式会社`."""

import re
from functools import cache, lru_cache

from lexicon.company.data import tables
from lexicon.company.everyday import is_everyday
from lexicon.company.letters import letters
from lexicon.lazy_regex import lazy_compile

__all__ = ["is_legal_form", "is_name", "without_legal_form"]

_MOST_WORDS = 6
"""Of one form; longer ones are cut piece by piece."""
_UNSPACED = lazy_compile("[\u3200-\u32ff\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7a3]")
"""Letters of a script that writes words without spaces between them."""
_EDGE = " ,;.-–—|/·"
_UNFINISHED = lazy_compile(r"(?:&|\b(?:and|und|et|y|e|of|de|for|für|i))$", re.IGNORECASE)
_QUOTED = lazy_compile(r"^[«„“\"'](.+)[»“”\"']$")


@lru_cache(4096)
def without_legal_form(name: str) -> str:
    """Return the name without its legal forms, in front and behind; unchanged when nothing else would be left."""
    while (shorter := _unquoted(_without_prefix(_without_suffix(name)))) != name:
        name = shorter
    return name


def is_legal_form(plain: str) -> bool:
    """Whether letters are those of one legal form or two behind each other: `coltd`."""
    forms = _forms("suffixes")
    return plain in forms or any(plain[:cut] in forms and plain[cut:] in forms for cut in range(1, len(plain)))


def _without_suffix(name: str) -> str:
    if shorter := _without_attached(name):
        return shorter
    words = name.split()
    for count in range(_MOST_WORDS, 0, -1):
        form = " ".join(words[-count:])
        kept = " ".join(words[:-count])
        if letters(form) in _forms("suffixes") and _is_form(form, kept) and is_name(kept):
            return kept.rstrip(_EDGE)
    return name


def _without_prefix(name: str) -> str:
    """Cut a form in front, but not of `SAS Institute`, whose other word is an ordinary one."""
    words = name.split()
    for count in range(_MOST_WORDS, 0, -1):
        form = " ".join(words[:count])
        kept = " ".join(words[count:]).lstrip(_EDGE)
        is_written_so = form != form.lower() or not form.isascii()
        is_own_word = form.isascii() and is_everyday(kept)
        if letters(form) in _forms("prefixes") and is_written_so and not is_own_word and is_name(kept):
            return kept
    return name


def _without_attached(name: str) -> str:
    """Cut a form of a script that has no spaces; empty when there is none."""
    for form in _attached():
        for kept in (name.removesuffix(form), name.removeprefix(form)):
            if kept != name and letters(kept):
                return kept.strip(_EDGE)
    return ""


def _is_form(form: str, kept: str) -> bool:
    """Whether an ambiguous word is meant as a legal form: `norsk hydro as`, but not `Known as`."""
    if letters(form) not in _ambiguous():
        return True
    is_marked = "." in form or "/" in form or kept.endswith(",") or form != form.lower()
    return is_marked or kept == kept.lower()


def is_name(kept: str) -> bool:
    """Whether what is left after cutting can still be a name: `Software` of `Software AG` is none."""
    plain = letters(kept)
    return len(plain) > 1 and plain not in _too_general() and not _UNFINISHED.search(kept.rstrip(_EDGE))


def _unquoted(name: str) -> str:
    match = _QUOTED.match(name)
    return match[1].strip() if match else name


@cache
def _forms(table: str) -> frozenset[str]:
    lists = tables("legal_forms")[table].values()
    return frozenset(letters(form) for forms in lists for form in forms)


@cache
def _attached() -> tuple[str, ...]:
    lists = [*tables("legal_forms")["suffixes"].values(), *tables("legal_forms")["prefixes"].values()]
    unspaced = {form for forms in lists for form in forms if _is_unspaced(form)}
    return tuple(sorted(unspaced, key=len, reverse=True))


def _is_unspaced(form: str) -> bool:
    return _UNSPACED.search(form) is not None


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(tables("legal_forms")["ambiguous"]["forms"])


@cache
def _too_general() -> frozenset[str]:
    return frozenset(tables("legal_forms")["too_general"]["words"])
