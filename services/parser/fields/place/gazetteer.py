"""Countries, US states and well-known cities: enough to read a location, not a gazetteer."""

import re
from functools import cache, lru_cache

from lexicon import tables
from lexicon.company.everyday import is_everyday
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.fields.place.cities import largest_city
from services.parser.fields.place.countries import country_name, country_names, country_of
from services.parser.text.cased import cased
from services.parser.vocabulary import load

__all__ = [
    "US_STATES",
    "country_around",
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
_US_END = lazy_compile(r"(?P<town>[A-Z][A-Za-z .'-]{2,30}) (?P<state>[A-Z]{2})$")
_US_TAIL = lazy_compile(r",\s*([A-Z]{2})(?:[ ,]|$)")


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
    return frozenset(named | country_names() | {fold(state) for state in US_STATES.values()})


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
    if match and (match.group(1) in US_STATES or country_name(match.group(1))):
        return True
    # `Portland OR`
    if (state := _US_END.match(text)) and state["state"] in US_STATES and largest_city(state["town"]):
        return True
    parts = [part.strip() for part in re.split(r"[,;/|()–—]| - | or | and ", text)]
    parts += [address for part in parts if (address := _city_of_address(part))]
    return any(fold(part) in _places() or _is_large_city(part) for part in parts if part)
