"""Personio: the XML feed and hosted pages."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from typing_extensions import override

from services.parser.formats.loose_values import section, strings_of, text_of
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting

__all__ = ["Personio"]


class Personio(Platform):
    """{company}.jobs.personio.de and .com."""

    name = "personio"
    hosts = ("jobs.personio.de", "jobs.personio.com", "personio.de", "personio.com")
    shapes = (
        frozenset({"name", "jobDescriptions"}),
        frozenset({"name", "office", "recruitingCategory"}),
        frozenset({"name", "office", "employmentType"}),
        frozenset({"name", "office", "schedule"}),
    )
    marks = ("assets.cdn.personio.de",)
    title = (".job-title", ".detail-title", "[class*=job-header] h1", "h1[class*=title]")
    description = (
        "#details-desc-area",
        ".detail-blocks",
        ".detail-block-description",
        "[class*=jobDescription]",
        ".job-detail-content",
    )
    location = ("[class*=job-info] [class*=office]",)

    @override
    def api_url(self, url: str) -> str | None:
        """Return the company's feed; the position is chosen from it by its id."""
        return f"https://{urlsplit(url).netloc}/xml" if self.owns(url) and ".jobs.personio." in url else None

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a position; the subcompany is a legal entity, each description has its own heading."""
        draft = super().read_record(record, url)
        inner = record.get("jobDescriptions")
        parts = inner.get("jobDescription") if isinstance(inner, Mapping) else inner
        parts = parts if isinstance(parts, list) else [parts]
        draft.title = text_of(record.get("name"))
        draft.description = (
            "".join(
                section(text_of(part.get("name")) or "", part.get("value"))
                for part in parts
                if isinstance(part, Mapping)
            )
            or None
        )
        offices = record.get("additionalOffices")
        draft.locations = strings_of(record.get("office")) + strings_of(
            offices.get("office") if isinstance(offices, Mapping) else offices
        )
        draft.company = text_of(record.get("subcompany"))
        draft.is_legal_entity = bool(draft.company)
        draft.employment = [text for key in ("schedule", "employmentType") if (text := text_of(record.get(key)))]
        draft.team = text_of(record.get("department"))
        draft.function = text_of(record.get("occupationCategory")) or text_of(record.get("recruitingCategory"))
        draft.level = text_of(record.get("seniority"))
        years = text_of(record.get("yearsOfExperience"))
        draft.years = f"{years.replace('lt-', 'less than ')} years" if years else None
        return draft
