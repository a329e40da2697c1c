import re
import tomllib
from collections import Counter
from dataclasses import fields
from typing import Any

import pytest
from babel import Locale

from lexicon.company.employers import FOLDER, KnownEmployer, employers, find_employer
from lexicon.company.letters import letters

_KEYS = {"not" if field.name == "apart" else field.name for field in fields(KnownEmployer)} - {"brand"}
_LISTS = {"names", "parts", "ambiguous", "not", "witnesses"}
_COUNTRIES = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", str(code))}
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_ENTRIES = [
    pytest.param(brand, entry, id=f"{path.stem} {brand}")
    for path in sorted(FOLDER.glob("*.toml"))
    for brand, entry in tomllib.loads(path.read_text(encoding="utf-8")).items()
]


@pytest.mark.parametrize(("brand", "entry"), _ENTRIES)
def test_an_entry_is_well_formed(brand: str, entry: dict[str, Any]) -> None:
    assert set(entry) <= _KEYS
    assert entry.get("word", True) is True
    assert all(isinstance(value, str) for key, value in entry.items() if key != "word")
    assert entry["country"] in _COUNTRIES
    assert _DOMAIN.fullmatch(entry.get("domain", "none.given"))
    assert not [name for key in _LISTS & set(entry) for name in entry[key].split(";") if not letters(name)]
    assert brand == brand.strip()


def test_lines_read_one_by_one_give_what_toml_gives() -> None:
    read = {employer.brand: employer for employer in employers()}
    assert len(read) == len(_ENTRIES)
    for brand, entry in (param.values for param in _ENTRIES):
        assert isinstance(brand, str)
        assert isinstance(entry, dict)
        assert _as_read(read[brand]) == {**entry, **{key: _listed(entry[key]) for key in _LISTS & set(entry)}}


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


def _plain(employer: KnownEmployer) -> set[str]:
    return {letters(name) for name in (employer.brand, *employer.names, *employer.parts)}


def _as_read(employer: KnownEmployer) -> dict[str, Any]:
    values = {field.name: getattr(employer, field.name) for field in fields(employer) if field.name != "brand"}
    return {("not" if key == "apart" else key): value for key, value in values.items() if value}


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";"))
