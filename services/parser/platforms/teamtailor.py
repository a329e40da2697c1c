"""Teamtailor: JSON feed, JSON:API and career sites, often on companies' own domains."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from contracts.job import ProvenanceSource
from services.parser.platforms.base import Platform
from services.parser.reading.draft import Draft
from services.parser.reading.schema_org import draft_from_job_posting
from services.parser.reading.values import dig, text_of

__all__ = ["Teamtailor"]


class Teamtailor(Platform):
    """{company}.teamtailor.com and own domains."""

    name = "teamtailor"
    hosts = ("teamtailor.com",)
    marks = ("teamtailor-cdn.com", "assets-aws.teamtailor-cdn")

    @override
    def matches(self, record: Mapping[str, Any]) -> bool:
        """A feed item with its JobPosting, or a job resource of the API."""
        return isinstance(record.get("_jobposting"), Mapping) or (
            record.get("type") == "jobs" and isinstance(dig(record, "attributes", "title"), str)
        )

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> Draft:
        """Map an item by its JobPosting, a resource by its attributes."""
        posting = record.get("_jobposting")
        if isinstance(posting, Mapping):
            draft = draft_from_job_posting(posting, source=ProvenanceSource.PLATFORM_API)
            body = str(record.get("content_html") or "")
            draft.description = max((draft.description or "", body), key=len) or None
            draft.identifier = None
            return self.finish(draft, url or text_of(record.get("url")))
        attributes = {str(key).replace("-", "_"): value for key, value in record["attributes"].items()}
        return super().read_record(attributes, url or text_of(dig(record, "links", "careersite-job-url")))
