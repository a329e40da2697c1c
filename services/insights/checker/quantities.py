"""Numbers of a text as tuples: value, unit, currency, period, what they measure, and whether they are a bound."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from services.insights.checker.vocabulary import data
from services.insights.checker.wording import content_of, same_word
from services.insights.sentences.cues import LANGUAGES, form

__all__ = ["Quantity", "is_number", "is_rank", "numerals", "quantities", "ranks", "supports"]

_NUMBER = re.compile(
    r"(?P<currency>[$€£₹¥]\s?)?(?<![\w./])(?P<number>"
    r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)"
    r"\s?(?P<scale>k€|k\b|m\b(?!in)|mn\b|mm\b|million\b|lakhs?\b|lpa\b|mil\b)?(?P<after>\s?[$€£₹¥%])?(?!/\d)"
)
_SCALE = {
    "k": 1e3,
    "k€": 1e3,
    "mil": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mm": 1e6,
    "million": 1e6,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lpa": 1e5,
}
_SYMBOLS = {"$": "usd", "€": "eur", "£": "gbp", "₹": "inr", "¥": "jpy"}
_RANGE = re.compile(r"\s*(?:-|–|to|bis|a|à|and)\s*")
_DAYS_OF_WEEKS = {8.0: 1.0, 14.0: 2.0, 15.0: 2.0}
_MINUTES = {"minute": 1.0, "hour": 60.0, "day": 1440.0, "week": 10080.0, "month": 43200.0, "year": 525600.0}
_CUT = re.compile(r"[,;.](?!\d)|\b(?:and|plus|but|then|with|und|y|et|más|mas)\b|\+|(?<![\w/])[$€£]?\d")
_ONE = form("one_of_time")
_RISEN = form("risen")
_ADDED = re.compile(r"(?:\+| plus| extra)(?: an?)?[ $€£]*$")
_RATED = re.compile(r"\b\d+[- ](?:minutes?|mins?|hours?|days?|weeks?|months?|years?)\b")
_WINDOW = 45
_NEAR = 3
_REPEATS = re.compile(r"(?:,|\band|\bthen|\bplus) $")
_TO_DO, _EACH = re.compile(r"\s?to \w"), re.compile(r"\s?each\b")
_SHORT_YEAR = re.compile(r"\b(?P<season>spring|summer|autumn|fall|winter) '?(?P<year>\d\d)\b(?![\d:.,]\d)")
_MINUTES_EACH = range(10, 121, 5)
_EACH_OF = re.compile(r"\b(?:mine|ours|theirs|they|all|both|rounds?|ones?) (?:were|was|took|lasted|ran) (?:\w+ )?$")
_RANKED = frozenset(
    [
        "round",
        "stage",
        "step",
        "part",
        "phase",
        "interview",
        "case",
        "question",
        "year",
        "month",
        "week",
        "day",
        "attempt",
    ]
)
_HIGHEST_RANKS = range(1, 13)
_WITHIN = {"most": (0.6, 1.0), "least": (1.0, 1.5)}
"""What a number may be of one that a claim calls its limit: twelve days are nearly two weeks."""
_PARTS = frozenset(["half", "quarter", "dozen"])


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what stands beside it."""

    value: float
    start: int
    end: int
    unit: str = ""
    """`minute`, `hour`, …, `percent`, or empty."""
    currency: str = ""
    period: str = ""
    """What pay is for: `hour`, `month`, `year`, …"""
    measures: frozenset[str] = frozenset()
    """`base`, `bonus`, `stock`, `total`, `net`, `gross`, … as far as said."""
    bound: str = ""
    """`most` or `least` when it is a limit, not a value."""
    nouns: tuple[str, ...] = ()
    """The words that follow: what is counted."""
    range_end: str = ""
    """`low` or `high` when it is an end of a range."""
    label: str = ""
    """The word before it: `step` of `step 3`."""
    scale: float = 1.0
    """What its sign multiplies it with: 1000 for `k`."""


@cache
def _words(name: str) -> dict[str, str]:
    """Return word to meaning, of a table of meanings to words."""
    table: dict[str, list[str]] = data("quantities")[name]
    return {word: meaning for meaning, words in table.items() for word in words}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = sorted(_words(name), key=len, reverse=True)
    return re.compile(
        r"(?P<word>"
        + "|".join((r"(?<!\w)" if word[0].isalnum() else "") + re.escape(word) for word in words)
        + r")(?!\w)"
    )


