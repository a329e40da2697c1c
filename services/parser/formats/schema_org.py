"""schema.org JobPosting as data, whether it came as JSON-LD, microdata or RDFa."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from contracts.job import ProvenanceSource
from lexicon.lazy_regex import lazy_compile
from services.parser.fields.dates import parse_date
from services.parser.fields.pay.salary import SalaryFinding, normalise_period, parse_salary, salary_from_parts
from services.parser.fields.place.location import join_place, spell_country
from services.parser.fields.place.remote import normalise_remote
from services.parser.formats.loose_values import first, markup_of, number_of, section, strings_of, text_of
from services.parser.raw_posting import RawPosting

__all__ = ["is_job_posting", "posting_from_schema_org", "postings_in"]

_EXTRA_SECTIONS = (
    ("Responsibilities", ("responsibilities", "jobDuties")),
    ("Requirements", ("qualifications", "experienceRequirements", "educationRequirements")),
    ("Skills", ("skills",)),
    ("Benefits", ("jobBenefits", "benefits", "incentives", "incentiveCompensation")),
)
_IDENTIFIER_WORDS = lazy_compile(r"\d|requisition|job ?id|reference", re.IGNORECASE)
_BEGINNING = 120
_SHORTEST = 3
# A flag that sites set for hybrid work as well.
_TELECOMMUTE_WEIGHT = 2.7


def is_job_posting(node: Any) -> bool:
    """Whether an object's `@type` says JobPosting."""
    kinds = node.get("@type") if isinstance(node, Mapping) else None
    return any(
        str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1] == "JobPosting"
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def postings_in(data: Any) -> list[dict[str, Any]]:
    """Return the JobPostings of a document: alone, in arrays, in `@graph`, or nested in other objects."""
    if isinstance(data, list):
        return [posting for item in data for posting in postings_in(item)]
    if not isinstance(data, dict):
        return []
    if is_job_posting(data):
        return [data]
    return [posting for value in data.values() if isinstance(value, dict | list) for posting in postings_in(value)]


def posting_from_schema_org(node: Mapping[str, Any], *, source: ProvenanceSource) -> RawPosting:
    """Map a JobPosting to a draft; every property may be text, object, list or missing."""
    posting = {key.rsplit(":", 1)[-1]: value for key, value in node.items()}
    organisation = _one(posting.get("hiringOrganization"))
    locations = _locations(posting)
    salary = _salary(first(posting, "baseSalary", "estimatedSalary"), posting)
    return RawPosting(
        source=source,
        confidence=0.95 if source is ProvenanceSource.JSON_LD else 0.9,
        company=_organisation_name(organisation) or _identifier_name(posting),
        company_url=_organisation_url(organisation),
        title=text_of(first(posting, "title", "name", "jobTitle")),
        identifier=_identifier(posting.get("identifier")),
        description=_description(posting),
        locations=locations,
        remote=normalise_remote(" ".join(strings_of(posting.get("jobLocationType")))),
        remote_weight=_TELECOMMUTE_WEIGHT,
        employment=[part for text in strings_of(posting.get("employmentType")) for part in text.split(",")],
        function=text_of(first(posting, "occupationalCategory", "industry")),
        years=_years(posting.get("experienceRequirements")),
        salary=salary,
        posted_at=parse_date(posting.get("datePosted")),
        valid_through=parse_date(posting.get("validThrough")),
    )


def _one(value: Any) -> Any:
    return next((item for item in value if item), None) if isinstance(value, list) else value


def _organisation_name(organisation: Any) -> str | None:
    if isinstance(organisation, Mapping):
        return text_of(first(organisation, "name", "legalName", "alternateName"))
    text = text_of(organisation)
    return None if text and text.startswith(("http", "_:")) else text


def _organisation_url(organisation: Any) -> str | None:
    if not isinstance(organisation, Mapping):
        return None
    return next(
        (url for key in ("sameAs", "url") for url in strings_of(organisation.get(key)) if url.startswith("http")), None
    )


def _identifier_name(posting: Mapping[str, Any]) -> str | None:
    """`identifier.name` is the organisation's name in Google's examples, but often holds the title."""
    identifier = _one(posting.get("identifier"))
    name = text_of(identifier.get("name")) if isinstance(identifier, Mapping) else None
    if not name or name == text_of(posting.get("title")) or _IDENTIFIER_WORDS.search(name):
        return None
    return name


