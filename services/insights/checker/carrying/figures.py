"""Whether the numbers of a claim are those of a quote's sentence, said of the same thing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.places import Place
from services.insights.checker.quantities import Quantity, numerals, quantities, supports
from services.insights.checker.vocabulary import data
from services.insights.checker.wording import content_of, is_frame, says
from services.insights.sentences.cues import form
from services.insights.sentences.stems import words_of

__all__ = ["differing_numbers"]


_NUMBER_BREAK = re.compile(r"[;:,]\s| (?:and|but|then|plus|while|und|aber|y|pero|et|mais) ")
_PART_OF = re.compile(r"\b(?P<part>\d+) (?:out )?of (?:the |my |our |their |these |those )?$")
_SHARE = re.compile(r"\b(?P<part>\d+) (?:out )?of (?:the |my |our |their |these |those )?(?P<whole>\d+)\b")
_MOST = re.compile(r"\b(?:most(?! (?:recent|of the time|important|likely))|mostly|majority|nearly all|almost all)\b")
_FEW = re.compile(r"\b(?:few|hardly any|minority|almost no)\b")
_EACH = re.compile(r"\b(?:each|apiece|every|per|a piece)\b|\bx ?\d|\d ?x\b|\d ?\u00d7")
_ALTOGETHER = re.compile(r"\b(?:in|within|over|total(?: of)?|altogether) (?:about |around |just |only |under )?$")
_OF_THEM = re.compile(r"\s?(?:of|from) (?:them|those|these)\b")
_THOUSANDS = form("in_thousands")
_SALARIES = range(18, 600)
"""What a year is paid in thousands; less would be an hour's pay."""


def differing_numbers(claim: ClaimText, place: Place) -> str | None:
    """Return which number of a claim the quote's sentence does not say, or says of something else, or None."""
    low = claim.low
    said = [*quantities(f"{place.sentence} "), *_in_thousands(place, unsaid=claim.section == "compensation")]
    for claimed in quantities(low):
        held = [quantity for quantity in said if supports(quantity, claimed)]
        if not held:
            return f"the quote does not say {claimed.value:g} {claimed.unit or ' '.join(claimed.nouns[:1])}".strip()
        if all(is_apart(quantity, place, low) for quantity in held):
            return f"{claimed.value:g} {claimed.unit} is said of something else"
        if _EACH.search(low) and all(_altogether(quantity, place) for quantity in held):
            return f"{claimed.value:g} is said of all of them together"
        if all(_of_others(quantity, claimed, place) for quantity in held):
            return f"{claimed.value:g} is said of something else"
        if all(_is_whole(quantity, said, place, quantities(low)) for quantity in held):
            return f"{claimed.value:g} is the whole, of which the quote tells a part"
        if all(_bound_elsewhere(low, quantity, place) for quantity in held):
            return f"{claimed.value:g} is said of something else"
    return _ends_of_ranges(low, said) or _share(low, place)


def is_apart(quantity: Quantity, place: Place, claim: str) -> bool:
    """Whether a time is that of something beside the round, such as its preparation, which a claim does not name."""
    if not quantity.unit or not quantity.nouns or quantity.nouns[0] not in data("quantities")["apart"]["time"]:
        return False
    behind = numerals(f"{place.sentence} ")[quantity.end :]
    follows = re.match(rf"[^,;.]{{0,14}}?\b(?:of )?{re.escape(quantity.nouns[0])}\b", behind)
    return follows is not None and not says(words_of(claim), quantity.nouns[0])


def _altogether(quantity: Quantity, place: Place) -> bool:
    """Whether a number is the whole of what several took: `nine of them in 45 min`."""
    text = numerals(f"{place.sentence} ")
    return _ALTOGETHER.search(text[: quantity.start]) is not None and not _EACH.search(text)


def _of_others(quantity: Quantity, claimed: Quantity, place: Place) -> bool:
    """Whether a number counts `of them`, and nothing before it is what the claim counts."""
    text = numerals(f"{place.sentence} ")
    if not claimed.nouns or not _OF_THEM.match(text[quantity.end :]):
        return False
    before = words_of(f"{place.before} {text[: quantity.start]}")
    noun = claimed.nouns[0]
    return not is_frame(noun) and not says(before, noun, place.text.language)


def _share(low: str, place: Place) -> str | None:
    """Object to `most` where the source counts no more than half, and to `few` where it counts more."""
    for match in _SHARE.finditer(numerals(f"{place.clause} ")):
        half = 2 * int(match["part"]) <= int(match["whole"])
        if (half and _MOST.search(low)) or (not half and _FEW.search(low)):
            return f"it is {match['part']} of {match['whole']}"
    return None


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
