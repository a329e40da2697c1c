"""Pay: what a posting says it pays, and nothing else that happens to be money."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast, get_args

from contracts.job import Salary, SalaryPeriod
from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold, shorten
from services.parser.fields.pay.money import Money, find_money, normalise_currency
from services.parser.fields.pay.plausibility import can_be_pay, fits, in_units, is_certain, plausible_period
from services.parser.text.uncased import uncased
from services.parser.text.words import without_markup

__all__ = [
    "SalaryFinding",
    "describe_salary",
    "find_salary",
    "is_pay",
    "normalise_period",
    "parse_salary",
    "salary_from_parts",
]

_PERIODS = uncased(
    "|".join(rf"(?P<{period}>{alternatives('pay_periods', period)})" for period in get_args(SalaryPeriod))
)
_PAY = uncased(alternatives("pay", "words"))
_TERMS = uncased(alternatives("pay", "terms"))
_NOT_PAY = uncased(alternatives("pay", "not_pay"))
# Words that name a wage or its base even when benefits stand next to it.
_STRONG = uncased(alternatives("pay", "strong"))
# What comes on top of the pay does not speak against it.
_ON_TOP = lazy_compile(rf"(?:\+|&|{alternatives('pay', 'and')})\s", re.IGNORECASE)
# In an enumeration, the next item is for something else.
_NEXT_ITEM = lazy_compile(r"[,;]\s(?=[^,;]*\d)|\s[•·|]\s")
_LABEL = lazy_compile(rf"^(?:{alternatives('pay', 'label')})[^:：\n]{{0,40}}[:：]", re.IGNORECASE)
# A line that is nothing but pay: `€85k`, `up to £45k`, `AU$130k + super`, `$300K+ total comp`.
_BEFORE_ALONE = uncased(rf"\W*(?:(?:{alternatives('pay', 'before')})\W*)*")
_PERKS = uncased(alternatives("pay", "on_top"))
_AFTER_ALONE = uncased(
    rf"(?P<words>(?:\W*(?:{alternatives('pay', 'after')})\b)?)"
    rf"(?P<on_top>(?:\W*(?:\+|&|,|/|\b(?:plus|and|with|und|zzgl|inkl|et|y|a|i|и)\b)\W*(?:[^\W\d_]+ ){{0,3}}?"
    rf"(?:{alternatives('pay', 'on_top')})\b)*)\W*"
)
# `U.S (excl. PR)` ends no sentence.
_SENTENCE = lazy_compile(r"[.!?;]\s+(?=[^\W\d_][^\W\d_A-Z]{2}|\d{1,3}\s?(?:%|\(|[^\W\d_]{3}))")
_SHORT_PERIODS: dict[str, SalaryPeriod] = {
    **dict.fromkeys(("annum", "yr", "annually", "annual", "pa", "jahr", "rok", "an"), "year"),
    **dict.fromkeys(("hr", "h"), "hour"),
    "daily": "day",
}
# No period of ours: 26 times a year, so neither a week's pay nor half a month's.
_FORTNIGHTLY = uncased(r"\b(?:bi-?\s?week|fortnight|every (?:two|2) weeks|alle zwei wochen)")
# What follows a bracket or a Japanese comma may be about something else: `60,000 (5,000 monthly)`.
_ASIDE = lazy_compile(r"[(（、]")
_AFTER_AMOUNT = lazy_compile(
    r"(?:\s?(?:/|per\b|a\b|an\b|pro\b)\s?\w+|\s(?:annually|yearly|monthly|hourly|per annum|brutto|gross|netto))+",
    re.IGNORECASE,
)
_EMPTY_DECIMALS = lazy_compile(r"(?<=\d{3})\.0{1,2}(?!\d)")
_THOUSANDS = lazy_compile(
    r"(?<![\d.,])(?P<low>\d{1,3}(?:[.,]\d)?)\s?[kK]?\s?(?:[-–—~\uff5e\u301c至到]|to|bis|à)\s?(?P<high>\d{1,3}(?:[.,]\d)?)\s?[kK](?!\w)"
)
# `8千-1.2万`: each end in its own unit.
_UNITS = {"千": 1000, "万": 10_000, "萬": 10_000}
_EACH_UNIT = lazy_compile(
    r"(?P<low>\d{1,3}(?:\.\d)?)\s?(?P<low_unit>[千万萬]?)\s?[-–~\uff5e至到]\s?(?P<high>\d{1,3}(?:\.\d)?)\s?(?P<high_unit>[千万萬])"
)
_RAW_LIMIT = 300
_LOOK_BACK, _LOOK_AHEAD = 140, 70
_NEAR_START, _NEAR = 60, 30
_PERIOD_BEFORE, _PERIOD_AFTER = 60, 45
_BETWEEN_FACTS = lazy_compile(r"\s(?:[·•|]|//)\s")
_DIGIT = lazy_compile(r"\d")
_ALONE = 14
_BESIDE = 14
# What a month is paid with, where a label says that it is pay and nothing says for how long.
_MONTHS_PAY = (900, 8000)
_GROSS = uncased(r"[\d€]\W{0,3}(?:brutto|netto|bruts?|nets?|brutos?|netos?|lordi|netti)\b")
_LOWEST_WAGE, _USUAL_WAGE, _HIGHEST_WAGE = 7, 80, 150
# Where an hour is paid with other figures.
_PAID_BY_THE_YEAR = frozenset({"USD", "GBP", "CAD", "AUD", "NZD"})
_LOCAL_MARKETS = frozenset({"JPY", "KRW", "CZK", "HUF", "INR", "RUB"})
_ACCEPTED, _CLEARLY_PAY = 3, 5
_IN_TITLE = 3.5


@dataclass(frozen=True, kw_only=True)
class SalaryFinding:
    """Pay with what a reader should know about how it was read."""

    salary: Salary
    confidence: float
    note: str | None = None


def normalise_period(text: str | None) -> SalaryPeriod | None:
    """Return the period of `YEAR`, `per-year-salary`, `hourly`, `1 month` or `pro Monat`."""
    folded = fold(text or "")
    if _FORTNIGHTLY.search(folded):
        return None
    named = next((period for period in get_args(SalaryPeriod) if period in folded), None)
    return named or _SHORT_PERIODS.get(folded) or _period_in(text or "")


def salary_from_parts(
    *, low: float | None, high: float | None, currency: str | None, period: SalaryPeriod | None, raw: str | None = None
) -> SalaryFinding | None:
    """Return pay from machine-readable parts; None for zeros and other fillers."""
    low, high = low or None, high or None
    if low and high and low > high:
        low, high = high, low
    if not (low or high) or (high or low or 0) < 1:
        return None
    code = normalise_currency(currency)
    note = None
    if period and not fits(high or low or 0, period, code) and (better := plausible_period(high or low or 0, code)):
        note = f"Published as per {period}, which the figure contradicts."
        period = better
    words = raw or describe_salary(low, high, code, period)
    salary = Salary(min=low, max=high, currency=code, period=period, raw=shorten(without_markup(words), _RAW_LIMIT))
    return SalaryFinding(salary=salary, confidence=0.95 if note is None else 0.7, note=note)


def parse_salary(text: str, *, country: str | None = None) -> SalaryFinding | None:
    """Read a text that is known to be about pay, e.g. the value of a `Salary` field."""
    # Data prints `38000.0 Euros`.
    text = _EMPTY_DECIMALS.sub("", without_markup(text))
    for money in find_money(text, country=country):
        period = "year" if money.yearly else _period_near(text, money)
        if period is None and not money.is_range and _is_allowance(text, money):
            continue
        if plausible_period(money.high or money.low or 0, money.currency, period):
            return _finding(text, money, period or plausible_period(money.high or money.low or 0, money.currency), 0.9)
    return _thousands(text)


def _is_allowance(text: str, money: Money) -> bool:
    """Whether the words right before an amount say that it is a contribution, a voucher or the like."""
    before = text[max(0, money.start - _NEAR) : money.start].lower()
    return bool(_NOT_PAY.search(before)) and not _STRONG.search(before)


def _thousands(text: str) -> SalaryFinding | None:
    """Read `65-75k` without a currency, where the text is known to be about pay."""
    match = _THOUSANDS.search(text) or _EACH_UNIT.search(text)
    if match is None:
        return None
    units = match.groupdict()
    low, high = (
        float(match[end].replace(",", ".")) * _UNITS.get(units.get(f"{end}_unit") or "", 1000)
        for end in ("low", "high")
    )
    return salary_from_parts(low=low, high=high, currency=None, period=_period_in(text), raw=text)


def find_salary(lines: Iterable[str], *, title: str | None = None, country: str | None = None) -> SalaryFinding | None:
    """Find the pay stated in prose; figures about revenue, vouchers, bonuses and the like are not pay.

    Args:
        lines: The posting.
        title: Its title; money there is hardly ever something else.
        country: Name or ISO code of the place of work; tells which dollars or kronor are meant.
    """
    titled = _candidates(title or "", "", country, bonus=_IN_TITLE)
    best: tuple[float, SalaryFinding] | None = max(titled, key=lambda pair: pair[0], default=None)
    # Each fact of `Full-time · Kiel · €3,000 a month` is a line of its own.
    texts = [part for line in lines for part in (_BETWEEN_FACTS.split(line) if _DIGIT.search(line) else (line,))]
    for previous, line, following in zip(["", *texts], texts, [*texts[1:], ""], strict=False):
        if _DIGIT.search(line):
            for score, finding in _candidates(line, previous, country, following=following):
                if best is None or score > best[0]:
                    best = (score, finding)
    return best[1] if best else None


def describe_salary(low: float | None, high: float | None, currency: str | None, period: SalaryPeriod | None) -> str:
    """Return e.g. `EUR 70,000 - 90,000 per year`, `from CZK 45,000 per month` or `USD 35.50 per hour`."""
    ends = [_figure(value) for value in dict.fromkeys((low, high)) if value]
    bound = "from " if low and not high else "up to " if high and not low else ""
    return f"{bound}{currency + ' ' if currency else ''}{' - '.join(ends)}{f' per {period}' if period else ''}"


def _candidates(
    line: str, previous: str, country: str | None, *, following: str = "", bonus: float = 0
) -> Iterator[tuple[float, SalaryFinding]]:
    for money in find_money(line, country=country):
        value = money.high or money.low or 0
        if not can_be_pay(value, money.currency):
            continue
        period: SalaryPeriod | None = "year" if money.yearly else _period_near(line, money)
        inferred = plausible_period(value, money.currency, period)
        if inferred is None:
            continue
        score = _score(line, previous, money, period, bonus)
        if score < _ACCEPTED and _stands_alone(line, money, previous, following):
            score = _ACCEPTED
        is_clear = period is not None or is_certain(value, money.currency, inferred)
        # `Pay range $19.10 - $28.65` can only be by the hour.
        is_clear |= inferred == "hour" and score >= _CLEARLY_PAY and _is_wage(money) and value <= _USUAL_WAGE
        is_clear |= inferred == "month" and _is_months_pay(value, money.currency, line, score)
        is_clear |= _is_fortnightly(line, money)
        if is_clear and score >= _ACCEPTED:
            confidence = min(0.85, 0.45 + 0.08 * score)
            note = None if period else "The period is inferred from the amount."
            yield score, _finding(line, money, period or inferred, confidence, note)


def _score(line: str, previous: str, money: Money, period: SalaryPeriod | None, bonus: float) -> float:
    before = _SENTENCE.split(line[max(0, money.start - _LOOK_BACK) : money.start])[-1]
    after = _SENTENCE.split(line[money.end : money.end + _LOOK_AHEAD])[0]
    after = _NEXT_ITEM.split(_ON_TOP.split(after, maxsplit=1)[0], maxsplit=1)[0]
    around = f"{before} | {after}".lower()
    score = bonus + 2.0 * money.is_range + 1.5 * (period is not None)
    if period == "hour" and _is_wage(money):
        # Hardly anything but work is paid by the hour.
        score += 1.5
    if money.end - money.start > len(line) - _ALONE:
        score += 1
    if _PAY.search(around) or (len(before) < _NEAR_START and _PAY.search(previous[-120:].lower())):
        score += 2
    if _STRONG.search(around) or _LABEL.search(line):
        score += 1.5
    if (money.is_range or period) and score < _ACCEPTED and _TERMS.search(line.lower()):
        score += 1.5 if period else 1
    # What speaks against is looked for only where enough speaks for pay.
    if score >= _ACCEPTED and (against := [m.start() for m in _NOT_PAY.finditer(around)]):
        # The nearer the word, the likelier it is what the money is for.
        nearest = min(abs(position - len(before)) for position in against)
        score -= 4.5 if nearest < _NEAR else 2
    return score


def _is_months_pay(value: float, currency: str | None, line: str, score: float) -> bool:
    """Whether `Gehalt: 3.400 €` names a month's pay, as it does where nobody speaks of dollars or pounds."""
    low, high = _MONTHS_PAY
    is_usual = currency not in _PAID_BY_THE_YEAR and low <= in_units(value, currency) <= high
    return is_usual and (score >= _CLEARLY_PAY or bool(_LABEL.search(line)) or bool(_GROSS.search(line.lower())))