def _identifier(value: Any) -> str | None:
    value = _one(value)
    return text_of(value.get("value")) if isinstance(value, Mapping) else text_of(value)


def _description(posting: Mapping[str, Any]) -> str | None:
    body = markup_of(posting.get("description")) or ""
    extra = "".join(section(heading, _not_repeated(posting, keys, body)) for heading, keys in _EXTRA_SECTIONS)
    return f"{body}\n{extra}".strip() or None


def _not_repeated(posting: Mapping[str, Any], keys: Sequence[str], body: str) -> list[str]:
    """Return what the properties say beyond the description, which most sites repeat in them."""
    texts = (text for key in keys for text in _texts(posting.get(key)))
    return [text for text in texts if len(text) >= _SHORTEST and text[:_BEGINNING] not in body]


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, Mapping):
        return _texts(first(value, "description", "name", "value"))
    return []


def _locations(posting: Mapping[str, Any]) -> list[str]:
    value = first(posting, "jobLocation", "jobLocations")
    places = [place for item in (value if isinstance(value, list) else [value]) if (place := _place(item))]
    allowed = [text for text in strings_of(posting.get("applicantLocationRequirements")) if text]
    remote = normalise_remote(" ".join(strings_of(posting.get("jobLocationType"))))
    if places:
        # Boards of remote jobs repeat one of the countries as the place.
        is_repeated = remote == "remote" and any(place in allowed for place in places)
        return [*places, *(text for text in allowed if is_repeated and text not in places)]
    if remote == "remote":
        return [f"Remote, {allowed[0]}", *allowed[1:]] if allowed else ["Remote"]
    return allowed


def _place(value: Any) -> str | None:
    if not isinstance(value, Mapping):
        return text_of(value)
    address = _one(value.get("address")) if "address" in value else value
    if isinstance(address, Mapping):
        country = address.get("addressCountry")
        joined = join_place(
            *(_part(address.get(key)) for key in ("addressLocality", "addressRegion")), spell_country(_part(country))
        )
        return (
            joined or text_of(address.get("name")) or _part(address.get("streetAddress")) or text_of(value.get("name"))
        )
    return text_of(address) or text_of(value.get("name"))


def _part(value: Any) -> str | None:
    parts = strings_of(value)
    return ", ".join(dict.fromkeys(parts)) or None


def _years(value: Any) -> str | None:
    months = number_of(value.get("monthsOfExperience")) if isinstance(value, Mapping) else None
    if not months:
        return None
    years = months / 12
    return f"{years:.0f}+ years" if years >= 1 else f"{months:.0f}+ months"


def _salary(value: Any, posting: Mapping[str, Any]) -> SalaryFinding | None:
    value = _one(value)
    currency = text_of(posting.get("salaryCurrency"))
    if isinstance(value, str):
        opened = _opened(value)
        if opened is None:
            return parse_salary(f"{value} {currency or ''}") or _bare(value, currency)
        value = opened
    if isinstance(value, int | float):
        return salary_from_parts(low=number_of(value), high=number_of(value), currency=currency, period=None)
    if not isinstance(value, Mapping):
        return None
    amount = _one(first(value, "value", "minValue", "maxValue", "median"))
    inner = amount if isinstance(amount, Mapping) else value
    low, high = (
        number_of(first(inner, "minValue", "percentile10", "value")),
        number_of(first(inner, "maxValue", "percentile90", "value")),
    )
    single = number_of(amount) if not isinstance(amount, Mapping) else None
    words = text_of(amount) if isinstance(amount, str) else None
    if words and single is None:
        return parse_salary(f"{words} {text_of(value.get('currency')) or currency or ''}")
    if single and "minValue" not in inner and "maxValue" not in inner:
        low = high = single
    return salary_from_parts(
        low=low,
        high=high,
        currency=text_of(first(value, "currency", "currencyCode")) or text_of(inner.get("currency")) or currency,
        period=normalise_period(
            text_of(first(inner, "unitText", "unitCode")) or text_of(first(value, "unitText", "duration"))
        ),
    )


def _bare(text: str, currency: str | None) -> SalaryFinding | None:
    number = number_of(text)
    return salary_from_parts(low=number, high=number, currency=currency, period=None) if number and currency else None


def _opened(text: str) -> Any:
    if not text.lstrip().startswith("{"):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
