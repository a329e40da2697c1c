"""What a number beside a quote is the number of: of each or of all, of the round or of its preparation, of a part."""

import re
from collections.abc import Sequence

from services.insights.checker.places import Place
from services.insights.checker.quantities import Quantity, numerals
from services.insights.checker.vocabulary import data
from services.insights.checker.wording import is_frame, says
from services.insights.sentences.stems import words_of

__all__ = ["is_apart", "misjudged_share", "of_something_else"]

_SHARE = re.compile(r"\b(?P<part>\d+) (?:out )?of (?:the |my |our |their |these |those )?(?P<whole>\d+)\b")
_MOST = re.compile(r"\b(?:most(?! (?:recent|of the time|important|likely))|mostly|majority|nearly all|almost all)\b")
_FEW = re.compile(r"\b(?:few|hardly any|minority|almost no)\b")
_EACH = re.compile(r"\b(?:each|apiece|every|per|a piece)\b|\bx ?\d|\d ?x\b|\d ?\u00d7")
_ALTOGETHER = re.compile(r"\b(?:in|within|over|total(?: of)?|altogether) (?:about |around |just |only |under )?$")
_OF_THEM = re.compile(r"\s?(?:of|from) (?:them|those|these)\b")


def of_something_else(claimed: Quantity, held: Sequence[Quantity], low: str, place: Place) -> str | None:
    """Object when all the numbers that are the claimed one are those of something that the claim does not name."""
    if all(is_apart(quantity, place, low) for quantity in held):
        return f"{claimed.value:g} {claimed.unit} is said of something else"
    if _EACH.search(low) and all(_altogether(quantity, place) for quantity in held):
        return f"{claimed.value:g} is said of all of them together"
    if all(_of_others(quantity, claimed, place) for quantity in held):
        return f"{claimed.value:g} is said of something else"
    return None


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


def misjudged_share(low: str, place: Place) -> str | None:
    """Object to `most` where the source counts no more than half, and to `few` where it counts more."""
    for match in _SHARE.finditer(numerals(f"{place.clause} ")):
        half = 2 * int(match["part"]) <= int(match["whole"])
        if (half and _MOST.search(low)) or (not half and _FEW.search(low)):
            return f"it is {match['part']} of {match['whole']}"
    return None