def _is_fortnightly(text: str, money: Money) -> bool:
    return bool(_FORTNIGHTLY.search(text[money.end : money.end + _BESIDE].lower()))


def is_pay(text: str) -> bool:
    """Whether a line tells an amount and nothing else: `75.000 – 92.000 € brutto / Jahr`, `£60k + bonus`."""
    return any(_words_around(text, money) is not None for money in find_money(text))


def _stands_alone(line: str, money: Money, previous: str, following: str) -> bool:
    """Whether a line is an amount (and bonus) alone, and no neighbouring line says that it is something else than pay.

    A bare figure on a page of figures (`€500k` above `raised so far`) is no pay.
    """
    words = _words_around(line, money)
    if words is None and _has_extras(line, money):
        return True
    if words == "":
        return not (_NOT_PAY.search(previous.lower()) or _NOT_PAY.search(_PERKS.sub("", following.lower())))
    return words is not None


def _has_extras(line: str, money: Money) -> bool:
    """Whether a line begins with an amount for a period, and something comes on top of it: `1.150€ / mês + …`."""
    tail = _AFTER_AMOUNT.match(line, money.end)
    is_first = tail is not None and _BEFORE_ALONE.fullmatch(line[: money.start].lower()) is not None
    return bool(is_first and tail and line[tail.end() :].lstrip().startswith("+"))


