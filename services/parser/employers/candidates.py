"""The names that may be the employer's, spellings of one name together, with what proposes them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from lexicon.company import brand_of
from lexicon.company.everyday import is_everyday
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.raw_posting import SUPPORTING, Witness
from services.parser.text.words import compact
from services.parser.urls.abbreviations import abbreviates

__all__ = ["EmployerCandidate", "candidates_of", "is_spelling_of", "spells"]

_SHORTEST = 2
_UMLAUTS, _DIGRAPHS = lazy_compile("[äöüÄÖÜøØæÆ]"), lazy_compile("([aou])e")
_HYPHENS = lazy_compile(r"[-_.]")
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
        return list(dict.fromkeys(_shape(name)[0] for name in self.names))


def candidates_of(proposals: Iterable[Witness], labels: Iterable[tuple[str, str]]) -> list[EmployerCandidate]:
    """Return the candidates in the order in which they are first proposed.

    Args:
        proposals: Names, and what proposes them.
        labels: Parts of web addresses that may hold a name, and where they stand.
    """
    found = _KnownNames()
    for witness in proposals:
        found.add(witness)
    for label, place in labels:
        _add_label(found.candidates, label, place)
    return found.candidates


class _KnownNames:
    """Candidates by the first words and the letters of their names, so that few are compared with each new one."""

    def __init__(self) -> None:
        self.candidates: list[EmployerCandidate] = []
        self._by_key: dict[str, list[int]] = {}
        self._initials: list[int] = []

    def add(self, witness: Witness) -> None:
        """Add a name to the candidate that it is a spelling of, else as one of its own."""
        name = witness.name
        at = next((at for at in self._alike(name) if self._is_of(at, name)), None)
        if at is None:
            at = len(self.candidates)
            self.candidates.append(EmployerCandidate())
        candidate = self.candidates[at]
        if name not in candidate.names:
            candidate.names.append(name)
            self._note(at, name)
        candidate.evidence.setdefault(witness.evidence, name)

    def _is_of(self, at: int, name: str) -> bool:
        return any(is_spelling_of(name, other) for other in self.candidates[at].names)

    def _alike(self, name: str) -> Iterable[int]:
        if _is_initials(_shape(name)[0]):
            return range(len(self.candidates))
        return sorted({at for key in _keys(name) for at in self._by_key.get(key, ())}.union(self._initials))

    def _note(self, at: int, name: str) -> None:
        for key in _keys(name):
            self._by_key.setdefault(key, []).append(at)
        if _is_initials(_shape(name)[0]):
            self._initials.append(at)


def _keys(name: str) -> set[str]:
    """Return what a name shares with its other spellings: its first word, or all of its letters."""
    words = _shape(name)[1]
    return {words[0], "".join(words)} if words else set()


def _is_initials(brand: str) -> bool:
    return brand.isupper() and 1 < len(brand) <= _LONGEST_INITIALS


def is_spelling_of(one: str, other: str) -> bool:
    """Whether two names mean one employer: the same letters, the beginning of the other, or its initials."""
    (short, words), (whole, longer) = sorted((_shape(one), _shape(other)), key=lambda shape: len(shape[0]))
    if "".join(words) == "".join(longer):
        return bool(words)
    if longer[: len(words)] == words and len("".join(words)) >= _SHORTEST_STEM:
        return True
    return _is_initials(short) and abbreviates(short, whole)


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
    if not fitting and place not in SUPPORTING:
        found.append(EmployerCandidate([label], {}, {place: label}))


def spells(label: str, name: str) -> bool:
    """Whether a part of a web address spells a name, or a part of it that is hardly another's, or abbreviates it."""
    key = compact(label)
    words = _shape(name)[1]
    letters = "".join(words)
    if len(letters) < _SHORTEST or not key:
        return False
    if letters == key or compact(name) == key or _is_beginning(key, letters):
        return True
    if _UMLAUTS.search(name) and (plain := _DIGRAPHS.sub(r"\1", label.lower())) != label.lower():
        # `koehler` for `Köhler`.
        return spells(plain, name)
    # `lindgren` for `Bageri Lindgren`; a hyphen shows where words end: `lantern-loom`.
    is_word = len(key) >= _LONG_WORD and key in words and not is_everyday(key)
    parts = [part for part in _HYPHENS.split(label.lower()) if len(part) > 1]
    return is_word or (len(parts) > 1 and all(part in words for part in parts)) or abbreviates(label, name)


def _is_beginning(key: str, letters: str) -> bool:
    if min(len(letters), len(key)) >= _SHORTEST_STEM and (letters.startswith(key) or key.startswith(letters)):
        return True
    # `lefournildekerino` for `Fournil de Kerino`.
    return len(letters) >= _LONG_ENOUGH and (key.endswith(letters) or letters.endswith(key))
