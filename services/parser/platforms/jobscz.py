"""Jobs.cz and Prace.cz (Alma Career): job pages of all templates."""

from typing_extensions import override

from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.formats.page_title import split_title
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting
from services.parser.text.facts import Fact, fact_of, facts_of
from services.parser.text.words import without_markup

__all__ = ["JobsCz"]

_BRAND = lazy_compile(r'"brand":\s*"((?:[^"\\]|\\.)+?)(?: \d{6,})?"')
_OWN_BLOCKS = "[data-test^=jd-], [class*=jobad], [class*=JobDescription], [data-jobad]"


class JobsCz(Platform):
    """jobs.cz, prace.cz."""

    name = "jobs.cz"
    hosts = ("jobs.cz", "prace.cz")
    title = ("h1",)
    location = (
        "[data-test=jd-info-location]",
        "[data-test=jd-address]",
        "a[data-track-event='JD.Map']",
        "a[href*='mapy.cz']",
    )
    description = (
        "[data-jobad=body], .RichContent, .content-rich-text, .JobDescriptionBenefits",
        "[class*=jobad__body], [class*=jobad__content]",
        "#jobad-content",
    )
    salary = ("[data-test=jd-salary]",)

    @override
    def slug(self, url: str | None) -> str | None:
        """`/fp/acme-s-r-o-123/` holds a legal name, which the page spells better."""
        del url
        return None

    @override
    def read_page(self, page: Page) -> RawPosting | None:
        """Read a job page: labels, mostly hidden from sight, stand before each value."""
        draft = super().read_page(page)
        if draft is None:
            return None
        facts = _hidden_labels(page) or facts_of(page.lines, limit=600)
        names = [*facts.get("company", []), split_title(page.title, headings=[draft.title or ""]).company]
        match = _BRAND.search(page.html)
        draft.company = next((name for name in [*names, match.group(1) if match else None] if name), None)
        if not draft.company or not (page.nodes(_OWN_BLOCKS) or facts.get("employment")):
            return None
        draft.locations = draft.locations or facts.get("location", [])[:3]
        draft.employment = facts.get("employment", [])[:1]
        draft.salary_text = draft.salary_text or next(iter(facts.get("salary", [])), None)
        draft.function = next(iter(facts.get("team", [])), None)
        draft.description = draft.description or page.main_html
        return draft


def _hidden_labels(page: Page) -> dict[Fact, list[str]]:
    """Collect values that follow a label meant for screen readers."""
    found: dict[Fact, list[str]] = {}
    for node in page.nodes("span.accessibility-hidden"):
        fact = fact_of(node.text(strip=True))
        value = node.next
        while value is not None and not without_markup(value.text(separator=" ")):
            value = value.next
        if fact and value is not None:
            found.setdefault(fact, []).append(without_markup(value.text(separator=" ")))
    return found
