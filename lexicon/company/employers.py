"""The table of well-known employers: brands, legal names, spellings, parts, and companies that only share a name."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lexicon.company.data import tables
from lexicon.company.legal_forms import without_legal_form
from lexicon.company.letters import letters

__all__ = ["Employer", "employers", "find_employer"]

_FOLDER = Path(__file__).parent / "employers"


@dataclass(frozen=True, kw_only=True, slots=True)
class Employer:
    """One entry of the table; every field but the brand may be missing."""

    brand: str
    legal: str | None = None
    names: tuple[str, ...] = ()
    """What else people write: nicknames, initials, former names, other scripts, common misspellings."""
    parts: tuple[str, ...] = ()
    """Divisions and subsidiaries whose interviews count as this employer's."""
    apart: tuple[str, ...] = ()
    """Names that begin alike and mean something else: other companies, products with a name of their own."""
    domain: str | None = None
    word: bool = False
    """Whether the brand is also an everyday word."""
    witnesses: tuple[str, ...] = ()
    """Words beside which only this employer can be meant: its products, people, programmes."""


@cache
def employers() -> tuple[Employer, ...]:
    """Return all employers of the table."""
    files = sorted(path.stem for path in _FOLDER.glob("*.toml"))
    return tuple(_entry(brand, fields) for file in files for brand, fields in tables(f"employers/{file}").items())


def find_employer(name: str) -> Employer | None:
    """Return the employer that is called exactly so, however it is written."""
    return _index().get(letters(name))


def _entry(brand: str, fields: dict[str, object]) -> Employer:
    lists = {key: tuple(value) for key, value in fields.items() if isinstance(value, list)}
    return Employer(brand=brand, **{**fields, **lists})  # type: ignore[arg-type]  # test_employers checks the types


@cache
def _index() -> dict[str, Employer]:
    """Return the employers by the letters of all their names; a brand wins over another's further name."""
    index: dict[str, Employer] = {}
    for employer in employers():
        index[letters(employer.brand)] = employer
    for employer in employers():
        further = [employer.domain, employer.legal, *employer.names, *employer.parts]
        for name in (name for name in further if name):
            index.setdefault(letters(name), employer)
            index.setdefault(letters(without_legal_form(name)), employer)
    return index
