"""What a language is, a file for each: how it is recognised, and the words that postings and posts use in it.

`tables.toml` says what each table is for. A file that is added is used at once, by everything that reads tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lexicon import tables

__all__ = ["LANGUAGES", "Language", "Languages", "alternatives", "entry_names", "language", "words"]


@dataclass(frozen=True)
class Language:
    """One language."""

    code: str
    """ISO 639-1."""
    name: str
    """In English."""
    order: int
    """Words of languages with lower numbers are tried first."""
    tables: Mapping[str, Mapping[str, Any]]
    """Texts by table and entry."""


class Languages:
    """The languages of a folder.

    Args:
        root: Folder with `<ISO 639-1 code>.toml` files.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def all(self) -> tuple[Language, ...]:
        """Every language, in the order in which its words are tried."""
        found = (_language(path) for path in self.root.glob("??.toml"))
        return tuple(sorted(found, key=lambda language: (language.order, language.code)))

    def words(self, table: str, *entry: str) -> dict[str, str]:
        """Return one entry of a table by language, e.g. `words("levels", "Senior")`.

        Raises:
            KeyError: No language has it.
        """
        found: dict[str, str] = {}
        for language in self.all:
            text: Any = language.tables.get(table)
            for name in entry:
                text = text.get(name) if text else None
            if text:
                found[language.code] = text
        if not found:
            raise KeyError(f"{table}.{'.'.join(entry)}")
        return found

    def alternatives(self, table: str, *entry: str) -> str:
        """Return one entry of a table, of all languages, as one regular expression."""
        return tables.alternatives(self.words(table, *entry))

    def entry_names(self, table: str) -> tuple[str, ...]:
        """Return the entries of a table in the order in which they are tried: English has each of them."""
        return tuple(self.all[0].tables[table])


LANGUAGES = Languages(Path(__file__).parent)


def language(code: str) -> Language:
    """Return the language of an ISO 639-1 code.

    Raises:
        KeyError: It is not known here.
    """
    return {known.code: known for known in LANGUAGES.all}[code]


def words(table: str, *entry: str) -> dict[str, str]:
    """Return one entry of a table by language; see `Languages.words`."""
    return LANGUAGES.words(table, *entry)


def alternatives(table: str, *entry: str) -> str:
    """Return one entry of a table, of all languages, as one regular expression."""
    return LANGUAGES.alternatives(table, *entry)


def entry_names(table: str) -> tuple[str, ...]:
    """Return the entries of a table in the order in which they are tried."""
    return LANGUAGES.entry_names(table)


def _language(path: Path) -> Language:
    content = dict(tables.read(path))
    return Language(code=path.stem, name=content.pop("name"), order=content.pop("order", 1000), tables=content)
