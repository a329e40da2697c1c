"""Where a text names a company as an employer: each place of a spelling, weighed by what stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from lexicon.company.abbreviations import as_employer, is_abbreviation
from lexicon.company.data import tables
from lexicon.company.everyday import is_everyday, is_slip
from lexicon.company.letters import WORD_ENDS, WORD_STARTS, letters, unaccented
from lexicon.company.neighbours import neighbours
from lexicon.company.signals import Surroundings
from lexicon.logistic import Logistic, probability

__all__ = [
    "Mention",
    "Name",
    "features",
    "find_mentions",
    "has_second_witness",
    "is_mentioned",
    "log_odds",
    "sure_from",
    "surroundings",
]

_MOST_PLACES = 20
"""Places read of one text: a name that stands more often says nothing new."""
_UNWITNESSED = 0.3
"""Log odds that an everyday word needs in addition where nothing but the words beside it speaks for an employer."""
_WITNESSES = frozenset(["hiring nearby", "pay nearby", "role nearby", "working in sentence", "behind employer phrase"])
"""Signals of which one speaks for an employer besides the everyday word itself."""
_WITNESSES_OF_LOWER_CASE = frozenset(["hiring in sentence", "pay in sentence", "role in sentence"])
_SHORTEST = 3
"""Shorter spellings are found only as they are written."""
_LONGER = 4
"""From so many letters on a name is declined."""
_BARE = str.maketrans("øØłŁđĐ", "oOlLdD")
_ACCENTED = {
    "a": "áàâäãåāăą", "c": "çćč", "d": "ďđ", "e": "éèêëēėęě", "g": "ğģ", "i": "íìîïīį", "l": "łľ", "n": "ñńň",
    "o": "óòôöõøōő", "r": "řŕ", "s": "śšşș", "t": "ťţț", "u": "úùûüūůű", "y": "ýÿ", "z": "źżž",
}  # fmt: skip
"""Letters as they are written with and without their accents."""
_WITHOUT_BLANKS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]$")
_CYRILLIC_ENDING = "[\u0430-\u044f]{0,3}"
"""Names are declined in Russian and its neighbours."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_RARE_WORD = re.compile(r"\b[A-Z][\w.+#-]{4,}\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text speaks of interviewing, recruiting, pay or working at the company."""

    start: int
    end: int
    text: str
    confidence: float
    """How sure it is, from 0 to 1."""


@dataclass(frozen=True, kw_only=True)
class Name:
    """What to look for in a text."""

    spellings: tuple[str, ...]
    is_everyday: bool
    domain: str | None = None
    witnesses: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    """Longer names that mean something else: `Bain Capital`."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches every spelling; short ones and initials, except the brand itself, only as they are written."""
        longest_first = sorted(self.spellings, key=len, reverse=True)
        bounded, joined = (
            [_loosely(name, is_brand=name == self.spellings[0]) for name in longest_first if _is_joined(name) is joined]
            for joined in (False, True)
        )
        names = "|".join(bounded)
        whole = rf"{WORD_STARTS}(?<![@/.&])(?:{names})(?:\.com(?!/))?{WORD_ENDS}(?![@&]|-[a-z]|\.\w{{2,3}}\b)"
        forms = [whole] if bounded else []
        return re.compile("|".join([*forms, *joined]))

    def places(self, text: str, *, witnessed: bool = False) -> Iterator[re.Match[str]]:
        """Yield where a text has a spelling; an everyday abbreviation where it may mean the employer.

        Args:
            text: The text.
            witnessed: Whether it is known already that the text speaks of the employer.
        """
        yield from as_employer(text, self.pattern.finditer(text), witnessed=witnessed)

    @cached_property
    def elsewhere(self) -> re.Pattern[str] | None:
        """Matches names that only begin like this one."""
        names = "|".join(map(_loosely, sorted(self.apart, key=len, reverse=True)))
        return re.compile(rf"{WORD_STARTS}(?:{names}){WORD_ENDS}") if names else None

    @cached_property
    def proof(self) -> re.Pattern[str] | None:
        """Matches what only this company has: its domain, its products, its people."""
        words = [*self.witnesses, *([self.domain] if self.domain else [])]
        return re.compile(rf"{WORD_STARTS}(?:{'|'.join(map(re.escape, words))}){WORD_ENDS}") if words else None


def find_mentions(name: Name, text: str, *, context: str = "") -> tuple[Mention, ...]:
    """Return the mentions of a name as an employer, in the order of the text.

    Args:
        name: The company's spellings and witnesses.
        text: What somebody wrote.
        context: The posting's own words; rare ones that the text shares with them are a witness.
    """
    return tuple(mention for mention, score in _scored(name, text, context) if score > _model().threshold)


def is_mentioned(name: Name, text: str, *, context: str = "") -> bool:
    """Whether a text mentions a name as an employer; places behind the first mention are not weighed."""
    return any(score > _model().threshold for _, score in _scored(name, text, context))


def _scored(name: Name, text: str, context: str) -> Iterator[tuple[Mention, float]]:
    for place in surroundings(name, text, context=context):
        score = log_odds(place, features(place))
        yield Mention(start=place.start, end=place.end, text=place.name, confidence=probability(score)), score


def log_odds(place: Surroundings, found: frozenset[str], *, model: Logistic | None = None) -> float:
    """Return the log odds that a place, by its features, speaks of the employer.

    An everyday word without a second witness is doubted: what the words beside it say was learnt of few such names.
    """
    doubt = _UNWITNESSED if place.is_everyday and not has_second_witness(place) else 0.0
    return (model or _model()).log_odds(found) - doubt


def sure_from() -> float:
    """Return the log odds from which a place is taken to speak of the employer."""
    return _model().threshold


def features(place: Surroundings) -> frozenset[str]:
    """Return the names of all features of a place."""
    return frozenset(place.signals).union(neighbours(place))


def surroundings(name: Name, text: str, *, context: str = "", witnessed: bool = False) -> list[Surroundings]:
    """Return every place where a spelling of the name stands, whatever it means there.

    Args:
        name: The company's spellings and witnesses.
        text: What somebody wrote.
        context: The posting's own words.
        witnessed: Whether what surrounds the text speaks of the employer beyond doubt: short names that are everyday
            abbreviations need that, or a witness of their own.
    """
    has_witness = name.pattern.search(text) is not None and _has_witness(name, text, context)
    places = list(_places(name, text, witnessed=witnessed or has_witness))
    return [
        Surroundings(
            text=text,
            start=match.start(),
            end=match.end(),
            is_everyday=name.is_everyday or is_slip(match[0]),
            has_witness=has_witness,
            mentions=len(places),
        )
        for match in places
    ]


def _places(name: Name, text: str, *, witnessed: bool) -> Iterator[re.Match[str]]:
    taken = [match.span() for match in name.elsewhere.finditer(text)] if name.elsewhere else []
    for count, match in enumerate(name.places(text, witnessed=witnessed)):
        if count == _MOST_PLACES:
            return
        if match[0] not in name.apart and not any(_is_part(match, *span) for span in taken):
            yield match


def _is_part(match: re.Match[str], start: int, end: int) -> bool:
    """Whether a place is part of a name that reaches farther."""
    return start <= match.start() < end and (start, end) != match.span() and match.end() <= end


def _has_witness(name: Name, text: str, context: str) -> bool:
    if name.proof and name.proof.search(text):
        return True
    own = {spelling.casefold() for spelling in name.spellings}
    rare = {word for word in _RARE_WORD.findall(context) if word.casefold() not in own}
    return bool(rare & set(_RARE_WORD.findall(text)))


def has_second_witness(place: Surroundings) -> bool:
    """Whether anything but the word itself speaks for an employer; asked of everyday words."""
    wanted = _WITNESSES_OF_LOWER_CASE if place.name.islower() else _WITNESSES
    return place.has_witness or not place.signals.isdisjoint(wanted)


@cache
def _model() -> Logistic:
    """The log odds that `python -m benchmarks train_mentions` wrote."""
    return Logistic(**tables("mention_weights"))


def _is_joined(name: str) -> bool:
    """Whether a name is of a script that writes no blanks between words."""
    return bool(_WITHOUT_BLANKS.search(name)) and not _LATIN.search(name)


@cache
def _loosely(spelling: str, *, is_brand: bool = False) -> str:
    """Return a pattern for a spelling: blanks, hyphens, accents and `and` for `&` as one likes.

    Case counts for initials and names of few letters that are words as well: only their capitals tell them apart.
    """
    if not letters(spelling):
        return re.escape(spelling)
    words = [part for word in re.split(r"[\s-]+", spelling) for part in _CAMEL.split(word) if part]
    pattern = r"[\s-]?".join(map(_part, words))
    if _CYRILLIC.search(spelling) and len(spelling) >= _LONGER:
        pattern += _CYRILLIC_ENDING
    return f"(?i:{pattern})" if is_brand and len(spelling) >= _SHORTEST or _is_no_word(spelling) else pattern


def _is_no_word(spelling: str) -> bool:
    """Whether small letters cannot mean anything else: `rbc` and `gstt` are no words, `casa` is a house."""
    if len(spelling) < _SHORTEST:
        return False
    is_short = spelling.isupper() or len(spelling) == _SHORTEST
    return not is_short or not (is_everyday(spelling) or is_abbreviation(spelling) or is_slip(spelling.casefold()))


def _part(word: str) -> str:
    if word == "&":
        return "(?:&|and)"
    pattern = "".join(map(_letter, word))
    pattern = pattern.replace("'", "['’]?").replace("’", "['’]?").replace(r"\.", r"\.?")
    # Few write the sign at the end of a name: "Guess" for "Guess?".
    return re.sub(r"(\\\?|!)$", r"\1?", pattern)


def _letter(letter: str) -> str:
    """Return a pattern for a letter, with any accent or none."""
    plain = unaccented(letter).translate(_BARE)
    accented = _ACCENTED.get(plain.casefold(), "")
    if plain == letter and not accented:
        return re.escape(letter)
    return f"(?:{re.escape(letter)}|[{plain}{accented}{accented.upper()}])" if len(plain) == 1 else re.escape(letter)
