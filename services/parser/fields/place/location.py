"""Places of work: joined, cleaned and free of placeholders."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re
from collections.abc import Iterable

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold, shorten
from services.parser.fields.place.countries import country_name, country_of
from services.parser.fields.place.gazetteer import US_STATES
from services.parser.text.facts import labelled
from services.parser.text.words import is_placeholder, without_markup

__all__ = ["is_workplace", "join_place", "normalise_locations", "spell_country", "split_locations"]

_LIMIT = 300
_WORKPLACE = lazy_compile(r"hybrid(?: remote| work)?|on-?site|in[- ](?:the )?office|in[- ]person|office", re.IGNORECASE)
_CODE = lazy_compile(r"[A-Z]{2,3}")
_EACH_LIMIT = 200
# `USA-MN Mounds View`, `US-CA-San Francisco`, `IND-TS Hyderabad`: country, region, place.
_CODED = lazy_compile(r"^(?P<country>[A-Z]{2,3})[-_.](?P<region>[A-Z]{2,3})(?:[\s\-_.,]+(?P<rest>\S.*))?$")
_COUNTRY_FIRST = lazy_compile(r"^(?P<country>[A-Z]{2,3})\s*[-–,_]\s*(?P<rest>[^\W\d_].*)$")
_ALTERNATIVES = lazy_compile(r"\s*(?:;|\n|\||•|·|\s/\s)\s*")
_LEAD = lazy_compile(rf"^(?:{alternatives('location', 'lead')})\s*[:：]\s*", re.IGNORECASE)
_TERMS = frozenset({"salary", "employment", "posted", "deadline", "years", "identifier", "level"})
# `Kiel | Start: at once`.
_LABELLED = lazy_compile(r"[^\W\d_][\w /-]{1,28}[:：]\s")
_REMARK = lazy_compile(r"(?P<place>.{2,}?)\s*(?:[（(](?P<in>[^（）()]+)[）)]|,\s(?P<after>[^,]*\d[^,]*))$")
_DAYS = lazy_compile(alternatives("remote_words", "days"), re.IGNORECASE)
# Amazon's and others' `IN, KA, Bengaluru`; two codes in front leave no doubt that the first is a country.
_CODES_FIRST = lazy_compile(r"^(?P<country>[A-Z]{2,3})\s*,\s*(?P<region>[A-Z]{2,3})\s*,\s*(?P<rest>[^\W\d_].*)$")


def join_place(*parts: str | None) -> str | None:
    """Return `City, Region, Country` without placeholders and repetitions; country codes become names."""
    seen: set[str] = set()
    kept = []
    for part in parts:
        text = without_markup(part or "").strip(" ,")
        if not text or is_placeholder(text) or fold(text) in seen:
            continue
        seen.add(fold(text))
        kept.append(text)
    if kept:
        last = kept.pop()
        country = _spell_tail(last)
        code = country_of(last) if _CODE.fullmatch(last) else None
        named = code is not None and any(country_of(part) == code for part in kept)
        kept += [] if named else [country]
    return ", ".join(dict.fromkeys(kept)) or None


def spell_country(text: str | None) -> str | None:
    """Return the name for a text that is known to be a country: there `DE` is not Delaware."""
    code = (text or "").strip()
    return country_name(code) or text if re.fullmatch(r"[A-Za-z]{2,3}", code) else text


def split_locations(text: str) -> list[str]:
    """Return the alternatives of a text that lists several places."""
    return [part for part in _ALTERNATIVES.split(text) if part.strip()]


def is_workplace(text: str) -> bool:
    """Whether a text names a way of working instead of a place; `Remote` is as good as a place."""
    return bool(_WORKPLACE.fullmatch(text.strip(" .()")))


def normalise_locations(texts: Iterable[str]) -> list[str]:
    """Return each distinct place as a person would write it, in the given order."""
    found: dict[str, str] = {}
    for text in texts:
        for at, part in enumerate(split_locations(text)):
            place = None if _is_other_fact(part, is_first=at == 0) else _normalise(_without_workplace(part))
            if place:
                found.setdefault(fold(place) or place, place)
    return [shorten(place, _EACH_LIMIT) for place in found.values()]


def _is_other_fact(part: str, *, is_first: bool) -> bool:
    """Whether a part states pay or terms: it has such a label, or any label behind a place."""
    fact, _ = labelled(part)
    return fact in _TERMS or (not is_first and fact is None and bool(_LABELLED.match(part.strip())))


def _without_workplace(text: str) -> str:
    """Cut how often one works there: `Bristol, 2 days a week on site`."""
    match = _REMARK.match(text) if len(text) <= _LIMIT else None
    remark = (match["in"] or match["after"]) if match else None
    has_days = remark is not None and any(map(str.isdigit, remark))
    return match["place"] if match and remark and has_days and _DAYS.search(remark) else text


def _normalise(text: str) -> str | None:
    text = _LEAD.sub("", without_markup(text)).strip(" ,;-–|/")
    if is_placeholder(text) or is_workplace(text) or len(text) > _LIMIT:
        return None
    match = _CODED.match(text)
    if match and country_name(match["country"]):
        return _decode(match["country"], match["region"], match["rest"])
    match = _CODES_FIRST.match(text)
    if match and country_name(match["country"]):
        return _decode(match["country"], match["region"], match["rest"])
    match = _COUNTRY_FIRST.match(text)
    if match and match["country"] not in US_STATES and (country := country_name(match["country"])):
        head, *others = _state(match["rest"], country).split(",")
        return join_place(*reversed(re.split(r"\s*[-–_]\s*", head)), *others, country)
    return join_place(*text.split(","))


def _decode(country: str, region: str, rest: str | None) -> str | None:
    name = country_name(country)
    state = US_STATES.get(region) if name == "United States" else None
    # The country may follow once more, spelled out.
    rest = ", ".join(part for part in (rest or "").split(",") if country_of(part) != country_of(country)) or None
    return join_place(rest, state or (None if rest else region), name)


def _state(text: str, country: str) -> str:
    head, separator, tail = text.partition("-")
    if country == "United States" and head.strip() in US_STATES:
        return US_STATES[head.strip()] + separator + tail
    return text


def _spell_tail(text: str) -> str:
    # CA, DE and IN are US states as well, so they stay as they are.
    if _CODE.fullmatch(text) and text not in US_STATES:
        return country_name("GB" if text == "UK" else text) or text
    return text