def _words_around(line: str, money: Money) -> str | None:
    """Return the words that pay has beside it where the line holds no others: `+ bonus`; empty for a bare amount."""
    tail = _AFTER_AMOUNT.match(line, money.end)
    match = _AFTER_ALONE.fullmatch(line[tail.end() if tail else money.end :].lower())
    is_alone = match and _BEFORE_ALONE.fullmatch(line[: money.start].lower())
    return f"{match['words']}{match['on_top']}" if match and is_alone else None


def _is_wage(money: Money) -> bool:
    value = in_units(money.high or money.low or 0, money.currency)
    return money.currency not in _LOCAL_MARKETS and _LOWEST_WAGE <= value <= _HIGHEST_WAGE


def _finding(
    text: str, money: Money, period: SalaryPeriod | None, confidence: float, note: str | None = None
) -> SalaryFinding:
    tail = _AFTER_AMOUNT.match(text, money.end)
    end = tail.end() if tail else money.end
    raw = shorten(text[money.start : end].strip(), _RAW_LIMIT)
    if period != "year" and _is_fortnightly(text, money):
        period, note = None, "Paid every two weeks."
    salary = Salary(min=money.low, max=money.high, currency=money.currency, period=period, raw=raw)
    return SalaryFinding(salary=salary, confidence=confidence, note=note)


def _period_near(text: str, money: Money) -> SalaryPeriod | None:
    end = money.end + _PERIOD_AFTER
    aside = _ASIDE.search(text, money.end, end)
    before = text[max(0, money.start - _PERIOD_BEFORE) : money.start]
    return (
        _period_in(text[money.start : aside.start() if aside else end])
        or (_period_in(before[-_BESIDE:], last=True) if aside else None)
        or (_period_in(text[money.end : end]) if aside else None)
        or _period_in(before, last=True)
    )


def _period_in(text: str, *, last: bool = False) -> SalaryPeriod | None:
    """Return the first period that the text names, or the last."""
    matches = _PERIODS.finditer(text.lower())
    match = next(reversed([*matches]), None) if last else next(matches, None)
    return cast("SalaryPeriod", match.lastgroup) if match else None


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
