"""Chooses general advice: as much as what was found allows, and the most specific of each kind first.

A guide in which advice outweighs what is known of the job is not about the job. The more was reported, the less
advice is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Offer", "allowance", "chosen"]

_SHARE_WITHOUT_REPORTS = 0.59
_SHARE_WITH_REPORTS = 0.38
"""Shares of general items with none and with many reported ones; a little below the promised 60 and 40 %."""
_MANY_REPORTS = 15
_LEAST, _WITHOUT_ANYTHING = 16, 46
"""Advice that a guide has in any case, and where neither the posting's text nor a report is known."""
_MOST = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """Advice of one kind, best first."""

    items: Sequence[Any]
    least: int
    """Items taken before any offer grows."""
    most: int


def allowance(*, reported: int, stated: int) -> int:
    """Return how many general items may stand beside reported ones and those stated by the posting."""
    if not reported and not stated:
        return _WITHOUT_ANYTHING
    weight = min(reported, _MANY_REPORTS) / _MANY_REPORTS
    share = _SHARE_WITHOUT_REPORTS + weight * (_SHARE_WITH_REPORTS - _SHARE_WITHOUT_REPORTS)
    return min(_MOST, max(_LEAST, int(share / (1 - share) * (reported + stated))))


def chosen(offers: Mapping[str, Offer], allowed: int) -> dict[str, list[Any]]:
    """Return the items taken of each offer: first what every guide needs, then one more of each in turn.

    Where not even that much is allowed, the offers that are worth least lose theirs.
    """
    counts = {name: min(offer.least, len(offer.items)) for name, offer in offers.items()}
    for name in reversed(list(offers)):
        counts[name] -= min(counts[name], max(0, sum(counts.values()) - allowed))
    while sum(counts.values()) < allowed:
        growing = [name for name, offer in offers.items() if counts[name] < min(offer.most, len(offer.items))]
        if not growing:
            break
        for name in growing[: allowed - sum(counts.values())]:
            counts[name] += 1
    return {name: list(offer.items[: counts[name]]) for name, offer in offers.items()}
