"""Whether single entries are regular expressions, and folded where they are compared with folded text."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lexicon import tables
from lexicon.text import fold

__all__ = ["of_entries", "of_expression"]

# Escapes, classes and names of groups are no words.
_NO_WORDS = re.compile(r"\\.|\(\?P<\w+>|\[[^\]]*\]")
_UNFOLDED = re.compile(r"[A-ZÀ-ÖØ-öø-ž]")


def of_entries(where: str, content: Mapping[str, str], about: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the entries of a table, by what `tables.toml` says about it."""
    for entry, text in content.items():
        if "entries" in about and entry not in about["entries"]:
            yield f"{where} {entry} is not in tables.toml, so nobody reads it"
        if about.get("folded") and entry not in about.get("unfolded", ()) and _is_unfolded(text):
            yield f"{where} {entry} is compared with folded text, but has accents or capitals"
        if not about.get("list") and entry not in about.get("lists", ()):
            yield from of_expression(f"{where} {entry}", tables.alternatives(text))


def _is_unfolded(text: str) -> bool:
    words = _NO_WORDS.sub(" ", text)
    return any(_UNFOLDED.match(letter) and fold(letter) != letter for letter in set(words))


def of_expression(where: str, expression: str) -> Iterator[str]:
    """Yield what is wrong with a regular expression."""
    try:
        re.compile(expression)
    except re.error as error:
        yield f"{where} does not compile: {error}"
    if not expression or "||" in expression:
        yield f"{where} has an empty alternative, which matches everything"