@cache
def _spelt() -> tuple[re.Pattern[str], dict[str, float]]:
    numbers: dict[str, Any] = data("quantities")["numbers"]
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, numbers), key=len, reverse=True)) + r")\b"), numbers


@cache
def _hourly() -> re.Pattern[str]:
    """Return the pattern of `one and a quarter hours` and its like."""
    words, _ = _spelt()
    return re.compile(rf"\b(?P<whole>{words.pattern[2:-2]}){form('of_an_hour').pattern}")


def is_number(word: str) -> bool:
    """Whether a word is a number, or the unit or currency of one; `hr` may be people as well."""
    known = (_spelt()[1], _PARTS, _words("units"), _words("currencies"))
    return word != "hr" and any(word in words for words in known)


@lru_cache(maxsize=4096)
def numerals(low: str) -> str:
    """Return the shadow with numbers in words as digits, at another length."""
    words, values = _spelt()
    low = form("tens").sub(lambda match: f"{values[match['tens']] + values.get(match['ones'], 1):g}", low)
    low = _hourly().sub(lambda match: f"{values[match['whole']]:g}.{values[match['part']]:02g}", low)
    low = re.sub(r"\b(?:an? |one )?hour and a half\b|\b1 ?h ?30\b|\bone and a half hours\b", "90 minutes", low)
    low = re.sub(
        r"\bhalf an hour\b|\bhalf[- ]hour\b|\b(?:une )?demi-heure\b|\bmedia hora\b|\b(?:eine )?halbe stunde\b",
        "30 minutes",
        low,
    )
    low = re.sub(
        r"\b(?:three quarters of an hour|dreiviertelstunde|tres cuartos de hora|trois quarts d'heure)\b",
        "45 minutes",
        low,
    )
    low = re.sub(
        r"\b(?:a )?quarter of an hour\b|\bviertelstunde\b|\bcuarto de hora\b|\bquart d'heure\b", "15 minutes", low
    )
    low = re.sub(
        r"\b(\d+) and a half (?=hours?|weeks?|months?|years?)",
        r"\1.5 ",
        words.sub(lambda match: f"{values[match[0]]:g}", low) if "and a half" in low else low,
    )
    low = re.sub(r"\b(\d{1,2}) ?h ?(\d{2})\b", lambda match: f"{60 * int(match[1]) + int(match[2])} minutes", low)
    low = re.sub(r"\bhalf an? (day|week|month|year)\b", r"0.5 \1s", low)
    low = re.sub(r"\b(?:an? |one )(week|month|year) and a half\b", r"1.5 \1s", low)
    low = re.sub(r"\b(?:the )?(?:next|following) day\b|\bthe day after\b", "1 day", low)
    low = re.sub(r"(?<=\d) ?grand\b", "k", low)
    low = re.sub(r"\ba couple of (?=days|weeks|hours|months|rounds)", "2 ", low)
    low = re.sub(r"\b(?:a )?fortnight\b", "2 weeks", low)
    low = _ONE.sub("1 ", low)
    low = _SHORT_YEAR.sub(r"\g<season> 20\g<year>", low)
    return words.sub(lambda match: f"{values[match[0]]:g}", low)


def ranks(low: str) -> frozenset[float]:
    """Return the ranks that a shadow names: 2 for `the second call` and for `round two`."""
    named = {float(_words("ranks")[found["word"]]) for found in _pattern("ranks").finditer(low)}
    return frozenset(named | {one.value for one in quantities(low) if is_rank(one)})


def is_rank(quantity: Quantity) -> bool:
    """Whether a number says which one of several: `round two`, `month 4`."""
    return quantity.label in _RANKED and not (quantity.unit or quantity.currency) and quantity.value in _HIGHEST_RANKS


@lru_cache(maxsize=4096)
def quantities(low: str) -> tuple[Quantity, ...]:
    """Return the numbers of a shadow."""
    low = numerals(low)
    found = [_quantity(low, match) for match in _NUMBER.finditer(low)]
    found = [_changed(one, unit="minute", nouns=()) if _is_each(low, one) else one for one in found]
    return tuple(_with_ranges(low, _with_units(low, found)))


