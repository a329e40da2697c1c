"""Pay: what a posting says it pays, and nothing else that happens to be money."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contracts.job import Salary, SalaryPeriod
from services.parser.fields.money import Money, find_money, normalise_currency
from services.parser.fields.words import clean, fold, truncate

__all__ = ["SalaryFinding", "describe_salary", "find_salary", "normalise_period", "parse_salary", "salary_from_parts"]

_PERIODS: tuple[tuple[SalaryPeriod, re.Pattern[str]], ...] = tuple(
    (period, re.compile(pattern, re.IGNORECASE))
    for period, pattern in (
        (
            "hour",
            r"(?:/|\bper|\ban?|\bpro|\bprh?)\s?(?:hour|hr|h|std|stunde|heure|hora|hod|godz)\b|\bhourly\b|\bp\.?h\.?(?!\w)|"
            r"stundenlohn|pro stunde|par heure|/h\b|por hora|za hodinu|na hodinu|hodinov|/hod|/godz|godzin|в час|/час|時給|/시간",
        ),
        (
            "day",
            r"(?:/|\bper|\ba|\bpro)\s?(?:day|tag|jour|día|den|dzień)\b|\bdaily\b|\bday rate\b|tagessatz|/md\b|\bman[ -]?day|"
            r"par jour|\bmd\b|日給|в день|\btjm\b",
        ),
        ("week", r"(?:/|\bper|\ba|\bpro)\s?(?:week|wk|woche|semaine|semana|týden)\b|\bweekly\b|\bpw\b|週給|в неделю"),
        (
            "month",
            r"(?:/|\bper|\ba|\bpro|\bpe)\s?(?:month|mth|mo|monat|mois|mes|mês|měs|měsíc|mies|miesiąc|maand|måned|månad|lună)\b|"
            r"\bmonthly\b|\bmonatlich|\bmensuel|mensual|mensais|\bměsíčně|\bmesačne|\bmiesięcznie|brutto/monat|\bpcm\b|"
            r"monatsgehalt|monatslohn|monatsbrutto|par mois|al mes|por mês|v měsíci|měsíční|/měs|/mes\b|/mies|в месяц|/мес|\bмес\b|на місяць|月給|月収|月額|월급|per maand",
        ),
        (
            "year",
            r"(?:/|\bper|\ba|\bpro)\s?(?:year|yr|annum|jahr|an|año|rok|jaar|år)\b|\bannual|\byearly\b|\bp\.?\s?a\.?(?![\w$])|"
            r"jährlich|jahresgehalt|jahresbrutto|\bannuel|\banual|\bročně|\brocznie|par an\b|al año|por ano|в год|на рік|год\b|"
            r"年収|年俸|연봉|\bLPA\b|/y\b|\bCTC\b|\bper jaar\b|/ano\b",
        ),
    )
)
_PAY = re.compile(
    r"salar|compensation|\bpay\b|\bpaid\b|pay range|\bbase\b|\bwages?\b|remunerat|\bOTE\b|on[- ]target|earn(?:ings?)?\b|"
    r"hourly rate|\brate\b|gehalt|vergütung|verdienst|lohn|brutto|\bgross\b|mzd|\bplat\b|platov|odměn|wynagrodz|płac|widełki|stawk|"
    r"rémunération|salaire|fourchette|salari|sueldo|retribuzion|stipendi|\bRAL\b|zarplat|зарплат|оклад|заработн|доход|вознагражд|"
    r"年収|給与|給料|月給|時給|年俸|報酬|想定年収|급여|연봉|薪|per annum|\blön\b|\bløn\b|salaris|bruto|ordenad|remuneraç|fizetés|bér",
    re.IGNORECASE,
)
_NOT_PAY = re.compile(
    r"revenue|\bARR\b|\bMRR\b|\bGMV\b|fund(?:ing|s|ed|raise)|rais(?:ed|ing)|valu(?:ation|ed at)|series [a-e]\b|invest(?:ed|ment|or)|"
    r"\bmarket\b|budget|turnover|umsatz|chiffre d.affaires|obrat|assets|\bAUM\b|portfolio|deals?\b|quota|pipeline|customers? (?:spend|pay)|"
    r"401|voucher|meal|lunch|stravenk|stravov|jídlo|gutschein|zuschuss|zuschuß|jobticket|deutschlandticket|ticket resto|mutuelle|"
    r"stipend|allowance|reimburs|per diem|tuition|learning|education|training budget|development budget|wellness|wellbeing|gym|"
    r"fitness|equipment|home[- ]office|internet|phone|commut|transport|travel|relocation|referral|sign[- ]?on|signing|retention|"
    r"bonus|prämie|\bprime\b|premi[ei]|příspěv|přispív|kafeter|cafeteria|benefit|insurance|versicherung|pojiště|pension|donat|"
    r"charit|match(?:ing|ed)?\b|discount|rabatt|slev|savings|credit|cost|price|grant|award|prize|fee|loan|debt|worth|profit|"
    r"transactions?|payments? (?:volume|process)|process(?:ing|ed|es)?\b|sales of|in sales|managed?\b|spend|\bexit\b|saved|GDP|stock|\bRSU|equity|options",
    re.IGNORECASE,
)
# Words that name a wage or its base even when benefits stand next to it.
_STRONG = re.compile(
    r"(?:salary|pay|compensation|base|wage|hiring|hourly) ?(?:pay |salary )?(?:range|band|scale|rate|is|:)|salary|base pay|per annum|"
    r"gehalt(?!serh)|vergütung|mzda|\bplat\b|wynagrodzenie|rémunération|salaire|salario|зарплата|оклад|年収|月給|時給|\bOTE\b",
    re.IGNORECASE,
)
# What comes on top of the pay does not speak against it.
_ON_TOP = re.compile(r"(?:\+|&|\bplus\b|\band\b|\bwith\b|\bin addition\b|\bund\b|\bzzgl|\bet\b|\bzuzüglich\b)\s", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:salary|pay|compensation|wage|remuneration|gehalt|vergütung|plat|mzda|wynagrodzenie|rémunération|salaire|salario|зарплата|"
    r"給与|年収)[^:：\n]{0,40}[:：]",
    re.IGNORECASE,
)
# Smallest and largest figures that can be a year's, month's… pay, in the currency's own units.
_UNITS = {"JPY": 110.0, "KRW": 1100.0, "HUF": 300.0, "CZK": 20.0, "INR": 30.0, "RUB": 50.0, "UAH": 30.0, "PHP": 40.0, "IDR": 12000.0,
          "VND": 20000.0, "SEK": 10.0, "NOK": 10.0, "DKK": 7.0, "PLN": 4.0, "ISK": 120.0, "KZT": 400.0, "COP": 3500.0, "CLP": 800.0,
          "ARS": 500.0, "TRY": 20.0, "THB": 30.0, "TWD": 30.0, "MXN": 15.0, "ZAR": 15.0, "BRL": 5.0, "RON": 4.0, "RSD": 100.0}  # fmt: skip
_RANGES: dict[SalaryPeriod, tuple[float, float]] = {
    "hour": (3, 600), "day": (30, 5000), "week": (100, 20_000), "month": (150, 60_000), "year": (4000, 3_000_000),
}  # fmt: skip
_MONTHLY_CURRENCIES = frozenset({"CZK", "PLN", "HUF", "RUB", "UAH", "KZT", "RON", "BGN", "RSD", "BRL", "VND", "IDR", "THB", "PHP"})
_SURELY_YEARLY = 12_000
# `U.S (excl. PR)` ends no sentence.
_SENTENCE = re.compile(r"[.!?;]\s+(?=[^\W\d_][^\W\d_A-Z]{2})")
_RAW_LIMIT = 300
_LOOK_BACK, _LOOK_AHEAD = 140, 70
_DIGIT = re.compile(r"\d")
_ALONE = 14
_ACCEPTED = 3


@dataclass(frozen=True, kw_only=True)
class SalaryFinding:
    """Pay with what a reader should know about how it was read."""

    salary: Salary
    confidence: float
    note: str | None = None


def normalise_period(text: str | None) -> SalaryPeriod | None:
    """Return the period of `YEAR`, `per-year-salary`, `hourly`, `1 month`, `pro Monat`…"""
    folded = fold(text or "")
    for period in ("hour", "day", "week", "month", "year"):
        if period in folded:
            return period  # type: ignore[return-value]  # the tuple holds SalaryPeriod's own words
    if folded in ("annum", "yr", "annually", "annual", "pa", "jahr", "rok", "an"):
        return "year"
    if folded in ("hr", "h"):
        return "hour"
    return "day" if folded == "daily" else _period_in(text or "")


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
    if period and not _fits(high or low or 0, period, code) and (better := _plausible(high or low or 0, code)):
        note = f"Published as per {period}, which the figure contradicts."
        period = better
    words = raw or describe_salary(low, high, code, period)
    salary = Salary(min=low, max=high, currency=code, period=period, raw=truncate(clean(words), _RAW_LIMIT))
    return SalaryFinding(salary=salary, confidence=0.95 if note is None else 0.7, note=note)


def parse_salary(text: str, *, country: str | None = None) -> SalaryFinding | None:
    """Read a text that is known to be about pay, e.g. the value of a `Salary` field."""
    text = clean(text)
    for money in find_money(text, country=country):
        period = "year" if money.yearly else _period_near(text, money)
        if _plausible(money.high or money.low or 0, money.currency, period):
            return _finding(text, money, period or _plausible(money.high or money.low or 0, money.currency), 0.9)
    return None


def find_salary(lines: Iterable[str], *, country: str | None = None) -> SalaryFinding | None:
    """Find the pay stated in prose; figures about revenue, vouchers, bonuses and the like are not pay."""
    best: tuple[float, SalaryFinding] | None = None
    previous = ""
    for line in lines:
        if _DIGIT.search(line):
            for score, finding in _candidates(line, previous, country):
                if best is None or score > best[0]:
                    best = (score, finding)
        previous = line
    return best[1] if best else None


def describe_salary(low: float | None, high: float | None, currency: str | None, period: SalaryPeriod | None) -> str:
    """Return e.g. `EUR 70,000 - 90,000 per year`, `from CZK 45,000 per month` or `USD 35.50 per hour`."""
    if low and high and low != high:
        figures = f"{_figure(low)} - {_figure(high)}"
    else:
        figures = _figure(low or high or 0)
    bound = "from " if low and not high else "up to " if high and not low else ""
    return f"{bound}{currency + ' ' if currency else ''}{figures}{f' per {period}' if period else ''}"


def _candidates(line: str, previous: str, country: str | None) -> Iterator[tuple[float, SalaryFinding]]:
    for money in find_money(line, country=country):
        value = money.high or money.low or 0
        period: SalaryPeriod | None = "year" if money.yearly else _period_near(line, money)
        inferred = _plausible(value, money.currency, period)
        if inferred is None or (period is None and not _is_certain(value, money.currency, inferred)):
            continue
        score = _score(line, previous, money, period)
        if score >= _ACCEPTED:
            confidence = min(0.85, 0.45 + 0.08 * score)
            note = None if period else "The period is inferred from the amount."
            yield score, _finding(line, money, period or inferred, confidence, note)


def _score(line: str, previous: str, money: Money, period: SalaryPeriod | None) -> float:
    before = _SENTENCE.split(line[max(0, money.start - _LOOK_BACK) : money.start])[-1]
    after = _SENTENCE.split(line[money.end : money.end + _LOOK_AHEAD])[0]
    after = _ON_TOP.split(after, maxsplit=1)[0]
    around = f"{before} | {after}"
    score = 2.0 * money.is_range + 1.5 * (period is not None)
    if money.end - money.start > len(line) - _ALONE:
        score += 1
    if _PAY.search(around) or (len(before) < 60 and _PAY.search(previous[-120:])):  # noqa: PLR2004 — a heading's value
        score += 2
    if _STRONG.search(around) or _LABEL.search(line):
        score += 1.5
    if against := [m.start() for m in _NOT_PAY.finditer(around)]:
        # The nearer the word, the likelier it is what the money is for.
        nearest = min(abs(position - len(before)) for position in against)
        score -= 4.5 if nearest < 30 else 2  # noqa: PLR2004 — characters
    return score


def _finding(text: str, money: Money, period: SalaryPeriod | None, confidence: float, note: str | None = None) -> SalaryFinding:
    end = money.end
    if tail := re.match(r"(?:\s?(?:/|per\b|a\b|an\b|pro\b)\s?\w+|\s(?:annually|yearly|monthly|hourly|per annum|brutto|gross|netto))+", text[end:], re.IGNORECASE):
        end += tail.end()
    raw = truncate(text[money.start : end].strip(), _RAW_LIMIT)
    salary = Salary(min=money.low, max=money.high, currency=money.currency, period=period, raw=raw)
    return SalaryFinding(salary=salary, confidence=confidence, note=note)


def _period_near(text: str, money: Money) -> SalaryPeriod | None:
    after = text[money.start : money.end + 45]
    return _period_in(after, start=0) or _period_in(text[max(0, money.start - 60) : money.start], last=True)


def _period_in(text: str, *, start: int = 0, last: bool = False) -> SalaryPeriod | None:
    found = [(match.start(), period) for period, pattern in _PERIODS if (match := pattern.search(text, start))]
    return (max(found) if last else min(found))[1] if found else None


def _plausible(value: float, currency: str | None, period: SalaryPeriod | None = None) -> SalaryPeriod | None:
    """Return the period that fits the amount (the given one, if it does); None when it cannot be pay."""
    if period:
        return period if _fits(value, period, currency) else None
    scaled = value / _UNITS.get(currency or "", 1.0)
    monthly = currency in _MONTHLY_CURRENCIES
    if scaled >= (_SURELY_YEARLY if not monthly else 25_000):
        return "year" if _fits(value, "year", currency) else None
    if scaled >= (150 if monthly else 700):  # noqa: PLR2004 — below this nobody is paid by the month
        return "month"
    return "hour" if _fits(value, "hour", currency) else None


def _is_certain(value: float, currency: str | None, inferred: SalaryPeriod) -> bool:
    """Whether the amount alone leaves no doubt about its period."""
    if inferred == "month":
        return currency in _MONTHLY_CURRENCIES
    return inferred == "year" and value / _UNITS.get(currency or "", 1.0) >= _SURELY_YEARLY


def _fits(value: float, period: SalaryPeriod, currency: str | None) -> bool:
    low, high = _RANGES[period]
    unit = _UNITS.get(currency or "", 1.0)
    return low * unit * 0.5 <= value <= high * unit * 1.5


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
