"""The checker's words, which are data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["data"]


@cache
def data(name: str) -> Mapping[str, Any]:
    """Return a file of words as written."""
    return tomllib.loads((files("services.insights.checker") / "words" / f"{name}.toml").read_text(encoding="utf-8"))
