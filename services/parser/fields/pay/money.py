"""Amounts of money as people write them: currencies, thousands in many locales, ranges and their typing errors."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.fields.place.countries import country_of
from services.parser.vocabulary import load

__all__ = ["Money", "find_money", "is_currency", "localise", "normalise_currency", "parse_number"]

_SYMBOLS: Mapping[str, str] = load("currencies")["symbols"]
_CODES = frozenset(load("currencies")["codes"].split())
_DATA_CODES = frozenset(load("currencies")["data_codes"].split())
_BY_TOKEN = {token.casefold(): code for token, code in _SYMBOLS.items()} | {code.casefold(): code for code in _CODES}
_TOKENS = "|".join(re.escape(token) for token in sorted({*_SYMBOLS, *_CODES}, key=len, reverse=True))
_LETTER = r"[A-Za-z\u00c0-\u024f\u0400-\u04ff]"
# A word such as `kr` or `Ft` must stand alone, or it is the end of `Mokr` or `Soft`.
_CURRENCY_BEFORE = lazy_compile(
    rf"(?<!{_LETTER})(?:(?P<code>(?-i:[A-Z]{{3}}))\s?)?(?P<token>{_TOKENS})[\s:]{{0,2}}$", re.IGNORECASE
)
_CURRENCY_AFTER = lazy_compile(rf"\s?({_TOKENS})(?!{_LETTER}|\d)\.?", re.IGNORECASE)
_CODE_AFTER = lazy_compile(r"\s([A-Z]{3})\b")
# A text must hold one of these to be searched for amounts: a sign, or a word such as `EUR`, `kr` or `keur`.
_WORD = lazy_compile(rf"{_LETTER}+")
_NAMES = frozenset(name for token in _BY_TOKEN if _WORD.fullmatch(name := token.strip(".")))
# Nobody counts in them but Indians.
_INDIAN_SCALES = frozenset({"lpa", "lakh", "lakhs", "lac", "lacs", "crore", "crores"})
_WORDS = {
    f"{scale}{name}" for scale in ("", "k", "mld", "mrd", "тыс", "млн", "млрд") for name in _NAMES
} | _INDIAN_SCALES
_SIGN = lazy_compile(f"[{re.escape(''.join({token[-1] for token in _BY_TOKEN if token.strip('.') not in _NAMES}))}]")
_SPACES = " \u00a0\u2009\u202f"
# It begins with the digit, which is searched for much faster than what must not stand before it.
_NUMBER = lazy_compile(
    rf"\d(?<![\d.,].)(?:\d?(?:,\d{{2}})+,\d{{3}}"
    rf"|\d{{0,2}}([.,'’{_SPACES}])\d{{3}}(?:\1\d{{3}})*(?:[.,]\d{{1,2}})?(?![.,]?\d)"
    rf"|\d*(?:[.,]\d{{1,2}})?(?!\d))(?:[.,][-–—])?",
    re.DOTALL,
)
_SCALES = (
    (1e3, alternatives("amounts", "thousand")),
    (1e4, alternatives("amounts", "ten_thousand")),
    (1e5, r"lakhs?\b|lacs?\b|lpa\b"),
    (1e6, alternatives("amounts", "million")),
    (1e7, r"crores?\b|cr\b"),
    (1e9, alternatives("amounts", "billion")),
)
_SCALE = lazy_compile("|".join(rf"(?P<s{i}>\s?(?:{pattern}))" for i, (_, pattern) in enumerate(_SCALES)), re.IGNORECASE)
_PER = r"(?:\s?(?:/|per\b|pro\b|a\b|an\b)\s?\w{1,8}|\s?p\.\s?[amh]\.?)?"
# Spaces, also invisible ones, which some sites put around the dash.
_GAP = r"[\s\u200b-\u200f\u2060]*"
_BETWEEN = lazy_compile(
    rf"{_PER}(?:\sin (?:our |the )?lowest [^$€£.;]{{3,40}}? up)?{_GAP}"
    rf"(?:[-–—−‐‑~〜～…]+|\b(?:{alternatives('pay', 'to')})\b|から|až do){_GAP}",
    re.IGNORECASE,
)
_FROM = lazy_compile(rf"(?:\b(?:{alternatives('pay', 'from')})|>|≥)\s*$", re.IGNORECASE)
_UP_TO = lazy_compile(rf"(?:\b(?:{alternatives('pay', 'up_to')})|<|≤)\s*$", re.IGNORECASE)
# `€100k+` is open, `€100k + bonus` is not.
_OPEN_END = lazy_compile(
    r"\+(?!\s*\d)|\s*(?:\+(?=\s*$)|以上|から|[〜～~](?!\s*\d)|and (?:up|above|more)|or more\b|plus\b(?!\s+\w))",
    re.IGNORECASE,
)
_KRONOR = {"NO": "NOK", "DK": "DKK", "IS": "ISK"}
# `$1.100.000`: dollars are never written so.
_PESOS = {"CL": "CLP", "CO": "COP", "AR": "ARS"}
_IN_PESOS = lazy_compile(r"\$\s?\d{1,3}(?:\.\d{3}){2}(?!\d)")
# Words that only Chileans, Colombians or Argentinians use beside pay.
_PESO_WORDS = (
    (lazy_compile(r"l[ií]quid[oa]|\bAFP\b|imponible|gratificaci[oó]n", re.IGNORECASE), "CL"),
    (lazy_compile(r"prestaciones de ley|\bSMLV\b|auxilio de transporte", re.IGNORECASE), "CO"),
    (lazy_compile(r"en mano|aguinaldo", re.IGNORECASE), "AR"),
)
_CROWN_WORDS = (
    (lazy_compile(r"lønn(?:\b|s)", re.IGNORECASE), "NO"),
    (lazy_compile(r"løn\b|kr\. (?:pr\.|i) |om måneden", re.IGNORECASE), "DK"),
)
_DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"}
_THOUSAND = 1000
# As long as ` CAD złotych: `.
_LONGEST_NAME = 12
# As long as `/year in our lowest geographic market up to `.
_LONGEST_GAP = 64
# No amount, with the other end of its range, is longer.
_REACH = 150


@dataclass(frozen=True, kw_only=True)
class Money:
    """One amount or range in a text."""

    low: float | None
    high: float | None
    currency: str | None
    start: int
    """Where it starts in the text, currency included."""
    end: int
    is_range: bool = False
    """Both ends were written."""
    yearly: bool = False
    """The scale itself says so (`LPA`)."""


@dataclass(frozen=True, kw_only=True)
class _Amount:
    value: float
    scale: float
    currency: str | None
    start: int
    end: int
    yearly: bool


def is_currency(text: str) -> bool:
    """Whether a text is an ISO 4217 code, in capitals, and nothing else."""
    return text in _CODES or text in _DATA_CODES


def normalise_currency(text: str | None) -> str | None:
    """Return the ISO 4217 code of a code, symbol or word."""
    token = (text or "").strip()
    if token.upper() in _CODES or token.upper() in _DATA_CODES:
        return token.upper()
    return _BY_TOKEN.get(token.casefold().rstrip(".")) or (
        token.upper() if re.fullmatch(r"[A-Za-z]{3}", token) else None
    )


def parse_number(text: str) -> float:
    """Read `70.000`, `70,000.50`, `45 000`, `120'000`, `12,00,000` or `22.5`.

    Raises:
        ValueError: There is no number in the text.
    """
    if text.isdecimal():
        return float(text)
    digits = re.sub(rf"[{_SPACES}'’]|[.,]?[-–—]$", "", text.strip())
    if "." in digits and "," in digits:
        decimal = max(digits.rfind("."), digits.rfind(","))
        return float(re.sub(r"[.,]", "", digits[:decimal]) + "." + digits[decimal + 1 :])
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}", digits):
        return float(re.sub(r"[.,]", "", digits))
    return float(digits.replace(",", "."))


def find_money(text: str, *, country: str | None = None) -> Iterator[Money]:
    """Yield the amounts and ranges that name a currency, in order.

    Args:
        text: One line or more.
        country: Name or ISO code of the place of work; decides between dollars or kronor of several countries.
    """
    names = _names_in(text)
    if not names:
        return
    near = (match for match in _NUMBER.finditer(text) if _is_near(match.start(), names))
    amounts = [_amount(text, match, names) for match in near]
    index = 0
    while index < len(amounts):
        first, second = amounts[index], amounts[index + 1] if index + 1 < len(amounts) else None
        if second and _is_range(text, first, second):
            index += 2
            money = _range(first, second)
        else:
            index += 1
            money = _single(text, first)
        if money.currency:
            words = text[money.start : money.end]
            currency = localise(words, money.currency, country or _stated_country(text, money.currency))
            if currency == "USD" and "." in words and _IN_PESOS.search(words):
                continue
            yield money if currency == money.currency else replace(money, currency=currency)


def _names_in(text: str) -> list[int]:
    """Return where signs of currencies stand, and words that name one."""
    names = [sign.start() for sign in _SIGN.finditer(text)]
    if not _WORDS.isdisjoint(map(str.casefold, _WORD.findall(text))):
        names += [word.start() for word in _WORD.finditer(text) if word.group().casefold() in _WORDS]
    return names


def _is_near(start: int, names: Sequence[int]) -> bool:
    return any(abs(start - name) <= _REACH for name in names)


def _amount(text: str, match: re.Match[str], names: Sequence[int]) -> _Amount:
    start, end = match.span()
    is_named = any(start - _LONGEST_NAME <= name < start for name in names)
    before = _CURRENCY_BEFORE.search(text, max(0, start - _LONGEST_NAME), start) if is_named else None
    currency = _currency_of(before) if before else None
    scale, unit = 1.0, ""
    if found := _SCALE.match(text, end):
        factor = _SCALES[int((found.lastgroup or "s0")[1:])][0]
        scale, end, unit = factor, found.end(), found.group().strip().casefold()
    is_followed = any(match.end() <= name < end + _LONGEST_NAME for name in names)
    if is_followed and (after := _CURRENCY_AFTER.match(text, end)):
        code = _BY_TOKEN[after.group(1).casefold()]
        # `$120,000 CAD`: the code says more than the sign. `70k € 5`: the next amount's sign stays its own.
        if not before or (code in _CODES and after.group(1).upper() == code):
            currency, end = code, after.end()
    return _Amount(
        value=parse_number(match.group()),
        scale=scale,
        currency=currency or ("INR" if unit in _INDIAN_SCALES else None),
        start=_start_of(before) if before else start,
        end=end,
        yearly=unit == "lpa",
    )


def _currency_of(match: re.Match[str]) -> str:
    return match["code"] if match["code"] in _CODES else _BY_TOKEN[match["token"].casefold()]


def _start_of(match: re.Match[str]) -> int:
    return match.start() if match["code"] in _CODES else match.start("token")


def _is_range(text: str, first: _Amount, second: _Amount) -> bool:
    if not (first.currency or second.currency) or second.start - first.end > _LONGEST_GAP:
        return False
    if (
        first.currency
        and second.currency
        and first.currency != second.currency
        and "USD" not in (first.currency, second.currency)
    ):
        return False
    return bool(_BETWEEN.fullmatch(text, first.end, second.start))


def _range(first: _Amount, second: _Amount) -> Money:
    low, high = first.value * first.scale, second.value * second.scale
    if first.scale == 1 and second.scale > 1 and first.value < _THOUSAND:
        low = first.value * second.scale
    low, high = _repair(low, high)
    return Money(
        low=low,
        high=high,
        currency=_surer(first.currency, second.currency),
        start=first.start,
        end=second.end,
        is_range=True,
        yearly=first.yearly or second.yearly,
    )


def _surer(first: str | None, second: str | None) -> str | None:
    return second if first in (None, "USD") and second else first


def _repair(low: float, high: float) -> tuple[float, float]:
    """Undo ranges whose one end lost its thousands: `$150 – $225,000`, `50-80.000`, `60.000 – 80`."""
    if low < _THOUSAND <= high and low * _THOUSAND <= high * 1.5:
        low *= _THOUSAND
    elif high < _THOUSAND <= low and high * _THOUSAND * 1.5 >= low:
        high *= _THOUSAND
    elif low > high and low <= high * 10 <= low * 3:
        high *= 10
    return (low, high) if low <= high else (high, low)


def _single(text: str, amount: _Amount) -> Money:
    value = amount.value * amount.scale
    before = text[max(0, amount.start - 24) : amount.start]
    low: float | None = value
    high: float | None = value
    end, currency = amount.end, amount.currency
    if open_end := _OPEN_END.match(text, end):
        high = None
        # `$100,000 or more CAD`: the code says more than the sign.
        if (code := _CODE_AFTER.match(text, open_end.end())) and code[1] in _CODES:
            end, currency = code.end(), code[1]
    elif _FROM.search(before):
        high = None
    elif _UP_TO.search(before):
        low = None
    return Money(low=low, high=high, currency=currency, start=amount.start, end=end, yearly=amount.yearly)


def _stated_country(text: str, currency: str) -> str | None:
    """Return the country whose words stand beside pay: they tell whose pesos or crowns are meant."""
    is_crowns = currency == "SEK"
    if not is_crowns and not (currency == "USD" and _IN_PESOS.search(text)):
        return None
    stated = _CROWN_WORDS if is_crowns else _PESO_WORDS
    return next((country for words, country in stated if words.search(text)), None)


def localise(words: str, currency: str, country: str | None) -> str:
    """Return which dollars, kronor or yen the words mean in a country, given by name or ISO code."""
    code = country_of(country) if country else None
    if currency == "USD" and "." in words and _IN_PESOS.search(words):
        return _PESOS.get(code or "", currency)
    if currency == "SEK" and "kr" in words.casefold():
        return _KRONOR.get(code or "", currency)
    if currency == "USD" and "$" in words and "US" not in words:
        return _DOLLARS.get(code or "", currency)
    if currency == "JPY" and code == "CN":
        return "CNY"
    return currency
