"""Teamtailor: JSON feed, JSON:API and career sites, often on companies' own domains."""

import re
from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from contracts.job import ProvenanceSource
from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.fields.place.remote import normalise_remote
from services.parser.formats.data.places import places_of
from services.parser.formats.loose_values import dig, text_of
from services.parser.formats.schema_org import posting_from_schema_org
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting

__all__ = ["Teamtailor"]

_REMOTE_STATUS = lazy_compile(
    rf"(?:{alternatives('remote_words', 'label')})\s*</(?:dt|span|div)>\s*"
    r"<(?:dd|span|div)\b[^<>]{0,300}>\s*(?P<status>[^<>]{3,60})<",
    re.IGNORECASE,
)


class Teamtailor(Platform):
    """{company}.teamtailor.com and own domains."""

    name = "teamtailor"
    hosts = ("teamtailor.com",)
    marks = ("teamtailor-cdn.com", "assets-aws.teamtailor-cdn")

    @override
    def matches(self, record: Mapping[str, Any]) -> bool:
        """A feed item with its JobPosting, a job resource of the API, or a document around one."""
        is_feed = isinstance(record.get("_jobposting"), Mapping) or _is_item(record) or _is_item(record.get("item"))
        return is_feed or _is_job(record) or _is_job(record.get("data"))

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map an item by its JobPosting, a resource by its attributes; its places are included beside it."""
        posting = record.get("_jobposting")
        if isinstance(posting, Mapping):
            draft = posting_from_schema_org(posting, source=ProvenanceSource.PLATFORM_API)
            body = str(record.get("content_html") or "")
            draft.description = max((draft.description or "", body), key=len) or None
            draft.identifier = None
            return self.finish(draft, url or text_of(record.get("url")))
        if item := next((item for item in (record.get("item"), record) if _is_item(item)), None):
            return self._read_item(item, record, url)
        job = record if _is_job(record) else record["data"]
        attributes = {str(key).replace("-", "_"): value for key, value in job["attributes"].items()}
        draft = super().read_record(attributes, url or text_of(dig(job, "links", "careersite-job-url")))
        draft.remote = normalise_remote(text_of(attributes.get("remote_status"))) or draft.remote
        draft.locations = draft.locations or _places(record.get("included"))
        return draft

    def _read_item(self, item: Mapping[str, Any], record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map an entry of the RSS feed; the channel around it is called as the company."""
        draft = super().read_record(item, url or text_of(item.get("link")))
        if item is not record:
            draft.company = draft.company or text_of(record.get("title"))
        draft.remote, draft.remote_weight = normalise_remote(text_of(item.get("remoteStatus"))) or draft.remote, 3.5
        return draft

    @override
    def refine(self, draft: RawPosting, page: Page) -> None:
        """JSON-LD knows fully remote jobs only; the page's table names hybrid ones as well."""
        match = _REMOTE_STATUS.search(page.html)
        if policy := normalise_remote(match["status"] if match else None):
            draft.remote, draft.remote_weight = policy, 3.5


def _is_item(entry: Any) -> bool:
    return isinstance(entry, Mapping) and {"title", "remoteStatus", "description"} <= entry.keys()


def _is_job(resource: Any) -> bool:
    is_resource = isinstance(resource, Mapping) and resource.get("type") == "jobs"
    return is_resource and isinstance(dig(resource, "attributes", "title"), str)


def _places(included: Any) -> list[str]:
    resources = [item for item in included or [] if isinstance(item, Mapping) and item.get("type") == "locations"]
    return [place for item in resources for place in places_of(dig(item, "attributes") or {})[:1]]