def _value(number: str, scale: str) -> float:
    digits = re.sub(r"[ '\u00a0\u202f]", "", number)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?", digits):
        whole, *rest = re.split(r"[.,](?=\d{1,2}$)", digits)
        digits = re.sub(r"[.,]", "", whole) + (f".{rest[0]}" if rest else "")
    return float(digits.replace(",", ".")) * _SCALE.get(scale, 1.0)


def _quantity(low: str, match: re.Match[str]) -> Quantity:
    after = low[match.end() : match.end() + _WINDOW]
    before = low[max(0, match.start() - _WINDOW) : match.start()]
    clause, leading = _CUT.split(after)[0], _CUT.split(before)[-1]
    symbol = (
        (match["currency"] or "").strip() or (match["after"] or "").strip() or ("€" if match["scale"] == "k€" else "")
    )
    currency = _SYMBOLS.get(symbol, "") or _first("currencies", after[:18]) or _first("currencies", leading[-5:])
    scale = match["scale"] or ""
    # `60m` of anything but money is a time.
    minutes = scale == "m" and not currency and _value(match["number"], "") in _MINUTES_EACH
    scale = "" if minutes else scale
    plain = after.lstrip(" -+")
    unit = "minute" if minutes else "percent" if symbol == "%" else _first("units", plain[:16], start=True)
    unit = unit or (
        ""
        if symbol
        else _first(
            "units",
            re.sub(r"^(?!per|an?|the|each|every|pro|par|por|la|al|die|im|l)[^\W\d]+ ", "", plain)[:16],
            start=True,
        )
    )
    measures = frozenset(
        _words("measures")[found["word"]] for found in _pattern("measures").finditer(f"{leading} . {clause}")
    )
    if _ADDED.search(low, 0, match.start()) and "bonus" not in measures:
        measures |= {"extra"}
    return Quantity(
        value=_value(match["number"], scale),
        scale=_SCALE.get(scale, 1.0),
        start=match.start(),
        end=match.end(),
        unit=unit,
        currency=currency or ("inr" if scale.startswith("l") else ""),
        period=_first("periods", clause) or ("year" if scale == "lpa" else ""),
        measures=measures,
        bound=_bound(leading, unit) or _first("bounds_after", clause[:16]),
        nouns=tuple(word for word in content_of(_RATED.sub("", clause)) if not word.isdigit() and not is_number(word))[
            :_NEAR
        ],
        label=next(iter(content_of(before)[-1:]), ""),
    )


def _bound(leading: str, unit: str) -> str:
    """Return what a limit before a number says; `over four years` is how long something takes."""
    if unit in {"month", "year", "week"} and leading.rstrip().endswith("over"):
        return ""
    if _RISEN.search(leading):
        return ""
    return _first("bounds", leading[-18:])


def _first(table: str, text: str, *, start: bool = False) -> str:
    """Return the meaning of the first word of a table that a text holds."""
    match = _pattern(table).match(text) if start else _pattern(table).search(text)
    return _words(table)[match["word"]] if match else ""


def _with_units(low: str, found: list[Quantity]) -> list[Quantity]:
    """Let a number have the unit of the one before that it repeats: `one minute to prepare and two to answer`."""
    result = list(found)
    for number in range(1, len(result)):
        one, two = result[number - 1], result[number]
        repeats = _REPEATS.search(low, one.end, two.start) and _TO_DO.match(low, two.end)
        if one.unit in _MINUTES and not two.unit and not two.currency and repeats:
            result[number] = _changed(two, unit=one.unit)
    return result


def _with_ranges(low: str, found: list[Quantity]) -> list[Quantity]:
    """Mark the ends of ranges and let the first end have the unit of the second."""
    result = list(found)
    for number in range(len(found) - 1):
        one, two = result[number], result[number + 1]
        if one.value < two.value and _RANGE.fullmatch(low[one.end : two.start].strip(" $€£")):
            scale = two.scale if one.scale == 1.0 and one.value < two.value / two.scale * 1.0001 + 1e-9 else 1.0
            fields = {
                name: getattr(one, name) or getattr(two, name) for name in ("unit", "currency", "period", "measures")
            }
            result[number] = _changed(one, range_end="low", value=one.value * scale, **fields)
            result[number + 1] = _changed(two, range_end="high", currency=two.currency or one.currency)
    return result


