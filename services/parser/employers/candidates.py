"""The names that may be the employer's, spellings of one name together, with what proposes them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from lexicon.company import brand_of
from lexicon.company.everyday import is_everyday
from lexicon.text import fold
from services.parser.raw_posting import Witness
from services.parser.text.words import compact
from services.parser.urls.abbreviations import abbreviates

__all__ = ["EmployerCandidate", "candidates_of", "is_spelling_of", "spells"]

_SHORTEST = 2
_SHORTEST_STEM, _LONGEST_INITIALS, _LONG_ENOUGH, _LONG_WORD = 4, 6, 7, 5


@dataclass
class EmployerCandidate:
    """One name in its spellings."""

    names: list[str] = field(default_factory=list)
    """As proposed, first proposed first."""
    evidence: dict[str, str] = field(default_factory=dict)
    """What proposes it, and the spelling that it proposes."""
    labels: dict[str, str] = field(default_factory=dict)
    """Web addresses that spell or abbreviate it, and where they stand."""

    uses: Counter[str] = field(default_factory=Counter)
    """How often the text uses each spelling."""

    @property
    def brand(self) -> str:
        """The spelling that is used most, without its legal form."""
        return max(self.brands, key=lambda name: (self.uses[name], len(name)))

    @property
    def brands(self) -> list[str]:
        """The spellings without legal forms."""
        return list(dict.fromkeys(brand_of(name) for name in self.names))


def candidates_of(proposals: Iterable[Witness], labels: Iterable[tuple[str, str]]) -> list[EmployerCandidate]:
    """Return the candidates in the order in which they are first proposed.

    Args:
        proposals: Names, and what proposes them.
        labels: Parts of web addresses that may hold a name, and where they stand.
    """
    found: list[EmployerCandidate] = []
    for witness in proposals:
        _add(found, witness)
    for label, place in labels:
        _add_label(found, label, place)
    return found


def _add(found: list[EmployerCandidate], witness: Witness) -> None:
    for candidate in found:
        if any(is_spelling_of(witness.name, other) for other in candidate.names):
            if witness.name not in candidate.names:
                candidate.names.append(witness.name)
            candidate.evidence.setdefault(witness.evidence, witness.name)
            return
    found.append(EmployerCandidate([witness.name], {witness.evidence: witness.name}))


def is_spelling_of(one: str, other: str) -> bool:
    """Whether two names mean one employer: the same letters, the beginning of the other, or its initials."""
    (short, words), (whole, longer) = sorted((_shape(one), _shape(other)), key=lambda shape: len(shape[0]))
    if "".join(words) == "".join(longer):
        return bool(words)
    if longer[: len(words)] == words and len("".join(words)) >= _SHORTEST_STEM:
        return True
    return short.isupper() and 1 < len(short) <= _LONGEST_INITIALS and abbreviates(short, whole)


@lru_cache(4096)
def _shape(name: str) -> tuple[str, list[str]]:
    """Return the name without its legal form, and its words; each name is compared with all others."""
    brand = brand_of(name)
    return brand, fold(brand).split()


def _add_label(found: list[EmployerCandidate], label: str, place: str) -> None:
    """Let an address speak for the names that it spells or abbreviates; else it is a name of its own."""
    fitting = [candidate for candidate in found if any(spells(label, name) for name in candidate.names)]
    for candidate in fitting:
        candidate.labels.setdefault(place, label)
    if not fitting:
        found.append(EmployerCandidate([label], {}, {place: label}))


def spells(label: str, name: str) -> bool:
    """Whether a part of a web address spells a name, or a part of it that is hardly another's, or abbreviates it."""
    key = compact(label)
    brand = brand_of(name)
    letters = compact(brand)
    if len(letters) < _SHORTEST or not key:
        return False
    if letters == key or compact(name) == key:
        return True
    if min(len(letters), len(key)) >= _SHORTEST_STEM and (letters.startswith(key) or key.startswith(letters)):
        return True
    if len(letters) >= _LONG_ENOUGH and (key.endswith(letters) or letters.endswith(key)):
        # `lefournildekerino` for `Fournil de Kerino`.
        return True
    # A hyphen shows where words end: `lantern-loom`.
    parts = [part for part in re.split(r"[-_.]", label.lower()) if len(part) > 1]
    words = fold(brand).split()
    if len(parts) > 1 and all(part in words for part in parts):
        return True
    if len(key) >= _LONG_WORD and key in words and not is_everyday(key):
        # `lindgren` for `Bageri Lindgren`.
        return True
    return abbreviates(label, name)
