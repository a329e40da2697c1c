"""Whether the numbers of a claim are those of a quote's sentence, said of the same thing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.carrying.owners import misjudged_share, of_something_else
from services.insights.checker.places import Place
from services.insights.checker.quantities import Quantity, is_rank, numerals, quantities, ranks, supports
from services.insights.checker.wording import content_of, is_frame, says
from services.insights.sentences.cues import form
from services.insights.sentences.stems import words_of

__all__ = ["differing_numbers"]


_NUMBER_BREAK = re.compile(r"[;:,]\s| (?:and|but|then|plus|while|und|aber|y|pero|et|mais) ")
_PART_OF = re.compile(r"\b(?P<part>\d+) (?:out )?of (?:the |my |our |their |these |those )?$")
_THOUSANDS = form("in_thousands")
_SALARIES = range(18, 600)
"""What a year is paid in thousands; less would be an hour's pay."""


def differing_numbers(claim: ClaimText, place: Place) -> str | None:
    """Return which number of a claim the quote's sentence does not say, or says of something else, or None."""
    low = claim.low
    said = [*quantities(f"{place.sentence} "), *_in_thousands(place, unsaid=claim.section == "compensation")]
    for claimed in quantities(low):
        held = [quantity for quantity in said if supports(quantity, claimed)]
        if not held and is_rank(claimed) and claimed.value in ranks(place.sentence):
            continue
        if not held:
            return f"the quote does not say {claimed.value:g} {claimed.unit or ' '.join(claimed.nouns[:1])}".strip()
        if elsewhere := of_something_else(claimed, held, low, place):
            return elsewhere
        if all(_is_whole(quantity, said, place, quantities(low)) for quantity in held):
            return f"{claimed.value:g} is the whole, of which the quote tells a part"
        if all(_bound_elsewhere(low, quantity, place) for quantity in held):
            return f"{claimed.value:g} is said of something else"
    return _ends_of_ranges(low, said) or misjudged_share(low, place)


def _is_whole(quantity: Quantity, said: Sequence[Quantity], place: Place, claimed: Sequence[Quantity]) -> bool:
    """Whether a number is the four of `two of the four` and the claim leaves the two out."""
    part = _PART_OF.search(numerals(f"{place.sentence} ")[: quantity.start])
    return part is not None and quantity in said and all(one.value != float(part["part"]) for one in claimed)


def _in_thousands(place: Place, *, unsaid: bool) -> list[Quantity]:
    """Return the bare numbers that are thousands: `Base 70` below `Pay (k EUR)`.

    Args:
        place: Of the quote.
        unsaid: Also what no heading counts in thousands, since people say `they offered 74` of a year's pay.
    """
    top = place.text.sentences[0].sentence.low
    counted = _THOUSANDS.search(place.block) or (place.number and _THOUSANDS.search(top))
    bare = [one for one in quantities(f"{place.sentence} ") if not one.unit and one.scale == 1.0]
    if not counted:
        bare = [
            one
            for one in bare
            if unsaid and not one.period and one.value in _SALARIES and (not one.nouns or "total" in one.measures)
        ]
    return [replace(one, value=1000 * one.value) for one in bare]


def _ends_of_ranges(low: str, said: Sequence[Quantity]) -> str | None:
    """Object to one end of a range that is told as the whole."""
    claimed = quantities(low)
    for quantity in said:
        if not quantity.range_end:
            continue
        same = [one for one in claimed if supports(quantity, one)]
        low_end = quantity.range_end == "low"
        others = [one for one in said if one.range_end and one.range_end != quantity.range_end]
        if not same or any(supports(other, one) for other in others for one in claimed):
            continue
        starts = re.search(r"\b(?:start|begin|minimum|at least|from|lowest|least)", low) is not None
        tops = re.search(r"\b(?:up to|max|top|at most|highest|most|as much as)", low) is not None
        if (low_end and not starts) or (not low_end and (starts or not tops)):
            return "it is one end of a range"
    return None


def _bound_elsewhere(claim: str, quantity: Quantity, place: Place) -> bool:
    """Whether a claimed word stands with another number than the claimed one."""
    text = numerals(f"{place.sentence} ")
    bounds, begin = [], 0
    for match in _NUMBER_BREAK.finditer(text):
        bounds.append((begin, match.start()))
        begin = match.end()
    bounds.append((begin, len(text)))
    said = quantities(f"{place.sentence} ")
    claimed = {one.value for one in quantities(claim)}
    home = [number for number, (low, high) in enumerate(bounds) if low <= quantity.start < high]
    for word in content_of(claim):
        if is_frame(word):
            continue
        where = [n for n, (low, high) in enumerate(bounds) if says(words_of(text[low:high]), word, place.text.language)]
        if not where or set(where) & set(home):
            continue
        if all(
            any(bounds[n][0] <= one.start < bounds[n][1] and one.value not in {1, *claimed} for one in said)
            for n in where
        ):
            return True
    return False
