"""SmartRecruiters: posting API and hosted pages."""

import re
from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from services.parser.fields.place.location import join_place, spell_country
from services.parser.formats.loose_values import dig, section, text_of
from services.parser.platforms.base import Platform, path_of
from services.parser.raw_posting import RawPosting

__all__ = ["SmartRecruiters"]

_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


class SmartRecruiters(Platform):
    """jobs.smartrecruiters.com and careers.smartrecruiters.com."""

    name = "smartrecruiters"
    hosts = ("smartrecruiters.com",)
    company_is_in_path = True
    title = ("h1.job-title", "h1[itemprop=title]")
    company = (
        "meta[itemprop=hiringOrganization]@content",
        "[itemprop=hiringOrganization] [itemprop=name]@content",
        "[itemprop=hiringOrganization] [itemprop=name]",
        ".header-logo img@alt",
    )
    location = ("spl-job-location@formattedaddress", "[itemprop=jobLocation]", ".job-detail")
    description = (".job-sections", "section[id^=st-]", ".job-section", "[itemprop=description]")
    employment = ("[itemprop=employmentType]",)
    remote = ("spl-job-location@workplacetype",)

    @override
    def slug(self, url: str | None) -> str | None:
        """Return the company's identifier; the API has it behind `/v1/companies/`."""
        segments = [
            part for part in path_of(url) if part not in ("v1", "companies", "postings", "oneclick-ui", "company")
        ]
        return re.sub(r"\d+$", "", segments[0]) or segments[0] if self.owns(url) and segments else None

    @override
    def api_url(self, url: str) -> str | None:
        """Return the posting API's address."""
        path = path_of(url)
        match = re.match(r"\d{8,}|[0-9a-f]{8}-[0-9a-f-]{27}", path[1]) if len(path) > 1 else None
        return (
            f"https://api.smartrecruiters.com/v1/companies/{path[0]}/postings/{match.group()}"
            if self.owns(url) and match
            else None
        )

    @override
    def matches(self, record: Mapping[str, Any]) -> bool:
        """A posting, in full or from the list."""
        return "name" in record and (
            isinstance(dig(record, "jobAd", "sections"), Mapping)
            or {"refNumber", "company", "releasedDate"} <= record.keys()
        )

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a posting; the text stands in four titled sections."""
        draft = super().read_record(record, url)
        sections = dig(record, "jobAd", "sections")
        if isinstance(sections, Mapping):
            parts = [sections.get(key) for key in _SECTIONS]
            draft.description = "".join(
                section(text_of(part.get("title")) or "", part.get("text"))
                for part in parts
                if isinstance(part, Mapping)
            )
        location = record.get("location")
        if isinstance(location, Mapping):
            city, region = text_of(location.get("city")), text_of(location.get("region"))
            place = join_place(city, region, spell_country(text_of(location.get("country"))))
            draft.locations = [place] if place else draft.locations
            if location.get("hybrid") is True:
                draft.remote, draft.remote_weight = "hybrid", 3.5
        draft.title = text_of(record.get("name"))
        draft.company = text_of(dig(record, "company", "name")) or text_of(dig(record, "company", "identifier"))
        draft.employment = [text] if (text := text_of(record.get("typeOfEmployment"))) else []
        draft.level = text_of(record.get("experienceLevel"))
        draft.team = text_of(record.get("department"))
        draft.function = text_of(record.get("function"))
        draft.closed = record.get("active") is False
        return draft
