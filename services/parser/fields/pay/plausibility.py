"""Which amounts can be an hour's, a month's or a year's pay, in which currency."""

from contracts.job import SalaryPeriod

__all__ = ["can_be_pay", "fits", "in_units", "is_certain", "plausible_period"]

# About one US dollar or euro in units of the currency; others are near enough to one.
_UNITS = {
    "JPY": 110.0, "KRW": 1100.0, "HUF": 300.0, "CZK": 20.0, "INR": 30.0, "RUB": 50.0, "UAH": 30.0, "PHP": 40.0,
    "IDR": 12000.0, "VND": 20000.0, "SEK": 10.0, "NOK": 10.0, "DKK": 7.0, "PLN": 4.0, "ISK": 120.0, "KZT": 400.0,
    "COP": 3500.0, "CLP": 800.0, "ARS": 500.0, "TRY": 20.0, "THB": 30.0, "TWD": 30.0, "MXN": 15.0, "ZAR": 15.0,
    "BRL": 5.0, "RON": 4.0, "RSD": 100.0, "HKD": 8.0, "CNY": 7.0, "MYR": 4.0, "AED": 3.7, "SAR": 3.7, "QAR": 3.6,
    "PKR": 60.0, "BDT": 40.0, "LKR": 80.0, "NGN": 300.0, "KES": 50.0, "EGP": 15.0, "NPR": 40.0, "MMK": 600.0,
    "UZS": 4000.0, "AMD": 150.0, "XOF": 200.0, "XAF": 200.0, "TZS": 800.0, "UGX": 1200.0, "RWF": 400.0, "DZD": 60.0,
    "IQD": 600.0, "LBP": 10000.0, "PYG": 3000.0, "CRC": 300.0, "DOP": 30.0, "JMD": 80.0, "ALL": 60.0, "MKD": 30.0,
    "MNT": 1000.0, "KHR": 1500.0, "LAK": 6000.0, "KGS": 30.0, "UYU": 25.0, "MAD": 6.0,
}  # fmt: skip
_NEAR_ONE = frozenset({"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD", "BGN", "ILS", "KWD", "GEL", "PEN"})
# Smallest and largest figures that anybody is paid.
_RANGES: dict[SalaryPeriod, tuple[float, float]] = {
    "hour": (1.5, 900),
    "day": (15, 7500),
    "week": (50, 30_000),
    "month": (75, 90_000),
    "year": (2000, 4_500_000),
}
# Where pay is spoken of by the month.
_MONTHLY = frozenset({
    "CZK", "PLN", "HUF", "RUB", "UAH", "KZT", "RON", "BGN", "RSD", "BRL", "VND", "IDR", "THB", "PHP",
    "SGD", "MYR", "AED", "SAR", "QAR", "HKD", "CNY",
})  # fmt: skip
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
