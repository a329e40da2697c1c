"""SAP SuccessFactors: career site builder pages, nearly always on the company's own domain."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re

from typing_extensions import override

from services.parser.platforms.base import Platform, path_of
from services.parser.reading.draft import Draft
from services.parser.reading.page import Page
from services.parser.reading.titles import split_title

__all__ = ["SuccessFactors"]

_HEADING_NOISE = re.compile(r"^(?:location|city|country|date|company|standort)s?\s*[:：]\s*", re.IGNORECASE)


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
    def read_page(self, page: Page) -> Draft | None:
        """Read a job page: title and description must both be there, or it is a list."""
        draft = super().read_page(page)
        is_job = page.url is None or "job" in path_of(page.url)
        if draft is None or not draft.description or not is_job:
            return None
        draft.locations = [_HEADING_NOISE.sub("", place) for place in draft.locations]
        draft.company = draft.company or split_title(page.title, headings=[draft.title or ""], url=page.url).company
        return draft

    @override
    def slug(self, url: str | None) -> str | None:
        """SuccessFactors' own hosts say nothing about the company."""
        del url
        return None
