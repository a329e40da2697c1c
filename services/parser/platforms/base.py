"""What a platform's plugin can do; each part is optional."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from contracts.job import ProvenanceSource
from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.fields.place.remote import normalise_remote
from services.parser.formats.data.posting import posting_from_record
from services.parser.raw_posting import RawPosting
from services.parser.urls.domains import host_of, tenant_label

__all__ = ["Platform", "number_in_path", "path_of", "query_value"]

# `Acme logo`: what a picture is called.
_LOGO = lazy_compile(r"\s+logo$", re.IGNORECASE)
# Less than what a posting states of itself.
_BOARD_WEIGHT = 2.4


def path_of(url: str | None) -> list[str]:
    """Return the decoded, non-empty segments of an address's path."""
    return [unquote(part) for part in _split(url).path.split("/") if part]


def _split(url: str | None) -> SplitResult:
    try:
        return urlsplit(url or "")
    except ValueError:
        return urlsplit("")


def query_value(url: str | None, *names: str) -> str | None:
    """Return the first of the named query parameters that an address has."""
    query = parse_qs(_split(url).query)
    return next((query[name][0] for name in names if query.get(name)), None)


class Platform:
    """One applicant-tracking system or job board.

    A plugin names its hosts, says where a URL carries the company's slug and the posting's API, recognises its own JSON
    and knows the elements of its own pages. Everything is pure; fetching is the caller's business.
    """

    name: ClassVar[str]
    hosts: ClassVar[tuple[str, ...]] = ()
    """Domains whose pages are the platform's, subdomains included."""
    marks: ClassVar[tuple[str, ...]] = ()
    """Strings that only this platform's pages carry, on whatever domain."""
    shapes: ClassVar[tuple[frozenset[str], ...]] = ()
    """Sets of keys; a JSON record that has all of one set is one of the platform's postings."""
    company_is_in_path: ClassVar[bool] = False
    """The slug is the first path segment; else it is the subdomain."""
    is_remote_only: ClassVar[bool] = False
    """Everything there is remote, unless the posting itself says otherwise."""
    employer: ClassVar[str | None] = None
    """The company, where the platform belongs to one."""
    title: ClassVar[tuple[str, ...]] = ()
    """CSS selectors, the first that finds text wins; `selector@attribute` reads an attribute."""
    company: ClassVar[tuple[str, ...]] = ()
    location: ClassVar[tuple[str, ...]] = ()
    description: ClassVar[tuple[str, ...]] = ()
    employment: ClassVar[tuple[str, ...]] = ()
    salary: ClassVar[tuple[str, ...]] = ()
    remote: ClassVar[tuple[str, ...]] = ()
    team: ClassVar[tuple[str, ...]] = ()

    def owns(self, url: str | None) -> bool:
        """Whether the address is one of the platform's."""
        host = host_of(url)
        return any(host == own or host.endswith(f".{own}") for own in self.hosts)

    def slug(self, url: str | None) -> str | None:
        """Return the company's label in the address."""
        if not self.owns(url):
            return None
        if self.company_is_in_path:
            path = path_of(url)
            return path[0] if path else None
        return tenant_label(host_of(url))

    def api_url(self, url: str) -> str | None:
        """Return the address of the posting in the platform's public API."""
        del url
        return None

    def api_url_in(self, page: Page) -> str | None:
        """Return the API address of a posting that is embedded in somebody else's page."""
        del page
        return None

    def matches(self, record: Mapping[str, Any]) -> bool:
        """Whether a JSON object is one of the platform's postings."""
        return any(shape <= record.keys() for shape in self.shapes)

    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map one of the platform's JSON objects; by the meaning of its keys unless the plugin knows better."""
        draft = posting_from_record(record, source=ProvenanceSource.PLATFORM_API)
        draft.confidence = 0.95
        return self.finish(draft, url)

    def read_page(self, page: Page) -> RawPosting | None:
        """Read the known elements of the platform's page; None when there is no title among them."""
        title = page.select(*self.title)
        if not title:
            return None
        return RawPosting(
            source=ProvenanceSource.PLATFORM_HTML,
            confidence=0.9,
            title=title,
            company=_LOGO.sub("", page.select(*self.company) or "") or None,
            locations=[place] if (place := page.select(*self.location)) else [],
            description=page.select_html(*self.description),
            employment=[text] if (text := page.select(*self.employment)) else [],
            salary_text=page.select(*self.salary),
            team=page.select(*self.team),
            remote=normalise_remote(page.select(*self.remote)),
        )

    def refine(self, draft: RawPosting, page: Page) -> None:
        """Correct what the platform's own JSON-LD or microdata is known to say wrongly."""

    def finish(self, draft: RawPosting, url: str | None) -> RawPosting:
        """Stamp a draft with the platform and the company's slug."""
        draft.platform = self.name
        draft.company_slug = draft.company_slug or self.slug(url)
        if self.employer:
            draft.company = self.employer
        if self.is_remote_only and draft.remote is None:
            draft.remote, draft.remote_weight = "remote", _BOARD_WEIGHT
        return draft


def number_in_path(url: str | None, pattern: str = r"\d{4,}") -> str | None:
    """Return the last path segment's number, e.g. a posting's id."""
    for segment in reversed(path_of(url)):
        if match := re.search(pattern, segment):
            return match.group()
    return None
