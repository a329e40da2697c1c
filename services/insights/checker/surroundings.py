"""What the words around a quote say of it: that it is a condition, a plan, cut short, cancelled or somebody else's."""

import re
from collections.abc import Callable, Iterator

from services.insights.checker.places import BREAK, Place
from services.insights.checker.polarity import negated_spans
from services.insights.checker.sections import Section
from services.insights.sentences.cues import form, has

__all__ = ["SURROUNDINGS"]

_CONDITION, _KNOWS = form("condition"), form("asks_or_knows")
_PLANNED, _CANCELLED, _WITHOUT = form("planned"), form("cancelled"), form("claims_a_plan")
_DISMISSED, _UNTIL, _ALSO_ENDED = form("dismissed"), form("until_past"), form("claims_an_end")
_OTHERS_PLACE, _BY_CANDIDATE = form("others_place"), form("asked_by_candidate")
_ONE_CASE, _GENERAL = form("one_case"), form("claims_in_general")
_OWNER = re.compile(r"['\u2019]s?\b")
_SPEAKS = frozenset({"question", "tip"})
"""Sections whose claims may be conditions: `what if the till is down?`."""


def _in_condition(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield where a quote is what would have to be so, not what is."""
    if section in _SPEAKS | {"round"} or _CONDITION.search(claim):
        return
    begin, end = place.start - place.offset, place.end - place.offset
    low, high = next(((low, high) for low, high in place.clauses() if low <= begin < high), (begin, end))
    marks = list(_CONDITION.finditer(place.sentence, low, begin + 1)) or [
        match for match in [_CONDITION.match(place.sentence, begin)] if match and end <= high
    ]
    if marks and not _KNOWS.search(place.sentence[: marks[-1].start()]):
        yield "it is a condition"


def _planned(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield where a claim tells as had what a quote tells as planned."""
    told = has("past", claim) and not _WITHOUT.search(claim)
    if section not in _SPEAKS and told and _PLANNED.search(place.clause):
        yield "it has not happened yet"


def _cancelled(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield where what is quoted is said to have fallen away."""
    del claim
    if section in {"stage", "round"} and _CANCELLED.search(place.sentence, max(0, place.end - place.offset)):
        yield "the rest of the sentence takes it back"


def _denied_round(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield where a quote leaves out the denial that stands before it: `no [phone screen]`."""
    del claim
    if section != "round":
        return
    begin = place.start - place.offset
    spans = negated_spans(place.sentence, place.text.language)
    if any(low <= begin < high and not BREAK.search(place.sentence, low, begin) for low, high in spans):
        yield "it is denied"


def _cut_short(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield where the name that a quote ends with goes on: `the manager[s assistant]`."""
    del section, claim
    behind = place.text.low[place.end : place.end + 3]
    if _OWNER.match(behind) and place.quote[-1:].isalnum():
        yield "the quote is cut short"


def _dismissed(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield where advice is called bad."""
    if section == "tip" and claim and _DISMISSED.search(place.sentence) and not _is_critical(claim):
        yield "it is called bad advice"


def _is_critical(claim: str) -> bool:
    return has("negation", claim) or _DISMISSED.search(claim) is not None


def _over(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield where what is quoted held until some time ago."""
    del section
    if _UNTIL.search(place.clause) and not (_ALSO_ENDED.search(claim) or has("past", claim)):
        yield "it is no longer so"


def _elsewhere(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield where it was in somebody else's place, or another candidate asked."""
    del claim
    named = any(mention.own for sentence in place.sentences for mention in sentence.mentions)
    if not named and _OTHERS_PLACE.search(place.part):
        yield "it was at another company"
    if section == "question" and _BY_CANDIDATE.search(place.part):
        yield "somebody else asked"


def _of_one(section: Section, place: Place, claim: str) -> Iterator[str]:
    """Yield where a claim tells of all what the teller tells of themselves."""
    del section
    if _GENERAL.search(claim) and _ONE_CASE.search(place.clause) and not _GENERAL.search(place.clause):
        yield "it is said of one case"


SURROUNDINGS: tuple[Callable[[Section, Place, str], Iterator[str]], ...] = (
    _in_condition,
    _planned,
    _cancelled,
    _denied_round,
    _cut_short,
    _dismissed,
    _over,
    _elsewhere,
    _of_one,
)
"""Each yields why words around a quote forbid a claim (a shadow; empty for any claim) of a section."""
