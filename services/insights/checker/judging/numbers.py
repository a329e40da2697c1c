"""How far the numbers of a claim are those of its quote, as named features."""

from collections.abc import Iterator, Sequence

from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.judging.steps import steps
from services.insights.checker.places import Place
from services.insights.checker.quantities import Quantity, is_rank, quantities, ranks, supports

__all__ = ["number_features"]

_LEVELS = ("quote", "sentence", "around", "text", "value quote", "value sentence", "value around", "value text", "none")
"""From the surest to none: where the same number stands, else where the same value stands with other words."""
_AWAY = frozenset(_LEVELS[6:])
_COUNTS = (1, 2, 3)


def number_features(claim: ClaimText, place: Place) -> Iterator[str]:
    """Yield how many numbers there are on both sides, and where those of the claim stand."""
    claimed, quoted = quantities(claim.low), quantities(f"{place.quote} ")
    yield from steps("numbers", len(claimed), _COUNTS)
    yield from steps("numbers quoted", len(quoted), _COUNTS)
    zones = (
        ("quote", quoted),
        ("sentence", quantities(f"{place.sentence} ")),
        ("around", quantities(f"{place.before} {place.block} {place.after} ")),
        ("text", quantities(place.text.low)),
    )
    levels = [_level(one, zones, place) for one in claimed]
    yield from (f"number:{level}" for level in levels)
    if levels:
        worst = max(levels, key=_LEVELS.index)
        yield f"number worst:{worst}"
        if worst in _AWAY:
            yield "number worst:away"
    for one, level in zip(claimed, levels, strict=True):
        if level.startswith("value"):
            yield from _differences(one, zones[1][1])
    values, held = {one.value for one in claimed}, {one.value for one in quoted}
    if values and held and not values & held:
        yield "numbers:all others"
    if held - values:
        yield "numbers:some left"


def _level(claimed: Quantity, zones: Sequence[tuple[str, Sequence[Quantity]]], place: Place) -> str:
    for name, said in zones:
        if any(supports(one, claimed) for one in said):
            return name
    if is_rank(claimed) and claimed.value in ranks(place.sentence):
        return "quote" if claimed.value in ranks(place.clause) else "sentence"
    return next((f"value {name}" for name, said in zones if any(one.value == claimed.value for one in said)), "none")


def _differences(claimed: Quantity, said: Sequence[Quantity]) -> Iterator[str]:
    """Yield in what numbers of the claimed value differ from it."""
    same = [one for one in said if one.value == claimed.value]
    for name in ("unit", "period", "currency", "bound", "measures"):
        if same and all(getattr(one, name) != getattr(claimed, name) for one in same):
            yield f"number differs:{name}"
