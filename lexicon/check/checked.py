"""A lexicon's folder, and the code that reads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lexicon import tables
from lexicon.languages import Languages
from lexicon.patterns import Patterns
from lexicon.roles import Roles

__all__ = ["Checked"]


@dataclass
class Checked:
    """A lexicon's folder, and the code that reads it.

    Args:
        root: Folder with `languages`, `roles` and `patterns`.
        code: Folders of Python files; with them, tables that none of them reads are complained about.
    """

    root: Path
    code: Iterable[Path] = ()
    languages: Languages = field(init=False)
    roles: Roles = field(init=False)
    patterns: Patterns = field(init=False)

    def __post_init__(self) -> None:
        self.languages = Languages(self.root / "languages")
        self.roles = Roles(self.root / "roles", self.languages)
        self.patterns = Patterns(self.root / "patterns")

    @property
    def declared(self) -> Mapping[str, Mapping[str, Any]]:
        """The tables that languages may have."""
        return tables.read(self.root / "languages" / "tables.toml")
