"""Quotes as the evidence of an item."""

from collections.abc import Iterable

from contracts.insights import Evidence

__all__ = ["evidence_of"]

_MOST_QUOTES = 20


def evidence_of(quotes: Iterable[tuple[str, str]], most: int = _MOST_QUOTES) -> list[Evidence]:
    """Return pairs of a source's id and a quote as evidence, each once, the first ones of many."""
    return [Evidence(source_id=source, quote=quote) for source, quote in list(dict.fromkeys(quotes))[:most]]
