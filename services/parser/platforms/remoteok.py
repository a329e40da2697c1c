"""Remote OK: its API's records and pages. Everything there is remote."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from services.parser.document.page import Page
from services.parser.fields.pay.salary import salary_from_parts
from services.parser.formats.loose_values import number_of, text_of
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting

__all__ = ["RemoteOk"]


class RemoteOk(Platform):
    """remoteok.com and remoteok.io."""

    name = "remoteok"
    hosts = ("remoteok.com", "remoteok.io")
    shapes = (
        frozenset({"position", "company", "epoch"}),
        frozenset({"position", "company", "apply_url", "slug"}),
    )

    @override
    def slug(self, url: str | None) -> str | None:
        """The address ends in the company's name, but nothing marks where it begins."""
        del url
        return None

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a record."""
        draft = super().read_record(record, url)
        draft.title = text_of(record.get("position"))
        draft.company = text_of(record.get("company"))
        draft.locations = [text_of(record.get("location")) or "Remote"]
        draft.remote, draft.remote_weight = "remote", 3.5
        draft.salary = salary_from_parts(
            low=number_of(record.get("salary_min")),
            high=number_of(record.get("salary_max")),
            currency="USD",
            period="year",
        )
        return draft

    @override
    def refine(self, draft: RawPosting, page: Page) -> None:
        """Drop the filler that JSON-LD carries as salary where none was given: one figure without a period."""
        del page
        draft.remote, draft.remote_weight = "remote", 3.5
        pay = draft.salary.salary if draft.salary else None
        if pay and pay.min == pay.max and pay.period is None:
            draft.salary = None
