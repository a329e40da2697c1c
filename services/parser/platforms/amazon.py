"""amazon.jobs: search records and pages."""

import json
from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from services.parser.fields.location import join_place
from services.parser.fields.remote import normalise_remote
from services.parser.platforms.base import Platform
from services.parser.reading.draft import Draft
from services.parser.reading.values import section, text_of

__all__ = ["Amazon"]


class Amazon(Platform):
    """amazon.jobs: one employer with many legal entities."""

    name = "amazon.jobs"
    hosts = ("amazon.jobs",)
    employer = "Amazon"
    title = ("h1.title", "[class*=job-title] h1", "h1")
    location = (".location-icon", "[class*=location] li", ".association.location-icon")
    description = ("#job-detail-body .section", "#job-detail-body", "#job-detail")
    team = (".association.job-category-icon", "[class*=job-category]")

    @override
    def matches(self, record: Mapping[str, Any]) -> bool:
        """A record of `search.json`."""
        return (
            {"title", "job_path"} <= record.keys()
            or {"title", "id_icims"} <= record.keys()
            or {"title", "basic_qualifications"} <= record.keys()
        )

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> Draft:
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


def _places(record: Mapping[str, Any]):
    places, policies = [], []
    for item in record.get("locations") or []:
        try:
            location = json.loads(item) if isinstance(item, str) else item
        except ValueError:
            continue
        if isinstance(location, Mapping):
            place = join_place(
                *(
                    text_of(location.get(key))
                    for key in ("normalizedCityName", "normalizedStateName", "normalizedCountryName")
                )
            )
            places += [place] if place else []
            policies.append(normalise_remote(text_of(location.get("type"))))
    normalized = text_of(record.get("normalized_location"))
    return ([normalized, *places[1:]] if normalized else places), (policies[0] if len(set(policies)) == 1 else None)
