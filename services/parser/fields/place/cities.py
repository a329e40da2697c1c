"""The cities of the world with more than 15,000 people, by their names in many languages (GeoNames, CC BY 4.0)."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from lexicon.text import fold

__all__ = ["City", "find_cities", "largest_city"]


@dataclass(frozen=True, slots=True)
class City:
    """A city of one name."""

    country: str
    """ISO 3166 alpha-2."""
    thousands: int
    """How many thousand people live there."""


@cache
def _data() -> bytes:
    return b"\n" + resources.files("services.parser.vocabulary").joinpath("cities.txt").read_bytes()


@lru_cache(8192)
def find_cities(name: str) -> tuple[City, ...]:
    """Return the cities of a name, largest first in each country; the file is searched, never parsed as a whole."""
    key = fold(name).encode()
    if not key:
        return ()
    data, low, high = _data(), 0, len(_data())
    while low < high:
        middle = data.rfind(b"\n", 0, (low + high) // 2 + 1)
        middle = max(middle, low)
        line = data[middle + 1 : data.find(b"\n", middle + 1)]
        if line.partition(b"\t")[0] < key:
            low = data.find(b"\n", middle + 1)
            if low < 0:
                return ()
        else:
            high = middle
    return tuple(_at(data, low, key))


def _at(data: bytes, start: int, key: bytes) -> list[City]:
    found = []
    while data.startswith(key + b"\t", start + 1):
        end = data.find(b"\n", start + 1)
        _, country, thousands = data[start + 1 : end].split(b"\t")
        found.append(City(country.decode(), int(thousands)))
        start = end
    return found


def largest_city(name: str) -> City | None:
    """Return the largest city of a name."""
    return max(find_cities(name), key=lambda city: city.thousands, default=None)
