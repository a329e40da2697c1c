"""The words of signals: each table of `signals.toml` as a pattern, for anywhere or for directly beside a name."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from lexicon.company.data import tables
from lexicon.word_filter import WordFilter, built_once

__all__ = ["DIRECTLY_AFTER", "DIRECTLY_BEFORE", "found", "is_in_table", "occurrences"]

_ANYWHERE = r"(?<!\w)(?:{})(?!\w)"
DIRECTLY_BEFORE = r"(?:^|(?<=[\s(\"'“*_/]))(?:{})[\s\"'“*_(]*$"
DIRECTLY_AFTER = r"^(?:['’]s)?[*_\"”’)]*\s+(?:(?:in\s+)?[\w'’-]+\s+)??(?:{})(?!\w)"
_FORMS = (_ANYWHERE, DIRECTLY_BEFORE, DIRECTLY_AFTER)


def is_in_table(table: str, word: str) -> bool:
    """Whether a single word is one of a table's alternatives."""
    return _single(table).fullmatch(word) is not None


def occurrences(table: str, text: str) -> Iterator[int]:
    """Yield where a text shows a signal by its words."""
    if table in _possible(text, _ANYWHERE):
        yield from (match.start() for match in _pattern(table, _ANYWHERE).finditer(text))


@cache
def _single(table: str) -> re.Pattern[str]:
    return re.compile("|".join(_lines(tables("signals")[table]["words"])), re.IGNORECASE)


def _source(table: str, form: str) -> str:
    parts = tables("signals")[table]
    lead, words, tail = (_lines(parts.get(key, "")) for key in ("lead", "words", "tail"))
    source = form.replace("{}", f"{''.join(lead)}(?:{'|'.join(words)}){''.join(tail)}")
    unspaced = _lines(parts.get("unspaced", "")) if form == _ANYWHERE else []
    return "|".join([source, *unspaced])


@cache
def _pattern(table: str, form: str) -> re.Pattern[str]:
    return re.compile(_source(table, form), re.IGNORECASE)


@built_once
def _filter(form: str) -> WordFilter:
    return WordFilter(
        {table: _source(table, form) for table in tables("signals")}, name=f"signals-{_FORMS.index(form)}"
    )


@lru_cache(4096)
def _possible(text: str, form: str) -> tuple[str, ...]:
    """Return the tables that a text may show by its words; a place asks for thirty of them."""
    return _filter(form).possible(text)


def found(table: str, text: str, form: str = _ANYWHERE) -> re.Match[str] | None:
    """Return where a text shows a signal first."""
    return _pattern(table, form).search(text) if table in _possible(text, form) else None


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().splitlines() if line]
