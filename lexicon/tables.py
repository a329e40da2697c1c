"""Tables of words in TOML files: each line of a text holds alternatives of a regular expression.

A line that is indented continues the line before.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lexicon.kept import kept

__all__ = ["alternatives", "entries", "read"]

_CONTINUED = re.compile(r"\n[ ]+(?=\S)")


@cache
def read(path: Path) -> Mapping[str, Any]:
    """Return the tables of a file."""
    return kept(path, [path], lambda: _parsed(path))


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib  # seldom needed, and it takes a while

    with path.open("rb") as file:
        return tomllib.load(file)


def alternatives(words: Mapping[str, str] | str) -> str:
    """Return the lines of a text, or of the texts of several languages, as one regular expression."""
    texts = [words] if isinstance(words, str) else words.values()
    whole = (_CONTINUED.sub("", text) for text in texts)
    return "|".join(line.strip() for text in whole for line in text.splitlines() if line.strip())


def entries(text: str, separator: str = ";") -> list[str]:
    """Return the entries of a plain list; a line break separates as well."""
    return [entry.strip() for entry in text.replace("\n", separator).split(separator) if entry.strip()]
