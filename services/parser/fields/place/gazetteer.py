"""Countries, US states and well-known cities: enough to read a location, not a gazetteer."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from lexicon import tables
from lexicon.company.everyday import is_everyday
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.fields.place.cities import largest_city
from services.parser.text.cased import cased
from services.parser.vocabulary import load

__all__ = [
    "US_STATES",
    "country_around",
    "country_name",
    "country_of",
    "has_postal_code",
    "is_city",
    "is_place",
    "is_town",
    "is_us_state",
    "town_behind_code",
]

_WORDS = load("places")
US_STATES: dict[str, str] = dict(entry.split(" ", 1) for entry in tables.entries(_WORDS["us_states"]))
"""Postal abbreviation to name."""
_LONGEST_CITY, _MOST_SPACES, _SHORTEST_CITY, _SHORTEST_UNSPACED = 40, 3, 4, 2
# In thousands; smaller towns are known by their surroundings only.
_LARGE = 100
# Postal code and town, as on the continent: `79098 Freiburg im Breisgau`, `602 00 Brno`, `1012 AB …`.
_POSTAL = cased(
    r"(?:[A-Z]{1,2}-)?(?:\d{5}|\d{3} \d{2}|\d{2}-\d{3}|\d{4} [A-Z]{2}) (?P<town>[A-ZÀ-Ž][\w.’'-]+"
    r"(?: (?:(?:am|an der|im|in|bei|ob der|sur|sous|lès|de|del|la|le|nad|pod|u) )?[A-ZÀ-Ž][\w.’'-]*){0,3})"
)
# District, town, county: an address in China, Japan and Korea.
_UNCASED_ADDRESS = lazy_compile(
    r"(?P<city>[\u3040-\u9fff\uac00-\ud7af]{2,4}?)(?:[市省都府県縣]|특별시|광역시|시|도)?\s?[\u3040-\u9fff\uac00-\ud7af\s]{0,12}[区區县縣市町村구군동읍]$"
)
_ROUND = lazy_compile(r"\d{2}000 ")
_US_TAIL = lazy_compile(r",\s*([A-Z]{2})(?:[ ,]|$)")


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
    usual = dict(entry.split(" ", 1) for entry in tables.entries(_WORDS["english"]))
    for line in text.splitlines():
        two, three, name, others = line.split("\t")
        names |= dict.fromkeys((two, three), usual.get(two, name))
        codes |= dict.fromkeys((fold(name), fold(usual.get(two, name)), *others.split(";")), two)
    names.pop("", None)
    for entry in tables.entries(_WORDS["other_names"]):
        code, name = entry.split(" ", 1)
        codes[fold(name)] = code.upper()
    codes.pop("", None)
    return _Countries(names, codes)


@cache
def _provinces() -> dict[str, str]:
    entries = (entry.split(" ", 1) for entry in tables.entries(_WORDS["provinces"]))
    return {fold(name): code for code, name in entries}


@cache
def _cities() -> frozenset[str]:
    return frozenset(fold(name) for name in tables.entries(_WORDS["cities"], ","))


@cache
def _places() -> frozenset[str]:
    named = {fold(name) for table in ("cities", "regions") for name in tables.entries(_WORDS[table], ",")}
    return frozenset(named | _countries().codes.keys() | {fold(state) for state in US_STATES.values()})


def country_name(code: str) -> str | None:
    """Return the English name for an ISO 3166 code (`DE` or `DEU`)."""
    return _countries().names.get(code.strip().upper())


def country_of(text: str) -> str | None:
    """Return the ISO 3166 alpha-2 code of a country's name or code, in several languages."""
    text = text.strip()
    if text.upper() in _countries().names:
        return _countries().codes[fold(_countries().names[text.upper()])]
    return _countries().codes.get(fold(text))


def is_us_state(text: str) -> bool:
    """Whether the text is a US state's name or postal abbreviation."""
    return text.strip().upper() in US_STATES or text.strip().title() in US_STATES.values()


def country_around(text: str) -> str | None:
    """Return the ISO code of the country that a country's, state's or province's name or abbreviation belongs to."""
    if is_us_state(text):
        return "US"
    return country_of(text) or _provinces().get(fold(text))


def is_city(text: str) -> bool:
    """Whether the text is the name of a well-known or large city, and nothing else; `Mobile` and `Nice` are words."""
    return fold(text) in _cities() or _is_large_city(text.strip())


def is_town(text: str) -> bool:
    """Whether the text is the name of a town of 15,000 people or more, where it can hardly be anything else."""
    return _is_city_of(text.strip(), 0)


def _is_large_city(name: str) -> bool:
    return _is_city_of(name, _LARGE)


@lru_cache(4096)
def _is_city_of(name: str, thousands: int) -> bool:
    if not name or len(name) > _LONGEST_CITY or name[0] != name[0].upper() or name.count(" ") > _MOST_SPACES:
        return False
    if len(name) < (_SHORTEST_CITY if name.isascii() else _SHORTEST_UNSPACED):
        return False
    city = largest_city(name)
    return city is not None and city.thousands >= thousands and not is_everyday(name)


def has_postal_code(text: str) -> bool:
    """Whether the text is a postal code with a town, and nothing else; `10000 Kunden` is a round number."""
    return bool(_POSTAL.fullmatch(text.strip())) and not _ROUND.match(text.strip())


def town_behind_code(text: str) -> str | None:
    """Return the one town that a text names behind a postal code, as addresses do; None where there are several."""
    towns = {match["town"] for match in _POSTAL.finditer(text) if not _ROUND.match(match.group())}
    return towns.pop() if len(towns) == 1 else None


def _city_of_address(text: str) -> str | None:
    """Return the city that an address in a script without capitals begins with: `서울 성동구`, `上海市徐汇区`."""
    match = _UNCASED_ADDRESS.match(text)
    return match["city"] if match else None


def is_place(text: str) -> bool:
    """Whether the text names a known place, or has the form `City, ST`."""
    text = text.strip(" .·|-–—()")
    match = _US_TAIL.search(text)
    if match and (match.group(1) in US_STATES or match.group(1) in _countries().names):
        return True
    parts = [part.strip() for part in re.split(r"[,;/|()–—]| - | or | and ", text)]
    parts += [address for part in parts if (address := _city_of_address(part))]
    return any(fold(part) in _places() or _is_large_city(part) for part in parts if part)
