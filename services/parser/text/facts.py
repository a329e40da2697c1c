"""Labelled facts: `Location: Berlin`, or a label line with its value below."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re
from collections.abc import Sequence
from typing import Literal, get_args

from lexicon import tables
from lexicon.languages import words
from lexicon.text import fold
from services.parser.text.lines import TextLine
from services.parser.text.words import without_markup

__all__ = ["Fact", "fact_of", "facts_of", "is_fact", "labelled"]

Fact = Literal[
    "title",
    "company",
    "location",
    "employment",
    "salary",
    "team",
    "remote",
    "level",
    "posted",
    "deadline",
    "years",
    "identifier",
]

_BY_LABEL: dict[str, Fact] = {
    label: fact for fact in get_args(Fact) for text in words("labels", fact).values() for label in tables.entries(text)
}
# Pictures that stand for labels.
_SIGNS: dict[str, Fact] = {
    **dict.fromkeys(("📍", "📌", "🌍", "🌎", "🌐"), "location"),
    **dict.fromkeys(("💰", "💵", "💶", "💷", "💸"), "salary"),
}
_INLINE = re.compile(r"^\W{0,3}([^:：\n]{2,40}?)\s*[:：]\s*(\S.*)$")
_LONGEST_VALUE = 160
_LONGEST_LABEL = 40
# More words are a sentence.
_NAME_WORDS, _VALUE_WORDS = 12, 25


def facts_of(lines: Sequence[TextLine], *, limit: int = 400) -> dict[Fact, list[str]]:
    """Return the values of known labels, in the order of the text."""
    found: dict[Fact, list[str]] = {}
    for index, line in enumerate(lines[:limit]):
        fact, value = labelled(line.text)
        if fact is None and (fact := fact_of(line.text)) and index + 1 < len(lines):
            value = lines[index + 1].text
            if fact_of(value) or labelled(value)[0] or value.endswith(":"):
                continue
        if fact and value and _is_value(fact, value):
            values = found.setdefault(fact, [])
            if value not in values:
                values.append(value)
    return found


def fact_of(text: str) -> Fact | None:
    """Return what a label stands for, e.g. `company` for `Employer`."""
    return _BY_LABEL.get(fold(text)) if len(text) <= _LONGEST_LABEL else None


def is_fact(text: str) -> bool:
    """Whether a line is a label, with its value or without."""
    return fact_of(text) is not None or labelled(text)[0] is not None


def labelled(text: str) -> tuple[Fact | None, str | None]:
    """Return the known label that a line begins with, and its value: `Location: Berlin`; nothing for other lines."""
    for sign, meaning in _SIGNS.items():
        if text.startswith(sign) and ":" not in text:
            return meaning, without_markup(text[len(sign) :].lstrip("\ufe0f"))
    match = _INLINE.match(text[:300])
    fact = _BY_LABEL.get(fold(match.group(1))) if match else None
    return (fact, without_markup(match.group(2))) if match and fact else (None, None)


def _is_value(fact: Fact, value: str) -> bool:
    if not 1 < len(value) <= _LONGEST_VALUE:
        return False
    words = len(value.split())
    if fact in ("title", "company", "team", "level"):
        # A company may end in a full stop (`Inc.`, `a.s.`).
        return words <= _NAME_WORDS and not value.endswith(
            ("!", "?", ":") if fact == "company" else (".", "!", "?", ":")
        )
    return words <= _VALUE_WORDS
