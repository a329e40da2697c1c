"""What a guide calls a round: no more than the words say that tell it.

Rounds are known by kind, as a `recruiter screen`; of an `initial call` nobody says that a recruiter made it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from contracts.insights import Basis, Experience, ProcessStage
from lexicon import tables
from services.insights.text.normalized import normalize, pattern
from services.insights.text.rounds import ROUNDS, is_mentioned, mentions

__all__ = ["account_with_told_names", "called", "kind_of", "with_told_names"]

_AROUND = 12
"""Characters beside the words that name a round in which its name may be completed: `OA (HackerRank)`."""
_HEAD = r"(?:round|interview|screen|session|call|test|stage)"
_JOINED = r" ?(?:\band\b|&|/|\+) ?"
_TWO_IN_ONE = re.compile(rf"{_JOINED}(?!an?\b|the\b|then\b|one\b|my\b|i\b|it\b)(?:[\w-]+ ){{1,2}}{_HEAD}\b(?! ?\d)")
"""What stands behind the words that name a round which is another one, too: `code review [and hardware round]`."""
_OTHER_HALF = re.compile(rf"\b(?P<half>[\w-]+){_JOINED}$")
"""What stands before them: `[behavioral and] technical interview`."""
_BOTH = re.compile(r"\bboth (?P<one>[\w-]+) and (?P<other>[\w-]+)\b(?! (?:rounds|interviews|screens))")
"""`60 minutes, both technical and behavioral`."""
_INNER = re.compile(rf"^(?!an?\b)[\w-]+{_JOINED}(?:[\w-]+ ){{1,2}}{_HEAD}$")
_ENDS_AS_ROUND = re.compile(rf"{_HEAD}$")
_THEN_ROUND = re.compile(rf" (?:\w+ )?{_HEAD}\b")
_BREAK = re.compile(r"[,;.!?\n]|\b(?:and|then|or)\b")
_LETTERS = frozenset({"sql", "ml", "api"})
_SENTENCE = re.compile(r"(?<=[.!?])\s|\n")


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a kind of round."""

    by_words: tuple[tuple[str, re.Pattern[str]], ...]
    otherwise: str


@cache
def _names() -> Mapping[str, _Names]:
    entries = tables.read(Path(__file__).with_name("round_names.toml"))
    return {
        kind: _Names(
            tuple((one["name"], pattern(one["says"])) for one in entry.get("names", ())),
            entry["otherwise"],
        )
        for kind, entry in entries.items()
    }


def called(kind: str, quotes: Sequence[str]) -> str:
    """Return what to call a round of a kind that quotes tell; what all of them carry, where they differ.

    Args:
        kind: The round's kind; one that is not known is returned as it is.
        quotes: Words that tell the round.
    """
    names = _names().get(kind)
    if names is None:
        return kind
    found = {_of_two(kind, low) or _called(names, _naming(kind, low)) for low in map(normalize, quotes)}
    return found.pop() if len(found) == 1 else _shared(names, found)


def kind_of(name: str) -> str:
    """Return the kind of the round that a guide calls by a name; the name itself where none is called so."""
    plain, open_ended = _kinds()
    low = normalize(name)
    return plain.get(name) or next((kind for kind, says in open_ended if says.search(low)), name)


@cache
def _kinds() -> tuple[Mapping[str, str], Sequence[tuple[str, re.Pattern[str]]]]:
    """Return the kind of each name, and what says so of those with a blank: what fills it."""
    plain, open_ended = dict[str, str](), list[tuple[str, re.Pattern[str]]]()
    for kind, names in _names().items():
        plain |= dict.fromkeys([kind, names.otherwise, *(name for name, _ in names.by_words if "{" not in name)], kind)
        open_ended += [(kind, says) for name, says in names.by_words if "{" in name]
    return plain, open_ended


def _place_of(kind: str, low: str) -> re.Match[str] | None:
    return next((match for entry in ROUNDS if entry.name == kind and (match := entry.says.search(low))), None)


def _naming(kind: str, low: str) -> str:
    """Return the words of a quote that name the round, with those just beside them; all of it where none do."""
    found = _place_of(kind, low)
    if found is None:
        return low
    before = _BREAK.split(low[max(0, found.start() - _AROUND) : found.start()])[-1]
    behind = _BREAK.split(low[found.end() : found.end() + _AROUND])[0]
    return f"{before}{found[0]}{behind}"


def _of_two(kind: str, low: str) -> str | None:
    """Return the name of a round that is of two kinds, as it is told: a guide must not name half of it."""
    found = _place_of(kind, low)
    if found is None:
        return None
    start, end = found.span()
    both = next((match for match in _BOTH.finditer(low) if match.start() < end and start < match.end()), None)
    if both:
        return f"{both['one']} and {both['other']} interview"
    ends = _ENDS_AS_ROUND.search(found[0]) is not None
    if not ends and (behind := _TWO_IN_ONE.match(low, end)):
        return low[start : behind.end()]
    last = end if ends else _end_behind(low, end)
    if last is None:
        return None
    if _INNER.match(low[start:last]):
        return low[start:last]
    half = _OTHER_HALF.search(low, 0, start)
    return low[half.start() : last] if half and mentions(f"{half['half']} interview") else None


def _end_behind(low: str, end: int) -> int | None:
    match = _THEN_ROUND.match(low, end)
    return match.end() if match else None


def _called(names: _Names, words: str) -> str:
    for name, says in names.by_words:
        if match := says.search(words):
            return name.format_map({key: _spelt(value) for key, value in match.groupdict().items() if value})
    return names.otherwise


def _spelt(words: str) -> str:
    return words.upper() if words in _LETTERS else words


def _shared(names: _Names, found: set[str]) -> str:
    """Return the usual name of the kind, if some carry it; of several tellers one may say it more exactly."""
    return next((name for name, _ in names.by_words if name in found), names.otherwise)


def with_told_names(stages: Sequence[ProcessStage]) -> list[ProcessStage]:
    """Return rounds by the names that their quotes carry, those that were reported; each name once."""
    named = [_named(stage) if stage.basis is Basis.REPORTED else stage for stage in stages]
    kept: dict[tuple[str, Basis], ProcessStage] = {}
    for stage in named:
        kept.setdefault((stage.name, stage.basis), stage)
    return list(kept.values())


def _named(stage: ProcessStage) -> ProcessStage:
    name = called(stage.name, [proof.quote for proof in stage.evidence])
    text = stage.text
    if text.lower().startswith(stage.name.lower()):
        text = f"{name[0].upper()}{name[1:]}{_without_said(text[len(stage.name) :], name.lower())}"
    return stage.model_copy(update={"name": name, "text": text})


def _without_said(rest: str, name: str) -> str:
    """Return what a statement says behind a round's name without what the name says: `Karat interview, with Karat`."""
    head, dot, told = rest.partition(".")
    parts = (part for part in head.split(", ")[1:] if part.rpartition(" ")[2].lower() not in name)
    return f"{''.join(f', {part}' for part in parts)}{dot}{told}"


def account_with_told_names(account: Experience, text: str) -> Experience:
    """Return an account whose rounds go by the names that the text gives them in which its quotes stand."""
    sentences = _SENTENCE.split(text)
    told = {kind: [one for one in sentences if is_mentioned(kind, normalize(one))] for kind in account.stages}
    # Its quotes are all that is shown of it: of other rounds nothing stands there.
    shown = normalize("\n".join(proof.quote for proof in account.evidence))
    quoted = [kind for kind in account.stages if is_mentioned(kind, shown)]
    return account.model_copy(update={"stages": [called(kind, told[kind]) for kind in quoted]})
