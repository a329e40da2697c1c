"""Tables of the parser that belong to no language: places, hosts, keys of records, marks in pages.

What is said in a language stands in `lexicon.languages`, what belongs to a kind of work in `lexicon.roles`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lexicon import tables

__all__ = ["load"]


def load(subject: str) -> Mapping[str, Any]:
    """Return the tables of a subject, e.g. `places`."""
    return tables.read(Path(__file__).with_name(f"{subject}.toml"))
