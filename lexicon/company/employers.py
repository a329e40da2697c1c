"""The table of well-known employers: brands, legal names, spellings, parts, and companies that only share a name.

Each line of a file in `employers/` is one employer, written as a TOML inline table; `;` separates the names of a list:

    "Uber" = { country = "US", domain = "uber.com", legal = "Uber Technologies, Inc.", names = "Ubr" }

The keys are the fields of `KnownEmployer`. Lines are read one by one without a TOML parser, which would take four times
as long; a test holds that both read the same.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from lexicon.company.legal_forms import is_legal_form
from lexicon.company.letters import letters, letters_of_all
from lexicon.kept import kept
from lexicon.lazy_regex import lazy_compile

__all__ = ["FOLDER", "KnownEmployer", "employers", "find_employer"]

FOLDER = Path(__file__).parent / "employers"
_ENTRY = lazy_compile(r'^"([^"]+)" *= *\{(.*)\} *$', re.MULTILINE)
_LEGAL = lazy_compile(r'\blegal *= *"([^"]*)"')
_NAMES = lazy_compile(r'\b(?:domain|legal|names|parts) *= *"([^"]*)"')
_FIELD = lazy_compile(r'(\w+) *= *(?:"([^"]*)"|true)')


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownEmployer:
    """One entry of the table; every field but the brand and the country may be missing."""

    brand: str
    country: str
    """Where it has its seat, as in ISO 3166."""
    legal: str | None = None
    names: tuple[str, ...] = ()
    """What else people write: nicknames, initials, former names, other scripts, common misspellings."""
    parts: tuple[str, ...] = ()
    """Divisions and subsidiaries whose interviews count as this employer's."""
    ambiguous: tuple[str, ...] = ()
    """Names that it shares with other employers: they mean it only where it is the employer that is asked about."""
    apart: tuple[str, ...] = ()
    """Names that begin alike and mean something else: other companies, products; `not` in the file."""
    domain: str | None = None
    word: bool = False
    """Whether the brand is also an everyday word."""
    witnesses: tuple[str, ...] = ()
    """Words beside which only this employer can be meant: its products, people, programmes."""
    known_for: str | None = None
    """What its name means at other employers: a `skill`, software that people work with, or a `service` they use."""


@cache
def employers() -> tuple[KnownEmployer, ...]:
    """Return all employers of the table."""
    return tuple(_employer(brand) for brand in _entries())


def find_employer(name: str) -> KnownEmployer | None:
    """Return the employer that is called exactly so, however it is written; none for a name that several share."""
    plain = letters(name)
    brand = _brands().get(plain) or _brand_by_legal_name(plain)
    return _employer(brand) if brand else None


@cache
def _entries() -> Mapping[str, str]:
    """Return what stands in the files, by brand."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml")))
    return {brand: fields for text in texts for brand, fields in _ENTRY.findall(text)}


@cache
def _employer(brand: str) -> KnownEmployer:
    fields = dict(_FIELD.findall(_entries()[brand]))
    return KnownEmployer(
        brand=brand,
        country=fields.get("country", ""),
        legal=fields.get("legal"),
        names=_listed(fields, "names"),
        parts=_listed(fields, "parts"),
        ambiguous=_listed(fields, "ambiguous"),
        apart=_listed(fields, "not"),
        domain=fields.get("domain"),
        word="word" in fields,
        witnesses=_listed(fields, "witnesses"),
        known_for=fields.get("known_for"),
    )


def _listed(fields: Mapping[str, str], key: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in fields.get(key, "").split(";") if name.strip())


@cache
def _brands() -> Mapping[str, str]:
    """Return the brands by the letters of all names; a brand wins over another employer's further name."""
    return kept(FOLDER / "brands", _sources(), _read_brands)


def _sources() -> list[Path]:
    """Return the files of the table, and this package's code and words, by which names are read."""
    package = FOLDER.parent
    return [*sorted(FOLDER.glob("*.toml")), *sorted(package.glob("*.py")), *sorted(package.glob("*.txt"))]


def _read_brands() -> dict[str, str]:
    pairs = list(_names())
    plain = letters_of_all([name for name, _ in pairs])
    brands = {written: brand for written, (_, brand) in zip(reversed(plain), reversed(pairs), strict=True)}
    return brands | dict(zip(letters_of_all(list(_entries())), _entries(), strict=True))


def _names() -> Iterator[tuple[str, str]]:
    """Yield each name of the table with its brand."""
    for brand, entry in _entries().items():
        for listed in _NAMES.findall(entry):
            yield from ((name, brand) for name in listed.split(";"))


def _brand_by_legal_name(plain: str) -> str | None:
    """Return the brand whose legal name is this one and a legal form: to cut the forms of all would take too long."""
    names = _legal_names()
    for name, brand in islice(names, bisect_left(names, (plain, "")), None):
        if not plain or not name.startswith(plain):
            return None
        if is_legal_form(name.removeprefix(plain)) and _ends_a_word(plain, brand):
            return brand
    return None


def _ends_a_word(plain: str, brand: str) -> bool:
    """Whether a brand's legal name has a word end behind these letters: `Startek Inc` is no `Start e.K. Inc`."""
    words = (_employer(brand).legal or "").split()
    return not plain.isascii() or any(letters(" ".join(words[:count])) == plain for count in range(1, len(words) + 1))


@cache
def _legal_names() -> Sequence[tuple[str, str]]:
    """Return the letters of each legal name with its brand, sorted."""
    return kept(FOLDER / "legal_names", _sources(), _read_legal_names)


def _read_legal_names() -> list[tuple[str, str]]:
    legal = {brand: found[1] for brand, entry in _entries().items() if (found := _LEGAL.search(entry))}
    return sorted(zip(letters_of_all(list(legal.values())), legal, strict=True))
