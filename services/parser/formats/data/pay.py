"""Pay in data: an object, a text, or fields beside the title."""

from collections.abc import Sequence

from contracts.job import SalaryPeriod
from services.parser.fields.pay.money import is_currency
from services.parser.fields.pay.salary import SalaryFinding, normalise_period, parse_salary, salary_from_parts
from services.parser.formats.data.leaves import Leaf, name_in
from services.parser.formats.loose_values import number_of
from services.parser.text.meanings import key_of

__all__ = ["pay_in"]

_NAMED_PERIODS: tuple[tuple[frozenset[str], SalaryPeriod], ...] = (
    (frozenset({"annual", "yearly", "annually", "year"}), "year"),
    (frozenset({"hourly", "hour"}), "hour"),
    (frozenset({"monthly", "month"}), "month"),
    (frozenset({"daily", "day"}), "day"),
    (frozenset({"weekly", "week"}), "week"),
)
_HUNDREDTHS, _HUNDRED = frozenset({"cents", "cent", "pence", "centimes", "centavos", "centimos", "ore", "grosze"}), 100
_LEAST_SUM = 1000
_LONGEST_TEXT = 300
_ENDS = 2
_OTHER_PAY = frozenset({"bonus", "equity", "commission", "predicted", "estimated", "average", "similar", "market"})


def pay_in(leaves: Sequence[Leaf]) -> SalaryFinding | None:
    """Return the pay that the data states; a stated period always holds."""
    groups: dict[tuple[int, str], list[Leaf]] = {}
    for leaf in leaves:
        if leaf.entity == "pay" and not leaf.distance and not _OTHER_PAY & set(leaf.key.words):
            groups.setdefault(_group(leaf, leaves), []).append(leaf)
    beside = [leaf for leaf in leaves if leaf.entity is None and leaf.key.has("currency") and not leaf.distance]
    found = [pay for group in groups.values() if (pay := _pay([*group, *beside]))]
    texts = (pay for group in groups.values() for leaf in group if (pay := _stated(leaf)))
    return next(iter(found), None) or next(texts, None)


def _group(leaf: Leaf, leaves: Sequence[Leaf]) -> tuple[int, str]:
    """Return what belongs together: everything below one key of the posting, or the fields of one object."""
    del leaves
    return (0, leaf.path[0]) if len(leaf.path) > 1 else (leaf.holder, "")


def _pay(group: Sequence[Leaf]) -> SalaryFinding | None:
    low = _number(group, "low")
    high = _number(group, "high")
    if low is None and high is None:
        low = high = _number(group, "amount")
    currency = next((text for leaf in group if leaf.key.has("currency") and (text := name_in(leaf.value))), None)
    period = _period(group)
    if low is None and high is None:
        # Under keys of no known meaning the values themselves show what they are.
        currency = currency or next(filter(is_currency, (str(leaf.value) for leaf in group)), None)
        low, high = _ends(group) if currency else (None, None)
    if low is None and high is None:
        return None
    # Two large ends need neither; a single number may be anything.
    is_pay = currency or period or (low and high and min(low, high) >= _LEAST_SUM)
    return salary_from_parts(low=low, high=high, currency=currency, period=period) if is_pay else None


def _number(group: Sequence[Leaf], attribute: str) -> float | None:
    for leaf in group:
        is_whole = attribute == "amount" and not leaf.key.attributes and leaf.is_own
        holder = key_of(leaf.path[-2]) if len(leaf.path) > 1 else leaf.key
        is_end = leaf.key.has(attribute) or (leaf.key.has("amount") and holder.has(attribute))
        if not (is_end or is_whole) or leaf.key.has("currency"):
            continue
        if (number := number_of(leaf.value)) is not None:
            return number / _HUNDRED if _HUNDREDTHS & set(leaf.key.words) else number
    return None


def _ends(group: Sequence[Leaf]) -> tuple[float | None, float | None]:
    """Return the one or two amounts of an object that is about pay."""
    numbers = sorted({number for leaf in group if (number := _amount(leaf)) is not None})
    return (numbers[0], numbers[-1]) if 0 < len(numbers) <= _ENDS else (None, None)


def _amount(leaf: Leaf) -> float | None:
    is_number = isinstance(leaf.value, int | float) or str(leaf.value).replace(".", "").isdigit()
    return number_of(leaf.value) if is_number and "id" not in leaf.key.entities else None


def _period(group: Sequence[Leaf]) -> SalaryPeriod | None:
    for leaf in group:
        is_period = leaf.key.has("period") or leaf.key.has("type")
        if is_period and isinstance(leaf.value, str) and (period := normalise_period(leaf.value)):
            return period
    for leaf in group:
        for words, period in _NAMED_PERIODS:
            if number_of(leaf.value) is not None and words & set(leaf.key.words):
                return period
    texts = (leaf.value for leaf in group if isinstance(leaf.value, str) and (leaf.key.has("name") or not leaf.is_own))
    return next((period for text in texts if (period := normalise_period(text))), None)


def _stated(leaf: Leaf) -> SalaryFinding | None:
    if not isinstance(leaf.value, str) or len(leaf.value) > _LONGEST_TEXT:
        return None
    return parse_salary(leaf.value)
