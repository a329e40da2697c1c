"""How it ended for the teller: only their own statement, with what came of an offer later."""

import re
from functools import cache, lru_cache

from services.insights.checker.vocabulary import data
from services.insights.sentences.cues import pattern

__all__ = ["kind_of_outcome", "outcomes_in"]


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    return {
        kind: pattern("|".join(f"(?:{source})" for source in sources))
        for kind, sources in data("outcomes")["says"].items()
    }


@cache
def _of_others() -> re.Pattern[str]:
    return pattern("|".join(data("outcomes")["others"]))


@cache
def _not_yet() -> re.Pattern[str]:
    return pattern("|".join(data("outcomes")["not_yet"]))


@lru_cache(maxsize=4096)
def outcomes_in(low: str) -> frozenset[str]:
    """Return the outcomes that a shadow states of its teller; remembered, since each claim asks it of its passage."""
    found = set()
    for kind, says in _kinds().items():
        for match in says.finditer(low):
            before = low[max(0, match.start() - 40) : match.start()]
            if not _of_others().search(before + match[0]) and not (kind != "pending" and _not_yet().search(before)):
                found.add(kind)
    if {"rescinded", "declined"} & found:
        found -= {"accepted", "rejected"} if "declined" in found else {"accepted", "offer"}
    if "rejected" in found:
        found.discard("offer")
    return frozenset(found)


def kind_of_outcome(value: str) -> str | None:
    """Return the outcome a detail such as `offer accepted` means."""
    names: dict[str, list[str]] = data("outcomes")["names"]
    low = value.lower().strip()
    return next((kind for kind, words in names.items() if low in words), None)
