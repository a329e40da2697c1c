"""Open Graph, Twitter cards and other meta tags."""

import re

from contracts.job import ProvenanceSource
from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.fields.company import clean_company, is_boilerplate_name
from services.parser.fields.dates import parse_date
from services.parser.formats.page_title import split_title
from services.parser.raw_posting import RawPosting, Witness
from services.parser.text.words import compact
from services.parser.urls.domains import site_keys

__all__ = ["read_open_graph", "read_title"]

_LONGEST_NAME = 60
_SLOGAN = lazy_compile(r"[.!?]|\bjobs?\b|\bcareers?\b|\bapply\b|\bon notion$", re.IGNORECASE)


def read_open_graph(page: Page) -> RawPosting:
    """Return the posting in the Open Graph tags; their title may hold company and place as well."""
    meta = page.meta
    text = meta.get("og:title") or meta.get("twitter:title") or ""
    parts = split_title(text, site_name=meta.get("og:site_name"), url=page.address)
    return RawPosting(
        source=ProvenanceSource.OPEN_GRAPH,
        confidence=0.7,
        title=parts.title,
        company=parts.company or _employer(meta.get("og:site_name")),
        witnesses=_witnesses(parts.company, meta.get("og:site_name"), page.address),
        locations=[parts.location] if parts.location else [],
        description=meta.get("og:description") or meta.get("twitter:description") or meta.get("description"),
        posted_at=parse_date(meta.get("article:published_time")),
    )


def read_title(page: Page) -> RawPosting:
    """Return the title, company and place in `<title>`."""
    parts = split_title(page.title, site_name=page.meta.get("og:site_name"), url=page.address)
    return RawPosting(
        source=ProvenanceSource.TITLE,
        confidence=0.6,
        title=parts.title,
        company=parts.company,
        witnesses=_witnesses(parts.company, page.meta.get("og:site_name"), page.address),
        locations=[parts.location] if parts.location else [],
    )


def _witnesses(company: str | None, site_name: str | None, url: str | None) -> list[Witness]:
    """Return the rest of the title and the site's name; where they are the same, the site's name alone."""
    site = _employer(site_name)
    found = [Witness(site, "site")] if site else []
    if company and compact(company) != compact(site or ""):
        is_site = compact(company) in site_keys(url)
        found.insert(0, Witness(company, "site" if is_site else "title"))
    return found


def _employer(site_name: str | None) -> str | None:
    name = clean_company(site_name)
    return (
        name
        if name and not is_boilerplate_name(name) and len(name) <= _LONGEST_NAME and not _SLOGAN.search(name)
        else None
    )
