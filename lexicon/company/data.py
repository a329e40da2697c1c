"""The data files of this package, read when they are first asked for."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lexicon.tables import read

__all__ = ["tables", "words"]

_HERE = Path(__file__).parent


def tables(name: str) -> Mapping[str, Any]:
    """Return the tables of a TOML file, e.g. `legal_forms`."""
    return read(_HERE / f"{name}.toml")


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a plain list; `#` starts a comment line."""
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
