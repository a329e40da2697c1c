"""StartupJobs: page state and the XML feed; names are given per language."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from services.parser.document.page import Page
from services.parser.fields.pay.salary import normalise_period, salary_from_parts
from services.parser.formats.data.posting import is_closed_status
from services.parser.formats.loose_values import dig, markup_of, number_of, strings_of, text_of
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting

__all__ = ["StartupJobs"]


class StartupJobs(Platform):
    """startupjobs.cz and startupjobs.com."""

    name = "startupjobs"
    hosts = ("startupjobs.cz", "startupjobs.com")
    title = ("h1",)

    @override
    def slug(self, url: str | None) -> str | None:
        """The address holds the offer's number and title only."""
        del url
        return None

    @override
    def matches(self, record: Mapping[str, Any]) -> bool:
        """An offer of the page's state or of the feed."""
        name = record.get("name")
        is_state = isinstance(name, Mapping) and isinstance(record.get("company"), Mapping)
        return is_state or (
            {"name", "company", "url"} <= record.keys()
            and bool({"jobtypes", "locations", "areas", "seniorities"} & record.keys())
        )

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map an offer; an expired one keeps title and company."""
        draft = super().read_record(record, url)
        draft.title = text_of(record.get("name"))
        draft.company = text_of(dig(record, "company", "name")) or text_of(record.get("company"))
        draft.description = (
            max((markup_of(record.get(key)) or "" for key in ("description", "descriptionShort", "text")), key=len)
            or None
        )
        draft.closed = is_closed_status(text_of(record.get("status")))
        draft.salary = salary_from_parts(
            low=number_of(dig(record, "salary", "min")),
            high=number_of(dig(record, "salary", "max")),
            currency=text_of(dig(record, "salary", "currency")) or "CZK",
            period=normalise_period(text_of(dig(record, "salary", "measure"))) or "month",
        )
        draft.employment = strings_of(record.get("collaborations")) or strings_of(dig(record, "jobtypes", "jobtype"))
        draft.level = text_of(record.get("seniorities")) or text_of(dig(record, "seniorities", "seniority"))
        return draft

    @override
    def read_page(self, page: Page) -> RawPosting | None:
        """The page's state says more than its elements."""
        del page
        return None
