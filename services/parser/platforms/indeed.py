"""Indeed: viewjob pages and the state in them."""

import re
from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from services.parser.platforms.base import Platform
from services.parser.reading.draft import Draft
from services.parser.reading.page import Page
from services.parser.reading.values import dig, text_of

__all__ = ["Indeed"]

_SUFFIX = re.compile(r"\s*-\s*job post$", re.IGNORECASE)


class Indeed(Platform):
    """indeed.com and its country sites."""

    name = "indeed"
    hosts = tuple(
        f"indeed.{tld}"
        for tld in (
            "com",
            "co.uk",
            "de",
            "fr",
            "ca",
            "nl",
            "es",
            "it",
            "ch",
            "at",
            "be",
            "ie",
            "pl",
            "cz",
            "jp",
            "com.au",
            "co.in",
            "com.br",
        )
    )
    title = (
        "[data-testid=jobsearch-JobInfoHeader-title]",
        "h1.jobsearch-JobInfoHeader-title",
        ".jobsearch-JobInfoHeader-title-container h1",
    )
    company = (
        "[data-testid=inlineHeader-companyName]",
        "[data-company-name=true]",
        ".jobsearch-InlineCompanyRating a",
        ".jobsearch-InlineCompanyRating div",
    )
    location = (
        "[data-testid=inlineHeader-companyLocation]",
        "[data-testid=job-location]",
        "[data-testid=jobsearch-JobInfoHeader-companyLocation]",
        ".jobsearch-JobInfoHeader-subtitle > div:last-child",
    )
    description = ("#jobDescriptionText", ".jobsearch-jobDescriptionText")
    salary = (
        "#salaryInfoAndJobType",
        "[data-testid=jobsearch-OtherJobDetailsContainer]",
        ".jobsearch-JobMetadataHeader-item",
    )

    @override
    def slug(self, url: str | None) -> str | None:
        """Indeed's addresses name no company."""
        del url
        return None

    @override
    def matches(self, record: Mapping[str, Any]) -> bool:
        """The state of a viewjob page."""
        return isinstance(dig(record, "jobInfoModel", "jobInfoHeaderModel"), Mapping)

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> Draft:
        """Map the page's state."""
        header = dig(record, "jobInfoModel", "jobInfoHeaderModel")
        body = dig(record, "jobInfoModel", "sanitizedJobDescription")
        draft = super().read_record(
            {**header, "description": body.get("content") if isinstance(body, Mapping) else body}, url
        )
        draft.title = _SUFFIX.sub("", text_of(header.get("jobTitle")) or "") or None
        draft.company = text_of(header.get("companyName"))
        draft.locations = (
            [text] if (text := text_of(header.get("formattedLocation")) or text_of(header.get("location"))) else []
        )
        return draft

    @override
    def read_page(self, page: Page) -> Draft | None:
        """Read a viewjob page; its heading ends in `- job post`."""
        draft = super().read_page(page)
        if draft:
            draft.title = _SUFFIX.sub("", draft.title or "")
            draft.employment = (draft.salary_text or "").split(" - ")[1:]
            draft.closed = "This job has expired" in page.html
        return draft
