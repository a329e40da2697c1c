"""Indeed: viewjob pages and the state in them."""

import re
from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.fields.pay.salary import SalaryFinding, normalise_period, parse_salary, salary_from_parts
from services.parser.formats.loose_values import dig, number_of, text_of
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting

__all__ = ["Indeed"]

_SUFFIX = lazy_compile(r"\s*-\s*job post$", re.IGNORECASE)


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
        """The state of a viewjob page, whole or from the job on."""
        return isinstance(dig(_job_in(record), "jobInfoHeaderModel"), Mapping)

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map the page's state; the pay stands beside the job."""
        header = dig(_job_in(record), "jobInfoHeaderModel")
        body = dig(_job_in(record), "sanitizedJobDescription")
        draft = super().read_record(
            {**header, "description": body.get("content") if isinstance(body, Mapping) else body}, url
        )
        draft.title = _SUFFIX.sub("", text_of(header.get("jobTitle")) or "") or None
        draft.company = text_of(header.get("companyName"))
        draft.locations = (
            [text] if (text := text_of(header.get("formattedLocation")) or text_of(header.get("location"))) else []
        )
        pay = record.get("salaryInfoModel")
        draft.salary = draft.salary or _pay(pay if isinstance(pay, Mapping) else {})
        return draft

    @override
    def read_page(self, page: Page) -> RawPosting | None:
        """Read a viewjob page; its heading ends in `- job post`."""
        draft = super().read_page(page)
        if draft:
            draft.title = _SUFFIX.sub("", draft.title or "")
            draft.employment = (draft.salary_text or "").split(" - ")[1:]
            draft.closed = "This job has expired" in page.html
        return draft


def _job_in(record: Mapping[str, Any]) -> Any:
    return dig(record, "jobInfoModel") or dig(record, "jobInfoWrapperModel", "jobInfoModel")


def _pay(model: Mapping[str, Any]) -> SalaryFinding | None:
    text = text_of(model.get("salaryText"))
    return salary_from_parts(
        low=number_of(model.get("salaryMin")),
        high=number_of(model.get("salaryMax")),
        currency=text_of(model.get("salaryCurrency")),
        period=normalise_period(text_of(model.get("salaryType"))),
        raw=text,
    ) or (parse_salary(text) if text else None)
