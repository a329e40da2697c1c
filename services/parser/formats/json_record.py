"""One JSON object, read by the meaning of its keys."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from contracts.job import RemotePolicy, SalaryPeriod
from services.parser.fields.pay.salary import SalaryFinding, normalise_period, parse_salary, salary_from_parts
from services.parser.fields.place.location import join_place, spell_country
from services.parser.fields.place.remote import normalise_remote
from services.parser.formats.loose_values import number_of, strings_of, text_of
from services.parser.text.words import without_markup
from services.parser.vocabulary import load

__all__ = ["Record", "keys_of", "places_of", "remote_of", "salary_of"]

_LONGEST_PLACE = 200
_PAY_WORDS = ("salary", "compensation", "pay")
# In keys such as `annualSalaryMin`.
_NAMED_PERIODS: tuple[tuple[str, SalaryPeriod], ...] = (("annual", "year"), ("hourly", "hour"), ("monthly", "month"))
_LEAST_SUM = 1000
_YES = ("1", "true", "yes")
_NAMED_POLICY, _FLAG = 3.5, 2.4


@cache
def keys_of(meaning: str) -> tuple[str, ...]:
    """Return the keys that usually carry a meaning, likeliest first."""
    return tuple(load("keys")[meaning].split())


class Record:
    """An object whose keys are compared by their letters only: `job_title`, `jobTitle`, `Job Title`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = {re.sub(r"[\W_]+", "", key).lower(): value for key, value in data.items()}

    def get(self, keys: Iterable[str]) -> Any:
        """Return the first value that is not empty."""
        return next((self.data[key] for key in keys if self.data.get(key) not in (None, "", [], {})), None)

    def text(self, keys: Iterable[str]) -> str | None:
        """Return the first value's text that says something."""
        return next((text for key in keys if (text := text_of(self.data.get(key)))), None)

    def has(self, meaning: str) -> bool:
        """Whether a key of this meaning carries something."""
        return self.get(keys_of(meaning)) is not None

    def has_list(self, key: str) -> bool:
        """Whether a key carries a list of something."""
        value = self.data.get(key)
        return isinstance(value, list) and bool(value)

    def flag(self, meaning: str) -> bool:
        """Whether a key of this meaning says yes."""
        values = (self.data.get(key) for key in keys_of(meaning))
        return any(value is True or (isinstance(value, int | str) and str(value).lower() in _YES) for value in values)


def places_of(data: Mapping[str, Any]) -> list[str]:
    """Return the places an object names: as text, address parts, objects or lists of them."""
    record = Record(data)
    places = next((found for key in keys_of("location") if (found := _places(record.data.get(key)))), [])
    if not places and (place := _joined(record)):
        places = [place]
    for key in keys_of("more_locations"):
        places = places + _places(record.data.get(key))
    return list(dict.fromkeys(places))


def salary_of(data: Mapping[str, Any]) -> SalaryFinding | None:
    """Return the pay of an object: an inner object, a text, or fields of the posting itself."""
    record = Record(data)
    for key in keys_of("salary"):
        value = record.data.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, Mapping) and (found := _pay(Record(value), record)):
            return found
        if isinstance(value, str) and (found := parse_salary(value)):
            return found
    # Beside the title, `min` may be anything; `salaryMin` is not.
    plain = Record({key: value for key, value in record.data.items() if any(word in key for word in _PAY_WORDS)})
    return _pay(plain, record)


def remote_of(data: Mapping[str, Any]) -> tuple[RemotePolicy | None, float]:
    """Return where the work is done and how much that weighs: a named policy beats a flag."""
    location = Record(data).data.get("location")
    records = [Record(data), *([Record(location)] if isinstance(location, Mapping) else [])]
    if policy := next((named for record in records if (named := _named_policy(record))), None):
        return policy, _NAMED_POLICY
    # Some name it among the working hours: `schedule: remote`.
    scheduled = normalise_remote(text_of(Record(data).data.get("schedule")))
    if scheduled in ("remote", "hybrid"):
        return scheduled, _NAMED_POLICY
    if any(record.flag("hybrid_flag") for record in records):
        return "hybrid", _NAMED_POLICY
    if any(record.flag("remote_flag") for record in records):
        return "remote", _FLAG
    return ("onsite", _FLAG) if any(record.flag("onsite_flag") for record in records) else (None, 0.0)


def _named_policy(record: Record) -> RemotePolicy | None:
    values = (record.data.get(key) for key in keys_of("remote_named"))
    texts = (text for value in values if not isinstance(value, bool) for text in strings_of(value))
    return next((policy for text in texts if (policy := normalise_remote(text))), None)


def _places(value: Any) -> list[str]:
    if isinstance(value, list):
        return [place for item in value for place in _places(item)]
    if isinstance(value, Mapping):
        place = _place(Record(value))
        return [place] if place else []
    if isinstance(value, str):
        text = without_markup(value)
        return [text] if text and len(text) <= _LONGEST_PLACE and not text.startswith(("http", "{")) else []
    return []


def _place(record: Record) -> str | None:
    if place := record.text(keys_of("place_name")):
        return place
    named = record.text(("name",))
    if named and not (record.has("city") or record.has("region")):
        return join_place(named, spell_country(record.text(keys_of("country"))))
    if place := _joined(record):
        return place
    inner = [place for key in ("address", "postaladdress", "location") for place in _places(record.data.get(key))]
    return inner[0] if inner else record.text(("name", "descriptor", "value", "en"))


def _joined(record: Record) -> str | None:
    city, region, country = (record.text(keys_of(part)) for part in ("city", "region", "country"))
    return join_place(city, region, spell_country(country)) if city or region or country else None


def _pay(record: Record, outer: Record) -> SalaryFinding | None:
    for key in ("value", "range", "amount"):
        inner = record.data.get(key)
        if isinstance(inner, Mapping) and (found := _pay(Record(inner), record)):
            return found
    low, high = number_of(record.get(keys_of("low"))), number_of(record.get(keys_of("high")))
    if low is None and high is None:
        low = high = number_of(record.get(keys_of("amount")))
    if low is None and high is None:
        words = record.text(keys_of("salary_words"))
        return parse_salary(words) if words else None
    currency = record.text(keys_of("currency")) or outer.text(keys_of("currency"))
    pay_keys = [key for key in keys_of("period") if any(word in key for word in _PAY_WORDS)]
    period = normalise_period(record.text(keys_of("period")) or outer.text(pay_keys))
    period = period or next((named for word, named in _NAMED_PERIODS if any(word in key for key in record.data)), None)
    # Two large ends need neither; a single number may be anything.
    is_pay = currency or period or (low and high and min(low, high) >= _LEAST_SUM)
    return salary_from_parts(low=low, high=high, currency=currency, period=period) if is_pay else None
