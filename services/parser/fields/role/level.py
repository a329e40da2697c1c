"""Seniority, from the title first."""

import re

from lexicon.languages import alternatives, entry_names
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.text.words import is_placeholder, without_markup

__all__ = ["find_level", "normalise_level"]

_LEVELS = tuple((name, lazy_compile(alternatives("levels", name))) for name in entry_names("levels"))
# A manager by profession, not by rank.
_PROFESSIONS = lazy_compile(
    r"\b(?:product|project|program(?:me)?|account|community|office|case|success|delivery|marketing) manager\b"
)
_LIMIT = 100


def find_level(title: str) -> str | None:
    """Return the rank that a title states, e.g. `Senior`; None when it states none."""
    folded = fold(title)
    for name, words in _LEVELS:
        if not words.search(folded) or (name == "Manager" and _PROFESSIONS.search(folded)):
            continue
        return "Senior Lead" if name == "Lead" and re.search(r"\bsenior\b", folded) else name
    return None


def normalise_level(value: str | None) -> str | None:
    """Return a platform's own wording of seniority (`Mid-Senior level`, `ENTRY_LEVEL`) for display."""
    text = without_markup((value or "").replace("_", " "))
    if is_placeholder(text):
        return None
    return text[:1].upper() + text[1:_LIMIT]
