"""SEEK, JobStreet and JobsDB: job pages and the state in them."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from services.parser.formats.loose_values import dig, text_of
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting

__all__ = ["Seek"]


class Seek(Platform):
    """seek.com.au, seek.co.nz and their sister sites."""

    name = "seek"
    hosts = (
        "seek.com.au",
        "seek.co.nz",
        "seek.com",
        "jobstreet.com",
        "jobsdb.com",
        *(f"jobstreet.{tld}" for tld in ("com.my", "com.ph", "com.sg", "co.id", "co.th", "vn")),
        "jobsdb.com.hk",
    )
    marks = ('data-automation="job-detail-title"',)
    title = ("[data-automation=job-detail-title]",)
    company = ("[data-automation=advertiser-name]",)
    location = ("[data-automation=job-detail-location]",)
    description = ("[data-automation=jobAdDetails]", "[data-automation=jobDescription]")
    employment = ("[data-automation=job-detail-work-type]",)
    salary = ("[data-automation=job-detail-salary]",)
    team = ("[data-automation=job-detail-classifications]",)

    @override
    def slug(self, url: str | None) -> str | None:
        """SEEK's addresses name no company."""
        del url
        return None

    @override
    def matches(self, record: Mapping[str, Any]) -> bool:
        """The job in a page's state."""
        return (
            "title" in record
            and isinstance(record.get("advertiser"), Mapping)
            and bool({"content", "abstract", "teaser", "salary"} & record.keys())
        )

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map the job of `SEEK_REDUX_DATA` or the GraphQL cache."""
        draft = super().read_record(record, url)
        draft.company = (
            text_of(dig(record, "advertiser", "name"))
            or text_of(dig(record, "advertiser", "description"))
            or text_of(record.get("companyName"))
        )
        draft.locations = (
            [text]
            if (text := text_of(record.get("location")) or text_of(dig(record, "location", "label")))
            else draft.locations
        )
        draft.employment = (
            [text] if (text := text_of(record.get("workTypes")) or text_of(record.get("workType"))) else []
        )
        draft.salary_text = text_of(record.get("salary"))
        draft.team = None
        draft.function = text_of(record.get("classification")) or text_of(record.get("classifications"))
        draft.closed = draft.closed or record.get("isExpired") is True
        return draft
