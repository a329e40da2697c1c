"""The checker's words, which are data."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lexicon import tables

__all__ = ["data"]


def data(name: str) -> Mapping[str, Any]:
    """Return a file of words as written."""
    return tables.read(Path(__file__).parent / "words" / f"{name}.toml")
