"""We Work Remotely: pages and the RSS feed. Everything there is remote."""

import re
from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.document.page import Page
from services.parser.formats.loose_values import text_of
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting
from services.parser.text.words import without_markup

__all__ = ["WeWorkRemotely"]

_REGION = lazy_compile(
    r"\b(?:only|anywhere|worldwide|timezones?)\b|^(?:usa|north america|europe|emea|americas|latin america|asia|uk)\b",
    re.IGNORECASE,
)

_LONGEST_REGION = 60
_ABOUT = "[class*=job-about__list] li"
_REGIONS = ("region", "regions", "country", "countries")
# Flags before the countries.
_FLAG = lazy_compile(r"[\U0001f1e6-\U0001f1ff\U0001f30d-\U0001f310\ufe0f\s]+")


class WeWorkRemotely(Platform):
    """weworkremotely.com."""

    name = "weworkremotely"
    hosts = ("weworkremotely.com",)
    is_remote_only = True
    title = (".listing-header-container h1", ".lis-container__header__hero__company-info__title", "h1")
    company = (
        ".lis-container__job__sidebar__companyDetails h3",
        ".company-card h2",
        ".lis-container__job__sidebar__companyDetails__info__title h3",
        ".company-card--company h2",
    )
    location = (
        ".listing-tag--region",
        ".lis-container__job__sidebar__job-about__list__item--full .box--region",
        ".company-card h3",
    )
    description = ("#job-listing-show-container", ".lis-container__job__content__description", ".listing-container")

    @override
    def slug(self, url: str | None) -> str | None:
        """The address begins with the company's name, but nothing marks where it ends."""
        del url
        return None

    @override
    def matches(self, record: Mapping[str, Any]) -> bool:
        """An item of the RSS feed."""
        return {"title", "region", "description"} <= record.keys() and ":" in (text_of(record.get("title")) or "")

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a feed item, whose title is `Company: Job`."""
        draft = super().read_record(record, url)
        draft.company, _, title = (part.strip() for part in (text_of(record.get("title")) or "").partition(":"))
        draft.title = title or draft.title
        draft.locations = [text] if (text := text_of(record.get("region"))) else ["Remote"]
        draft.employment = [text] if (text := text_of(record.get("type"))) else []
        draft.function = text_of(record.get("category"))
        draft.team = None
        draft.remote, draft.remote_weight = "remote", 3.5
        return draft

    @override
    def read_page(self, page: Page) -> RawPosting | None:
        """Read a page; pay and regions stand in a list beside the text, `About the job`."""
        draft = super().read_page(page)
        if draft:
            about = _about(page)
            regions = [f"Remote, {region}" for label in _REGIONS for region in about.get(label, [])]
            draft.locations = list(dict.fromkeys(regions)) or draft.locations or ["Remote"]
            draft.employment = about.get("job type", []) or draft.employment
            draft.salary_text = next(iter(about.get("salary", [])), draft.salary_text)
            draft.remote, draft.remote_weight = "remote", 3.5
        return draft

    @override
    def refine(self, draft: RawPosting, page: Page) -> None:
        """JSON-LD's place is the company's seat; who may apply stands in a tag."""
        draft.remote, draft.remote_weight = "remote", 3.5
        tags = page.select_all(".listing-tag, .box--region, .listing-header-container span")
        regions = [tag for tag in tags if _REGION.search(tag) and len(tag) <= _LONGEST_REGION]
        draft.locations = [*dict.fromkeys(f"Remote, {region}" for region in regions[:3]), *draft.locations]
        draft.identifier = None


def _about(page: Page) -> dict[str, list[str]]:
    """Return the values by label of the list beside the text."""
    found: dict[str, list[str]] = {}
    for item in page.nodes(_ABOUT):
        values = [text for node in item.css("span") if (text := without_markup(_FLAG.sub(" ", node.text())))]
        label = fold(item.text(deep=False))
        found.setdefault(label, []).extend(values)
    return found
