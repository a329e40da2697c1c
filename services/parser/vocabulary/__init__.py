"""Words that postings use, by language: one TOML file per subject, one key per language.

Each line holds alternatives of a regular expression; lines and languages are joined with `|`. Words in files that say
`folded` are compared with folded text: lower case, no accents, no punctuation.
"""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["alternatives", "load", "pattern", "split_entries"]


@cache
def load(subject: str) -> dict[str, Any]:
    """Return the tables of a subject, e.g. `sections`."""
    text = resources.files(__package__).joinpath(f"{subject}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def alternatives(table: dict[str, str] | str) -> str:
    """Return all languages of a table as one regular expression."""
    texts = [table] if isinstance(table, str) else table.values()
    return "|".join(line.strip() for text in texts for line in text.splitlines() if line.strip())


def pattern(subject: str, *names: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return the compiled alternatives of one table of a subject."""
    table: Any = load(subject)
    for name in names:
        table = table[name]
    return re.compile(alternatives(table), flags)


def split_entries(text: str, separator: str) -> list[str]:
    """Return the entries of a plain list; a line break separates as well."""
    return [entry.strip() for entry in text.replace("\n", separator).split(separator) if entry.strip()]