def _is_each(low: str, quantity: Quantity) -> bool:
    """Whether a bare number is how many minutes each round took: `Mine were 45 each`."""
    bare = not (quantity.unit or quantity.currency or quantity.period) and quantity.value in _MINUTES_EACH
    return bare and _EACH.match(low, quantity.end) is not None and _EACH_OF.search(low, 0, quantity.start) is not None


def _changed(quantity: Quantity, **fields: Any) -> Quantity:
    values = {name: getattr(quantity, name) for name in Quantity.__slots__}
    return Quantity(**{**values, **fields})


def supports(source: Quantity, claim: Quantity) -> bool:
    """Whether a number of the source is the number of the claim: same value, and nothing said otherwise beside it."""
    near = _is_within(source, claim)
    if not (near or _same_value(source, claim)):
        return False
    for name in ("currency", "period"):
        if getattr(claim, name) and getattr(claim, name) != getattr(source, name):
            # A sign on both sides must agree; one that is only claimed may stand further away for currencies.
            if name == "currency" and not source.currency:
                continue
            return False
    exclusive = (source.measures | claim.measures) - (source.measures & claim.measures)
    named = claim.measures - source.measures - {"starting"}
    special = source.measures - claim.measures - {"pay", "base", "gross", "starting"}
    if (named - {"pay"} and exclusive - {"pay"}) or special:
        return False
    if source.bound and claim.bound != source.bound:
        return False
    within = claim.bound == "most" and claim.unit in _MINUTES
    if (
        claim.bound
        and not (within or near)
        and not source.bound
        and source.range_end != ("low" if claim.bound == "least" else "high")
    ):
        return False
    plain = not (claim.unit or claim.currency or source.unit or claim.measures & source.measures)
    return not plain or _same_nouns(source, claim)


def _is_within(source: Quantity, claim: Quantity) -> bool:
    """Whether a time without a limit is just within the one that a claim gives as a limit."""
    one, two = _MINUTES.get(source.unit), _MINUTES.get(claim.unit)
    if not claim.bound or source.bound or source.range_end or not (one and two and claim.value):
        return False
    lowest, highest = _WITHIN[claim.bound]
    return lowest <= source.value * one / (claim.value * two) <= highest


def _same_value(source: Quantity, claim: Quantity) -> bool:
    one, two = _MINUTES.get(source.unit), _MINUTES.get(claim.unit)
    if claim.unit and source.unit and one and two:
        same = abs(source.value * one - claim.value * two) < 1e-6  # noqa: PLR2004
        working = {source.unit, claim.unit} == {"day", "week"} and source.value * (
            5 if source.unit == "week" else 1
        ) == claim.value * (5 if claim.unit == "week" else 1)
        return same or working or _in_weeks(source, claim)
    if source.unit != claim.unit and ((source.unit and claim.unit) or _counts(claim) or _counts(source)):
        return False
    # `half an hour` is thirty minutes; `30` alone is thirty of anything.
    return abs(source.value - claim.value) < 1e-6  # noqa: PLR2004


def _in_weeks(source: Quantity, claim: Quantity) -> bool:
    """Whether days or months are the weeks that people call them: eight days a week, fifteen days two, a month four."""
    for one, two in ((source, claim), (claim, source)):
        if two.unit == "week" and one.unit == "day":
            return _DAYS_OF_WEEKS.get(one.value) == two.value
        if two.unit == "week" and one.unit == "month":
            return one.value * 4 == two.value
        if two.unit == "month" and one.unit == "year" and one.value * 12 == two.value:
            return True
    return False


def _counts(quantity: Quantity) -> bool:
    """Whether a number has a unit or a word that says what it counts."""
    return bool(quantity.unit or quantity.nouns)


def _same_nouns(source: Quantity, claim: Quantity) -> bool:
    counted = [noun for noun in claim.nouns if noun not in _words("calendar")]
    if not counted or not source.nouns or (claim.label and same_word(claim.label, source.label)):
        return True
    return any(same_word(one, two, language) for one in counted[:2] for two in source.nouns for language in LANGUAGES)
