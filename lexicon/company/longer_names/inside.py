"""Which known employer a longer name holds: with a region, a trade, a group's word or a legal form around its brand."""

from lexicon.company.employers import KnownEmployer, find_employer
from lexicon.company.everyday import is_everyday
from lexicon.company.legal_forms import is_legal_form
from lexicon.company.letters import letters
from lexicon.company.names import without_region
from lexicon.company.words_of_names import behind_group, compound_end, without_last
from lexicon.lazy_regex import lazy_compile

__all__ = ["inside"]

_ADDED = lazy_compile(r"\s+[–—|-]\s+")


def inside(written: str, *, has_legal_form: bool) -> KnownEmployer | None:
    """Return the employer that a name holds.

    Args:
        written: A name without its last legal form.
        has_legal_form: Whether it had one: what is registered says more of a company than its brand.
    """
    registered = (_around_region, _of_country, _of_trade) if has_legal_form else ()
    ways = (*registered, _behind_group, _with_part, _in_front_of_form, _before_dash)
    return next((found for way in ways if (found := way(written))), None)


def _around_region(name: str) -> KnownEmployer | None:
    """Return the employer of `HSBC Bank` for `HSBC UK Bank`."""
    words = name.split()
    inner = range(1, len(words) - 1)
    kept = [
        word for place, word in enumerate(words) if place not in inner or without_region(f"Xyzzy {word}") != "Xyzzy"
    ]
    return find_employer(" ".join(kept)) if len(kept) < len(words) else None


def _of_country(written: str) -> KnownEmployer | None:
    """Return the employer of `MTN Nigeria Communications`: a known brand, a country, and what the company does."""
    described = without_last(written, "descriptive", "family")
    brand = without_region(described)
    if described in {written, brand} or is_everyday(brand):
        return None
    return find_employer(brand)


def _of_trade(written: str) -> KnownEmployer | None:
    """Return the employer of a brand of several words, or of any before a German compound, and what its company does.

    `Boehringer Ingelheim Pharma`, `Debeka Krankenversicherungsverein`; a single word may be another's.
    """
    *words, last = written.split()
    brand = " ".join(words) if compound_end(last) else without_last(written, "descriptive")
    is_telling = bool(compound_end(last)) or " " in brand
    return find_employer(brand) if brand != written and is_telling and not any(map(is_everyday, words)) else None


def _in_front_of_form(written: str) -> KnownEmployer | None:
    """Return the employer before a legal form inside a name: `DZ BANK AG Deutsche Zentral-Genossenschaftsbank`."""
    words = written.split()
    ends = (count for count in range(1, len(words) - 1) if words[count] != words[count].lower())
    brands = (" ".join(words[:count]) for count in ends if is_legal_form(letters(words[count])))
    return next((found for brand in brands if (found := find_employer(brand))), None)


def _behind_group(written: str) -> KnownEmployer | None:
    brand = behind_group(written)
    return find_employer(brand) if brand and not is_everyday(brand) else None


def _with_part(written: str) -> KnownEmployer | None:
    """Return the employer in front of a name of its own: `Nestlé Nespresso`, `Alphabet Google`."""
    words = written.split()
    pairs = ((" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words)))
    owners = ((find_employer(owner), find_employer(part)) for owner, part in pairs)
    return next((owner for owner, part in owners if owner is not None and owner is part), None)


def _before_dash(written: str) -> KnownEmployer | None:
    """Return the employer whose brand stands before a dash, behind which a team or a motto may follow."""
    brand = _ADDED.split(written, maxsplit=1)[0]
    found = find_employer(brand) if brand != written else None
    return found if found and letters(found.brand) == letters(brand) else None
