"""LinkedIn: public guest pages and the guest API's fragments."""

import re
from urllib.parse import parse_qs, urlsplit

from typing_extensions import override

from services.parser.fields.words import clean, fold
from services.parser.platforms.base import Platform, number_in_path
from services.parser.reading.draft import Draft
from services.parser.reading.page import Page

__all__ = ["LinkedIn"]

_CRITERIA = {
    "employment": r"employment type|art der anstellung|beschaftigungsverhaltnis|type d emploi|tipo de empleo|tipo di impiego|"
    r"typ pracovniho pomeru|typ uvazku|forma zatrudnienia|dienstverband|雇用形態|тип занятости|tipo de emprego",
    "level": r"seniority|karrierestufe|niveau hierarchique|nivel de antiguedad|livello di anzianita|uroven|poziom|職務レベル|"
    r"уровень|niveau",
    "function": r"job function|tatigkeitsbereich|fonction|funcion laboral|funzione|pracovni zarazeni|pracovni funkce|"
    r"funkcje|職種|функц|functie",
}


class LinkedIn(Platform):
    """linkedin.com/jobs, as guests see it."""

    name = "linkedin"
    hosts = ("linkedin.com",)
    marks = ("top-card-layout__title", "public_jobs_topcard")
    title = (".top-card-layout__title", ".topcard__title", "h1[class*=top-card]")
    company = (
        "a.topcard__org-name-link",
        ".topcard__org-name-link",
        ".topcard__flavor-row .topcard__flavor:not(.topcard__flavor--bullet)",
        ".topcard__flavor:not(.topcard__flavor--bullet)",
        "[data-tracking-control-name=public_jobs_topcard-org-name]",
    )
    location = (".topcard__flavor--bullet", ".top-card-layout__second-subline .topcard__flavor--bullet")
    description = (".show-more-less-html__markup", ".description__text")
    salary = (".salary.compensation__salary", ".compensation__salary")

    @override
    def slug(self, url: str | None) -> str | None:
        """LinkedIn's addresses hold no reliable company label."""
        del url
        return None

    @override
    def api_url(self, url: str) -> str | None:
        """Return the guest fragment's address, which needs no login."""
        if not self.owns(url) or "/jobs-guest/" in url:
            return None
        query = parse_qs(urlsplit(url).query)
        job = (query.get("currentJobId") or query.get("jobId") or [None])[0] or (
            number_in_path(url, r"\d{6,}$") if "/jobs/" in url or "/comm/" in url else None
        )
        return f"https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/{job}" if job and job.isdigit() else None

    @override
    def read_page(self, page: Page) -> Draft | None:
        """Read the top card, the text and the criteria below it."""
        draft = super().read_page(page)
        if draft is None:
            return None
        for node in page.nodes(".description__job-criteria-item"):
            label, value = node.css_first("h3"), node.css_first("span")
            if label is None or value is None:
                continue
            for name, pattern in _CRITERIA.items():
                if re.search(pattern, fold(label.text())):
                    text = clean(value.text())
                    setattr(draft, name, [text] if name == "employment" else text)
                    break
        draft.closed = bool(page.nodes(".closed-job__flavor--closed, .closed-job"))
        return draft
