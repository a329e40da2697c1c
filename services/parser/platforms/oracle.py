"""Oracle Recruiting Cloud: the candidate experience's REST answers."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from typing_extensions import override

from services.parser.formats.loose_values import dig, section, strings_of, text_of
from services.parser.platforms.base import Platform, path_of
from services.parser.raw_posting import RawPosting

__all__ = ["Oracle"]

_API = 'https://{host}/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails?expand=all&onlyData=true&finder=ById;Id="{job}",siteNumber={site}'


class Oracle(Platform):
    """{pod}.fa.{region}.oraclecloud.com."""

    name = "oracle"
    hosts = ("oraclecloud.com",)
    shapes = (
        frozenset({"Title", "ExternalDescriptionStr"}),
        frozenset({"Title", "PrimaryLocation", "PostedDate"}),
    )
    title = ("h1.job-details__title", ".job-details__title")
    location = (".job-details__subtitle", "[class*=job-location]")
    description = (".job-details__description-content", "[class*=job-details__description]")

    @override
    def slug(self, url: str | None) -> str | None:
        """The pod's code names nobody."""
        del url
        return None

    @override
    def api_url(self, url: str) -> str | None:
        """Return the requisition's REST address."""
        path = path_of(url)
        if not self.owns(url) or "sites" not in path or not {"job", "requisitions"} & set(path):
            return None
        site = path[path.index("sites") + 1] if path.index("sites") + 1 < len(path) else ""
        job = next((part for part in reversed(path) if re.fullmatch(r"\d{2,}", part)), None)
        return _API.format(host=urlsplit(url).netloc, job=job, site=site) if job and site else None

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a requisition; the legal employer is the only company it names."""
        draft = super().read_record(record, url)
        draft.description = (
            section("", record.get("ExternalDescriptionStr") or record.get("ShortDescriptionStr"))
            + section("Responsibilities", record.get("ExternalResponsibilitiesStr"))
            + section("Qualifications", record.get("ExternalQualificationsStr"))
            + section("About us", record.get("CorporateDescriptionStr"))
            + section("", record.get("OrganizationDescriptionStr"))
        )
        others = [text_of(dig(place, "Name")) for place in record.get("secondaryLocations") or []]
        draft.locations = [*strings_of(record.get("PrimaryLocation")), *(place for place in others if place)]
        draft.company = text_of(record.get("LegalEmployer"))
        draft.is_legal_entity = bool(draft.company)
        draft.employment = [
            text
            for key in ("JobSchedule", "JobType", "ContractType", "WorkerType")
            if (text := text_of(record.get(key)))
        ][:2]
        draft.team = (
            text_of(record.get("Department"))
            or text_of(record.get("Organization"))
            or text_of(record.get("BusinessUnit"))
        )
        draft.function = text_of(record.get("JobFunction")) or text_of(record.get("Category"))
        draft.identifier = None
        draft.salary_text = (
            _flex_field(record, "salary") or _flex_field(record, "pay") or _flex_field(record, "compensation")
        )
        return draft


def _flex_field(record: Mapping[str, Any], word: str) -> str | None:
    fields = record.get("requisitionFlexFields") or []
    return next(
        (
            text_of(entry.get("Value"))
            for entry in fields
            if isinstance(entry, Mapping) and word in str(entry.get("Prompt", "")).casefold()
        ),
        None,
    )
