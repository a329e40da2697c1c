"""Patterns that are compiled at their first use compile: a mistake would otherwise show only where they are used."""

import gc
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from lexicon.lazy_regex import lazy_compile

ROOTS = ("lexicon", "services/parser", "services/insights", "services/scraper")
KIND = type(lazy_compile("a"))


def modules() -> Iterator[ModuleType]:
    """Yield every module below the roots that has such a pattern."""
    for path in sorted(path for root in ROOTS for path in Path(root).rglob("*.py")):
        if "lazy_compile(" in path.read_text(encoding="utf-8"):
            yield import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))


def broken() -> list[str]:
    """Return the patterns that do not compile."""
    gc.collect()  # what other tests left
    found = []
    for pattern in [kept for kept in gc.get_objects() if type(kept) is KIND]:
        try:
            re.compile(pattern.pattern, pattern.__dict__["_flags"])
        except re.error as error:
            found.append(f"{error}: {pattern.pattern}")
    return found


def test_all_compile() -> None:
    assert list(modules())
    assert broken() == []


@pytest.mark.parametrize("mistake", ["(", "[a", "*"])
def test_one_that_does_not_is_found(mistake: str) -> None:
    wrong = lazy_compile(mistake)
    assert broken(), wrong
