"""Whether a claim names another round, level, department or time than the words around its quote."""

from collections.abc import Mapping
from functools import cache

from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.places import Place
from services.insights.checker.quantities import is_number
from services.insights.checker.vocabulary import data
from services.insights.checker.wording import content_of, same_word, says
from services.insights.sentences.stems import stem, words_of
from services.insights.text.rounds import mentions

__all__ = ["broad", "current_round", "is_of_kind", "other_kind", "other_round"]


def other_round(claim: ClaimText, place: Place) -> str | None:
    """Object when the claim names a round and the words nearest to the quote name another."""
    claimed = {entry.name for entry, _, _ in mentions(claim.low)}
    if not claimed:
        return None
    end = place.end - place.offset
    inside = {entry.name for entry, _, _ in mentions(place.clause)}
    if not inside:
        before = [(start, entry.name) for entry, start, _ in mentions(place.sentence[:end])]
        inside = {max(before)[1]} if before else {entry.name for entry, _, _ in mentions(place.sentences[0].line.label)}
    if inside and not inside & claimed and not inside & broad(claimed):
        return f"it is said of the {min(inside)}"
    return None


def broad(names: set[str]) -> set[str]:
    """Return the rounds that are spoken of in the same words."""
    groups: list[list[str]] = data("rounds")["alike"]
    return {name for group in groups if names & set(group) for name in group}


@cache
def _apart() -> Mapping[str, frozenset[str]]:
    kinds: dict[str, list[str]] = data("rounds")["apart"]
    return {kind: frozenset(stem(word) for word in words) for kind, words in kinds.items()}


@cache
def _sequence() -> tuple[frozenset[str], frozenset[str]]:
    words: dict[str, list[str]] = data("rounds")["sequence"]
    return frozenset(map(stem, words["begins"])), frozenset(map(stem, words["ends"]))


def other_kind(claim: ClaimText, place: Place) -> str | None:
    """Object when the claim names one round, level or time, and the words nearest to the quote name another."""
    low = claim.low
    claimed = {stem(word) for word in words_of(low)}
    for kind, words in _apart().items():
        wanted, said = claimed & words, _nearest(place, words)
        if wanted and said and not wanted & said and not any(same_word(one, two) for one in wanted for two in said):
            return f"it is said of another of the {kind}: {min(said)}"
        if wanted and (others := _clauses_with_other(low, place, wanted, words)):
            return f"it is said of another of the {kind}: {others}"
    begins, ends = _sequence()
    clause = {stem(word) for word in words_of(place.clause)}
    for one, other in ((begins, ends), (ends, begins)):
        if claimed & one and not claimed & other and clause & other and not clause & one:
            return "it is told in another order"
    return None


def _clauses_with_other(low: str, place: Place, wanted: set[str], words: frozenset[str]) -> str:
    """Return what another clause says instead: `Monday the call, Thursday the contract` has no contract on Monday."""
    content = [
        word
        for word in content_of(low)
        if stem(word) not in words and not is_number(word) and word not in _plain_frames()
    ]
    clauses = [words_of(place.sentence[begin:end]) for begin, end in place.clauses()]
    for word in content:
        homes = [clause for clause in clauses if says(clause, word, place.text.language)]
        rivals = [{stem(one) for one in clause} & words for clause in homes]
        known = {one for rival in rivals for one in rival if any(same_word(one, two) for two in wanted)}
        if homes and all(rival and not rival & (wanted | known) for rival in rivals):
            return min(rivals[0])
    return ""


def is_of_kind(word: str) -> bool:
    """Whether a word tells one round, level, department or time from another."""
    return any(stem(word) in words for words in _apart().values())


def current_round(place: Place) -> str:
    """Return the stem of the round that a text named last before a quote, or nothing."""
    rounds = _apart()["rounds"]
    said = (stem(word) for word in reversed(words_of(place.text.low[: place.start])))
    return next((word for word in said if word in rounds), "")


@cache
def _plain_frames() -> frozenset[str]:
    return frozenset(["candidate", "candidates", "interview", "company", "poster", "asked", "question", "questions"])


def _nearest(place: Place, words: frozenset[str]) -> set[str]:
    """Return the words of a kind in the quote's clause, else in the nearest clause before it, else in its label."""
    begin = place.start - place.offset
    before = [place.sentence[low:high] for low, high in place.clauses() if low <= begin]
    for nearby in [place.clause, *reversed(before), place.sentences[0].line.label]:
        if said := {stem(word) for word in words_of(nearby)} & words:
            return said
    return set()
