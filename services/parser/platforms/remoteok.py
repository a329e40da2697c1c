"""Remote OK: its API's records and pages. Everything there is remote."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from services.parser.fields.salary import salary_from_parts
from services.parser.platforms.base import Platform
from services.parser.reading.draft import Draft
from services.parser.reading.page import Page
from services.parser.reading.values import number_of, text_of

__all__ = ["RemoteOk"]


class RemoteOk(Platform):
    """remoteok.com and remoteok.io."""

    name = "remoteok"
    hosts = ("remoteok.com", "remoteok.io")

    @override
    def slug(self, url: str | None) -> str | None:
        """The address ends in the company's name, but nothing marks where it begins."""
        del url
        return None

    @override
    def matches(self, record: Mapping[str, Any]) -> bool:
        """A record of `/api`."""
        return {"position", "company", "epoch"} <= record.keys() or {
            "position",
            "company",
            "apply_url",
            "slug",
        } <= record.keys()

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> Draft:
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
    def refine(self, draft: Draft, page: Page) -> None:
        """The pages' JSON-LD carries a filler as salary where the employer gave none: one round figure without a period."""
        del page
        draft.remote, draft.remote_weight = "remote", 3.5
        pay = draft.salary.salary if draft.salary else None
        if pay and pay.min == pay.max and pay.period is None:
            draft.salary = None
