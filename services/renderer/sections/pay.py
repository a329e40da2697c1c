"""What sources say about base pay as figures of one currency, where they say enough to compare."""

import re
from collections import Counter
from collections.abc import Iterator

from contracts.insights import Basis, Item
from services.guides.basis_words import BASIS_WORDS
from services.renderer.components.basis_label import BASIS_COLOURS
from services.renderer.components.ranges import PayRange, Ranges
from services.renderer.layout.drawing import Drawing
from services.renderer.sections.context import GuideContext

__all__ = ["pay_chart"]

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "₹": "INR"}
_UNIT = r"(?P<unit>[€$£₹]|\b[A-Z]{3}\b)"
_NUMBER = r"(?P<number>\d{1,3}(?:[,. ]\d{3})+|\d+)(?P<thousand>\s?[kK])?\b"
_AMOUNTS = (re.compile(rf"{_UNIT}\s?{_NUMBER}"), re.compile(_NUMBER + rf"\s?{_UNIT}"))
_LEAST_YEARLY = 10_000
"""Less is paid for an hour, a day or a month, or is no pay at all."""
_FACTOR = 4
"""Figures further apart than this are not about the same."""


def pay_chart(context: GuideContext) -> list[Drawing]:
    """Return a chart of yearly pay; nothing when fewer than two sources name figures in one currency."""
    found = list(_figures(context))
    if not found:
        return []
    (currency, _), *_ = Counter(currency for currency, _ in found).most_common()
    ranges = [one for unit, one in found if unit == currency]
    if len(ranges) < 2 or max(one.high for one in ranges) > _FACTOR * min(one.low for one in ranges):  # noqa: PLR2004
        return []
    return [Ranges(ranges, currency=f"{currency} a year")]


def _figures(context: GuideContext) -> Iterator[tuple[str, PayRange]]:
    stated = context.job.salary
    if stated and stated.currency and stated.period == "year" and (low := stated.min or stated.max):
        color = BASIS_COLOURS[Basis.POSTING]
        yield stated.currency, PayRange(BASIS_WORDS[Basis.POSTING], low, stated.max or low, color)
    for item in context.insights.compensation.base_pay:
        if stated and item.basis is Basis.POSTING:
            continue
        amounts = _amounts(item)
        for currency in dict.fromkeys(unit for unit, _ in amounts):
            values = [value for unit, value in amounts if unit == currency]
            yield currency, PayRange(BASIS_WORDS[item.basis], min(values), max(values), BASIS_COLOURS[item.basis])


def _amounts(item: Item) -> list[tuple[str, float]]:
    """Return the yearly amounts of a sentence with their currencies, at most once each."""
    found: dict[tuple[str, float], None] = {}
    for pattern in _AMOUNTS:
        for match in pattern.finditer(item.text):
            value = float(re.sub(r"\D", "", match["number"])) * (1000 if match["thousand"] else 1)
            if value >= _LEAST_YEARLY:
                found[_SIGNS.get(match["unit"], match["unit"]), value] = None
    return list(found)
