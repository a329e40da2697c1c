"""LinkedIn: public guest pages and the guest API's fragments."""

from typing_extensions import override

from lexicon.languages import alternatives, entry_names
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.document.page import Page
from services.parser.platforms.base import Platform, number_in_path, query_value
from services.parser.raw_posting import RawPosting
from services.parser.text.words import without_markup

__all__ = ["LinkedIn"]

_CRITERIA = {name: lazy_compile(alternatives("linkedin", name)) for name in entry_names("linkedin")}


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
        job = query_value(url, "currentJobId", "jobId")
        if job is None and "/jobs/" in url:
            job = number_in_path(url, r"\d{6,}$")
        return f"https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/{job}" if job and job.isdigit() else None

    @override
    def read_page(self, page: Page) -> RawPosting | None:
        """Read the top card, the text and the criteria below it."""
        draft = super().read_page(page)
        if draft is None:
            return None
        for node in page.nodes(".description__job-criteria-item"):
            label, value = node.css_first("h3"), node.css_first("span")
            if label is None or value is None:
                continue
            for name, words in _CRITERIA.items():
                if words.search(fold(label.text())):
                    text = without_markup(value.text())
                    setattr(draft, name, [text] if name == "employment" else text)
                    break
        draft.closed = bool(page.nodes(".closed-job__flavor--closed, .closed-job"))
        return draft
