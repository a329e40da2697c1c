"""The countries of the world by codes and by names in many languages (CLDR, Unicode licence)."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib import resources

from lexicon import tables
from lexicon.text import fold
from services.parser.vocabulary import load

__all__ = ["country_name", "country_names", "country_of"]


@dataclass(frozen=True, slots=True)
class _Countries:
    """The countries of ISO 3166 (CLDR, Unicode licence)."""

    names: dict[str, str]
    """English, by either code."""
    codes: dict[str, str]
    """Alpha-2, by folded names in many languages."""


@cache
def _countries() -> _Countries:
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    text = resources.files("services.parser.vocabulary").joinpath("countries.txt").read_text("utf-8")
    usual = dict(entry.split(" ", 1) for entry in tables.entries(load("places")["english"]))
    for line in text.splitlines():
        two, three, name, others = line.split("\t")
        names |= dict.fromkeys((two, three), usual.get(two, name))
        codes |= dict.fromkeys((fold(name), fold(usual.get(two, name)), *others.split(";")), two)
    names.pop("", None)
    for entry in tables.entries(load("places")["other_names"]):
        code, name = entry.split(" ", 1)
        codes[fold(name)] = code.upper()
    codes.pop("", None)
    return _Countries(names, codes)


def country_name(code: str) -> str | None:
    """Return the English name for an ISO 3166 code (`DE` or `DEU`)."""
    return _countries().names.get(code.strip().upper())


def country_of(text: str) -> str | None:
    """Return the ISO 3166 alpha-2 code of a country's name or code, in several languages."""
    text = text.strip()
    if text.upper() in _countries().names:
        return _countries().codes[fold(_countries().names[text.upper()])]
    return _countries().codes.get(fold(text))


def country_names() -> AbstractSet[str]:
    """Return the folded names of all countries."""
    return _countries().codes.keys()
