"""What stands around a company's name: the signals that tell an employer from a product, a tool or an everyday word."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lexicon.company.mentions.signal_words import DIRECTLY_AFTER, DIRECTLY_BEFORE, found
from lexicon.lazy_regex import lazy_compile

__all__ = ["Surroundings", "signals"]

_SENTENCE_END = lazy_compile(r"[.!?。！？](?=[\s\"'”»)]|$)|\n")  # noqa: RUF001 — full-width marks
_REACH = 240
"""Characters of a text read on each side of a name: what stands farther away is about something else."""
_NEAR = 45
_MARKUP = " \t\"'“”‘’«»„*_~`#>([{-–—|•"  # noqa: RUF001 — typographic quotes
_OTHER_EMPLOYER = lazy_compile(
    r"(?<!\w)(?i:at|for|from|with|by|bei|chez|joining|joined)\s+((?!(?:I|My|The|A|An|HR|HM)\b)[A-Z][\w&'’-]+)"
)
_AFTER_PLACE = lazy_compile(r"[*_\"”’)]*\s+(?!I\b|HR\b)(?:[A-ZÄÖÜÉÁÓŁŚ][\w'’.-]+)")
_IN_PLACE = lazy_compile(r"[*_\"”’)]*\s*,?\s*(?i:in|à|en|em|w|i|near)\s+[A-ZÄÖÜÉÁÓŁŚ]\w+")
_POSSESSIVE = lazy_compile(r"['’]s?\b")
_HYPHENATED = lazy_compile(r"-(?=[a-z])")
_AMOUNT = lazy_compile(r"\d")


@dataclass(frozen=True)
class Surroundings:
    """One place of a text where a name stands."""

    text: str
    start: int
    end: int
    is_everyday: bool
    has_witness: bool
    """The text names the domain, a product or a person of this company, or shares rare words with the posting."""
    mentions: int
    """How often the text names it."""

    @cached_property
    def signals(self) -> frozenset[str]:
        """The names of the signals."""
        return frozenset(signals(self))

    @property
    def name(self) -> str:
        """The name as written."""
        return self.text[self.start : self.end]

    @cached_property
    def before(self) -> str:
        """The sentence up to the name."""
        part = self.text[max(0, self.start - _REACH) : self.start]
        ends = [match.end() for match in _SENTENCE_END.finditer(part)]
        return part[ends[-1] :] if ends else part

    @cached_property
    def after(self) -> str:
        """The sentence behind the name."""
        part = self.text[self.end : self.end + _REACH]
        end = _SENTENCE_END.search(part)
        return part[: end.start()] if end else part

    @cached_property
    def nearby(self) -> tuple[str, str]:
        """The text before and behind the name, other sentences included."""
        return self.text[max(0, self.start - _REACH) : self.start], self.text[self.end : self.end + _REACH]


def signals(place: Surroundings) -> dict[str, float]:
    """Return the signals at a place by name; those that are absent are left out."""
    present = dict.fromkeys((name for name, test in _TESTS.items() if test(place)), 1.0)
    if place.is_everyday:
        present |= {f"everyday and {name}": 1.0 for name in present}
        present["everyday"] = 1.0
    if place.name.islower():
        present |= {f"lower and {name}": 1.0 for name in list(present) if not name.startswith("everyday")}
    return present


def _has(table: str, part: Callable[[Surroundings], str]) -> Callable[[Surroundings], bool]:
    return lambda place: found(table, part(place)) is not None


def _ends_with(table: str) -> Callable[[Surroundings], bool]:
    return lambda place: found(table, place.before[-80:], DIRECTLY_BEFORE) is not None


def _begins_with(table: str) -> Callable[[Surroundings], bool]:
    return lambda place: found(table, place.after, DIRECTLY_AFTER) is not None


def _is_text_start(place: Surroundings) -> bool:
    return not place.text[: place.start].strip(_MARKUP)


def _is_sentence_start(place: Surroundings) -> bool:
    return not place.before.strip(_MARKUP)


def _names_other_employer(place: Surroundings) -> bool:
    before, after = place.nearby
    own = place.name.casefold()[:4]
    others = (match[1].casefold() for part in (before, after) for match in _OTHER_EMPLOYER.finditer(part))
    return any(not other.startswith(own) for other in others)


def _last_word(place: Surroundings) -> str:
    words = place.before.rstrip(_MARKUP).split()
    return words[-1].casefold() if words else ""


_SENTENCE: Callable[[Surroundings], str] = lambda place: f"{place.before} . {place.after}"  # noqa: E731
_ALL: Callable[[Surroundings], str] = lambda place: " . ".join(place.nearby)  # noqa: E731
_NEXT: Callable[[Surroundings], str] = lambda place: place.after[:_NEAR]  # noqa: E731

_TESTS: Mapping[str, Callable[[Surroundings], bool]] = {
    "starts the text": _is_text_start,
    "starts a sentence": _is_sentence_start,
    "is lower case": lambda place: place.name.islower(),
    "is upper case": lambda place: place.name.isupper(),
    "has no case": lambda place: place.name.lower() == place.name.upper(),
    "text is lower case": lambda place: place.text[:200].islower(),
    "then colon": lambda place: place.after[:2].lstrip("*_ ").startswith(":") or " -" in place.after[:3],
    "then comma": lambda place: place.after.startswith(","),
    "then bracket": lambda place: place.after.startswith(" ("),
    "then possessive": lambda place: _POSSESSIVE.match(place.after) is not None,
    "then hyphen": lambda place: _HYPHENATED.match(place.after) is not None,
    "then nothing": lambda place: not place.after.strip(_MARKUP),
    "then capital": lambda place: _AFTER_PLACE.match(place.after) is not None,
    "then in a place": lambda place: _IN_PLACE.match(place.after) is not None,
    "then employer verb": _begins_with("employer_verb"),
    "then product": _begins_with("product_after"),
    "product soon": _has("product_after", lambda place: place.after[:25]),
    "then role": _begins_with("role"),
    "then hiring": _begins_with("hiring"),
    "role soon": _has("role", _NEXT),
    "hiring soon": _has("hiring", _NEXT),
    "pay soon": _has("pay", _NEXT),
    "amount soon": lambda place: _AMOUNT.search(place.after[:_NEAR]) is not None,
    "working soon": _has("working", _NEXT),
    "behind at": lambda place: _last_word(place) in {"at", "@", "chez", "bei", "beim", "hos", "bij"},
    "behind from": lambda place: _last_word(place) in {"from", "for", "de", "von", "with", "by", "für", "para"},
    "behind in": lambda place: _last_word(place) in {"in", "en", "im", "na", "no", "u", "w", "la", "à"},
    "behind join": lambda place: _last_word(place) in {"join", "joined", "joining", "left", "leaving", "ex"},
    "behind the": lambda place: _last_word(place) in {"the", "der", "die", "das", "le", "la", "el"},
    "behind employer phrase": _ends_with("employer_phrase"),
    "behind instrument": _ends_with("instrument_before"),
    "behind role": _ends_with("role"),
    "behind hiring": _ends_with("hiring"),
    "behind other word": lambda place: _last_word(place).isalpha() and _last_word(place).islower(),
    "role in sentence": _has("role", _SENTENCE),
    "hiring in sentence": _has("hiring", _SENTENCE),
    "pay in sentence": _has("pay", _SENTENCE),
    "working in sentence": _has("working", _SENTENCE),
    "hiring nearby": _has("hiring", _ALL),
    "pay nearby": _has("pay", _ALL),
    "role nearby": _has("role", _ALL),
    "some employer nearby": _has("generic_employer", _ALL),
    "some employer in sentence": _has("generic_employer", _SENTENCE),
    "other employer named": _names_other_employer,
    "elsewhere": _has("elsewhere", _ALL),
    "scam": _has("scam", _ALL),
    "first person": _has("first_person", _ALL),
    "interviewer": _has("interviewer", _ALL),
    "question": _has("question", _ALL),
    "not there": _has("not_there", _ALL),
    "witness": lambda place: place.has_witness,
    "named twice": lambda place: place.mentions > 1,
    "named often": lambda place: place.mentions > 3,  # noqa: PLR2004 — more than a passing mention
    "long text": lambda place: len(place.text) > 600,  # noqa: PLR2004 — a post, not a sentence
}


def names() -> Iterator[str]:
    """Yield the names of all signals."""
    yield from _TESTS
