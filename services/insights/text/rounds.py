"""The rounds of interview processes: their names, the words people use for them, and their usual order."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lexicon import tables
from lexicon.word_filter import WordFilter, built_once
from services.insights.text.normalized import normalize, pattern

__all__ = ["ROUNDS", "Round", "canonical_name", "is_mentioned", "mentions", "stage_names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A kind of round. The order is that of a typical process, from 1."""

    name: str
    order: int
    says: re.Pattern[str]
    """What says in a normalized text that the round took or takes place."""
    also: tuple[str, ...]
    """Other names for the round."""


def _load() -> tuple[Round, ...]:
    words = tables.read(Path(__file__).with_name("rounds.toml"))
    lists = {name: f"(?:{'|'.join(words[name])})" for name in ("people", "talk", "meet", "begin", "end")}
    return tuple(
        Round(
            name=entry["name"],
            order=order,
            says=pattern(_filled("|".join(entry["says"]), lists)),
            also=tuple(entry.get("also", ())),
        )
        for order, entry in enumerate(words["round"], start=1)
    )


def _filled(source: str, lists: dict[str, str]) -> str:
    for name, alternatives in lists.items():
        source = source.replace(f"{{{name}}}", alternatives)
    return source


ROUNDS = _load()
"""Every kind of round, in the order of a typical process."""
_BY_NAME = {name: entry.name for entry in ROUNDS for name in (entry.name, *entry.also)}


@lru_cache(maxsize=4096)
def canonical_name(name: str) -> str | None:
    """Return the name of the round that a free name means, or None; remembered, since there are few such names."""
    normalized = " ".join(name.lower().replace("_", " ").split()).strip(" .:")
    return _BY_NAME.get(normalized) or next((entry.name for entry, _, _ in mentions(normalize(f" {name}"))), None)


@built_once
def _filter() -> WordFilter:
    return WordFilter({str(place): entry.says.pattern for place, entry in enumerate(ROUNDS)}, name="rounds")


@lru_cache(maxsize=8192)
def mentions(normalized: str) -> tuple[tuple[Round, int, int], ...]:
    """Return each round a normalized text mentions, with the place of the first mention; sentences are asked again."""
    possible = (ROUNDS[int(place)] for place in _filter().possible(normalized))
    found = ((entry, entry.says.search(normalized)) for entry in possible)
    return tuple((entry, match.start(), match.end()) for entry, match in found if match)


def is_mentioned(name: str, normalized: str) -> bool:
    """Whether a normalized text mentions the round of this name."""
    return any(entry.says.search(normalized) for entry in ROUNDS if entry.name == name)


def stage_names(text: str) -> set[str]:
    """Return the names of all rounds that a text mentions."""
    return {entry.name for entry, _, _ in mentions(normalize(text))}
