"""amazon.jobs: search records and pages."""

import json
from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from contracts.job import RemotePolicy
from services.parser.fields.place.location import join_place
from services.parser.fields.place.remote import normalise_remote
from services.parser.formats.loose_values import section, text_of
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting

__all__ = ["Amazon"]


class Amazon(Platform):
    """amazon.jobs: one employer with many legal entities."""

    name = "amazon.jobs"
    hosts = ("amazon.jobs",)
    shapes = (
        frozenset({"title", "job_path"}),
        frozenset({"title", "id_icims"}),
        frozenset({"title", "basic_qualifications"}),
    )
    employer = "Amazon"
    title = ("h1.title", "[class*=job-title] h1", "h1")
    location = (".location-icon", "[class*=location] li", ".association.location-icon")
    description = ("#job-detail-body .section", "#job-detail-body", "#job-detail")
    team = (".association.job-category-icon", "[class*=job-category]")

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a record; `company_name` is the legal entity."""
        draft = super().read_record(record, url)
        legal = text_of(record.get("company_name"))
        draft.note = f"Legal entity: {legal}" if legal else None
        draft.description = (
            f"<p>{record.get('description') or ''}</p>"
            + section("Basic qualifications", record.get("basic_qualifications"))
            + section("Preferred qualifications", record.get("preferred_qualifications"))
        )
        places, policy = _places(record)
        draft.locations = places or draft.locations
        if policy:
            draft.remote, draft.remote_weight = policy, 2.4
        draft.team = text_of(record.get("business_category")) or draft.team
        draft.function = text_of(record.get("job_category"))
        draft.identifier = text_of(record.get("id_icims"))
        return draft


def _places(record: Mapping[str, Any]) -> tuple[list[str], RemotePolicy | None]:
    """Return the places and, where all of them agree, where the work is done."""
    locations = [location for item in record.get("locations") or [] if (location := _location(item))]
    places = [place for item in locations if (place := _place(item))]
    policies = {normalise_remote(text_of(item.get("type"))) for item in locations}
    normalised = text_of(record.get("normalized_location"))
    return ([normalised, *places[1:]] if normalised else places), policies.pop() if len(policies) == 1 else None


def _place(item: Mapping[str, Any]) -> str | None:
    city = text_of(item.get("normalizedCityName")) or text_of(item.get("city"))
    return join_place(city, *(text_of(item.get(key)) for key in ("normalizedStateName", "normalizedCountryName")))


def _location(item: Any) -> Mapping[str, Any] | None:
    """Open a location, which the records hold as JSON within a string."""
    try:
        location = json.loads(item) if isinstance(item, str) else item
    except ValueError:
        return None
    return location if isinstance(location, Mapping) else None
