"""Ashby: posting API and the `__appData` of hosted pages."""

import re
from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from services.parser.fields.pay.salary import SalaryFinding, normalise_period, parse_salary, salary_from_parts
from services.parser.formats.loose_values import dig, number_of, strings_of, text_of
from services.parser.platforms.base import Platform, path_of
from services.parser.raw_posting import RawPosting

__all__ = ["Ashby"]

# Company and posting.
_POSTING_DEPTH = 2


class Ashby(Platform):
    """jobs.ashbyhq.com."""

    name = "ashby"
    hosts = ("ashbyhq.com",)
    marks = ("window.__appData", "cdn.ashbyprd.com")
    company_is_in_path = True
    shapes = (
        frozenset({"title", "jobUrl", "employmentType"}),
        frozenset({"title", "descriptionHtml", "workplaceType"}),
        frozenset({"title", "descriptionHtml", "locationName"}),
    )

    @override
    def slug(self, url: str | None) -> str | None:
        """Return the organisation's label; the API has it behind `/posting-api/job-board/`."""
        segments = [part for part in path_of(url) if part not in ("posting-api", "job-board", "api")]
        return segments[0] if self.owns(url) and segments else None

    @override
    def api_url(self, url: str) -> str | None:
        """Return the organisation's board in the API; the posting is chosen from it by its id."""
        path = path_of(url)
        if not self.owns(url) or len(path) < _POSTING_DEPTH:
            return None
        return f"https://api.ashbyhq.com/posting-api/job-board/{path[0]}?includeCompensation=true"

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a posting; `isRemote` is also true for hybrid work, so the named workplace type decides."""
        draft = super().read_record(record, url)
        draft.locations = strings_of(record.get("location")) or strings_of(record.get("locationName"))
        others = record.get("secondaryLocations") or record.get("secondaryLocationNames") or []
        draft.locations += [
            text for item in others if (text := text_of(item.get("location") if isinstance(item, Mapping) else item))
        ]
        draft.team = (
            text_of(record.get("team"))
            or text_of(record.get("teamNames"))
            or text_of(record.get("department"))
            or text_of(record.get("departmentName"))
        )
        draft.function = text_of(record.get("department")) or text_of(record.get("departmentName"))
        draft.company = (
            text_of(dig(record, "organization", "name"))
            or text_of(record.get("organizationName"))
            or text_of(record.get("companyName"))
        )
        draft.salary = _pay(record)
        draft.company_slug = draft.company_slug or self.slug(text_of(record.get("jobUrl")))
        return draft


def _pay(record: Mapping[str, Any]) -> SalaryFinding | None:
    compensation = record.get("compensation")
    components = dig(compensation, "summaryComponents") or [
        part for tier in dig(compensation, "compensationTiers") or [] for part in dig(tier, "components") or []
    ]
    for part in components:
        if isinstance(part, Mapping) and part.get("compensationType") == "Salary":
            found = salary_from_parts(
                low=number_of(part.get("minValue")),
                high=number_of(part.get("maxValue")),
                currency=text_of(part.get("currencyCode")),
                period=normalise_period(text_of(part.get("interval"))),
            )
            if found:
                return found
    for source in (compensation, record):
        for key in ("scrapeableCompensationSalarySummary", "compensationTierSummary"):
            text = text_of(source.get(key)) if isinstance(source, Mapping) else None
            if text and (found := parse_salary(re.split(r"\s•\s", text)[0])):
                return found
    return None
