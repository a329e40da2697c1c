"""Which amounts can be an hour's, a month's or a year's pay, in which currency."""

from collections.abc import Mapping

from contracts.job import SalaryPeriod
from services.parser.vocabulary import load

__all__ = ["can_be_pay", "fits", "in_units", "is_certain", "plausible_period"]

_CURRENCIES = load("currencies")
_UNITS: Mapping[str, float] = _CURRENCIES["units"]
_NEAR_ONE = frozenset(_CURRENCIES["near_one"].split())
# Smallest and largest figures that anybody is paid.
_RANGES: dict[SalaryPeriod, tuple[float, float]] = {
    "hour": (1.5, 900),
    "day": (15, 7500),
    "week": (50, 30_000),
    "month": (75, 90_000),
    "year": (2000, 4_500_000),
}
_MONTHLY = frozenset(_CURRENCIES["paid_monthly"].split())
_YEARLY_FROM, _YEARLY_FROM_IN_MONTHLY = 12_000, 25_000
_MONTHLY_FROM, _MONTHLY_FROM_IN_MONTHLY = 700, 150
_LOWEST, _HIGHEST = min(low for low, _ in _RANGES.values()), max(high for _, high in _RANGES.values())


def can_be_pay(value: float, currency: str | None) -> bool:
    """Whether anybody is paid the amount, for whatever period."""
    return _LOWEST <= in_units(value, currency) <= _HIGHEST


def fits(value: float, period: SalaryPeriod, currency: str | None) -> bool:
    """Whether the amount can be paid for the period; of a currency whose worth is not known here, any can."""
    if currency and currency not in _UNITS and currency not in _NEAR_ONE:
        return True
    low, high = _RANGES[period]
    return low <= in_units(value, currency) <= high


def plausible_period(value: float, currency: str | None, stated: SalaryPeriod | None = None) -> SalaryPeriod | None:
    """Return the period that fits the amount: the stated one, if it does; None when it cannot be pay."""
    if stated:
        return stated if fits(value, stated, currency) else None
    scaled = in_units(value, currency)
    is_monthly = currency in _MONTHLY
    period: SalaryPeriod = "hour"
    if scaled >= (_YEARLY_FROM_IN_MONTHLY if is_monthly else _YEARLY_FROM):
        period = "year"
    elif scaled >= (_MONTHLY_FROM_IN_MONTHLY if is_monthly else _MONTHLY_FROM):
        period = "month"
    return period if fits(value, period, currency) else None


def is_certain(value: float, currency: str | None, inferred: SalaryPeriod) -> bool:
    """Whether the amount alone leaves no doubt about its period: 85,000 dollars do, 1,400 do not."""
    if inferred == "month":
        return currency in _MONTHLY
    return inferred == "year" and in_units(value, currency) >= _YEARLY_FROM


def in_units(value: float, currency: str | None) -> float:
    """Return the amount in about US dollars or euros, as far as pay goes."""
    return value / _UNITS.get(currency or "", 1.0)
