"""SAP SuccessFactors: career site builder pages, nearly always on the company's own domain."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re

from typing_extensions import override

from contracts.job import ProvenanceSource
from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.fields.dates import parse_date
from services.parser.formats.page_title import split_title
from services.parser.platforms.base import Platform, path_of, query_value
from services.parser.raw_posting import RawPosting

__all__ = ["SuccessFactors"]

_HEADING_NOISE = lazy_compile(
    r"^(?:location|city|country|date|company|standort|firma|unternehmen|société|entreprise|empresa|lieu|ort)s?\s*[:：]\s*",
    re.IGNORECASE,
)
# The older career portal: `Career Opportunities: Payroll Specialist (9911)`.
_PORTAL_TITLE = lazy_compile(r"^[^:]{4,40}:\s*(?P<title>.{3,200}?)\s*\((?P<id>\d+)\)$")


class SuccessFactors(Platform):
    """Sites built with the Career Site Builder (formerly jobs2web)."""

    name = "successfactors"
    hosts = ("successfactors.com", "successfactors.eu", "sapsf.com", "jobs2web.com")
    marks = ("data-careersite-propertyid", "rmkcdn.successfactors.com", "jobs2web", "joblayouttoken")
    title = (
        "[data-careersite-propertyid=title]",
        "h1[itemprop=title]",
        "[itemprop=title]",
        "#job-title",
        "h1.jobTitle",
    )
    company = (
        "[itemprop=hiringOrganization] [itemprop=name]@content",
        "meta[itemprop=hiringOrganization]@content",
        "[data-careersite-propertyid=company]",
        "#job-company",
    )
    location = (
        "[data-careersite-propertyid=location]",
        ".jobGeoLocation",
        "[itemprop=jobLocation] [itemprop=addressLocality]@content",
        "[data-careersite-propertyid=city]",
        "#job-location",
        "[itemprop=jobLocation]",
    )
    description = ("[data-careersite-propertyid=description]", "[itemprop=description]", ".jobdescription")
    team = ("[data-careersite-propertyid=department]", "[data-careersite-propertyid=businessunit_obj]")
    employment = ("[data-careersite-propertyid=shifttype]",)

    @override
    def read_page(self, page: Page) -> RawPosting | None:
        """Read a job page: title and description must both be there, or it is a list."""
        if self._is_portal_job(page.url):
            return self._read_portal(page)
        draft = super().read_page(page)
        is_job = page.url is None or "job" in path_of(page.url)
        if draft is None or not draft.description or not is_job:
            return None
        draft.locations = [_HEADING_NOISE.sub("", place) for place in draft.locations]
        draft.company = _HEADING_NOISE.sub("", draft.company or "") or None
        draft.posted_at = parse_date(page.select("[itemprop=datePosted]@content", "[data-careersite-propertyid=date]"))
        draft.company = draft.company or split_title(page.title, headings=[draft.title or ""], url=page.url).company
        return draft

    @override
    def slug(self, url: str | None) -> str | None:
        """SuccessFactors' own hosts say nothing about the company, but the portal's addresses hold its code."""
        return query_value(url, "company") if self.owns(url) else None

    def _is_portal_job(self, url: str | None) -> bool:
        return self.owns(url) and bool(query_value(url, "career_job_req_id", "jobReqId"))

    def _read_portal(self, page: Page) -> RawPosting | None:
        """Read a job of the older portal, which has neither marks nor machine-readable data."""
        matches = (_PORTAL_TITLE.match(text) for text in (*page.headings, page.title))
        match = next((match for match in matches if match), None)
        if match is None:
            return None
        return RawPosting(
            source=ProvenanceSource.PLATFORM_HTML,
            confidence=0.8,
            title=match["title"],
            identifier=match["id"],
            description=page.select_html(".jobDisplay", ".joblayouttoken", "#page_content") or page.main_html,
        )
