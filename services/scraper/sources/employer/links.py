"""Which pages of a company's site say how it hires."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from lexicon import tables
from lexicon.text import unescape

__all__ = ["PageLink", "best_links", "is_on_site", "links_of_map", "overview_paths"]

_LOCATION = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\s\]]+)", re.IGNORECASE)
_IS_INDEX = re.compile(r"<sitemapindex\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST_LOCATIONS = 20_000
_LEAST = 5
"""A link below it is rather not about hiring."""
_DEEP = 4
_LONGEST_TEXT = 120


class PageLink(NamedTuple):
    """An address and the words that it was linked with."""

    url: str
    text: str = ""


def best_links(links: Iterable[PageLink], *, domain: str, most: int, least: int = _LEAST) -> list[str]:
    """Return the addresses on the company's site that most likely say how it hires, best first."""
    scores: dict[str, int] = {}
    for link in links:
        url = link.url.partition("#")[0]
        if is_on_site(url, domain) and (score := _score(PageLink(url, link.text))) >= least:
            scores[url] = max(score, scores.get(url, 0))
    return sorted(scores, key=lambda url: (-scores[url], len(url), url))[:most]


def links_of_map(text: str, *, base: str) -> tuple[list[PageLink], bool]:
    """Return the locations of a sitemap, and whether they are further maps."""
    found = (unescape(match[1], attribute=True) for match in _LOCATION.finditer(text))
    links = [PageLink(urljoin(base, location)) for location, _ in zip(found, range(_MOST_LOCATIONS), strict=False)]
    return links, bool(_IS_INDEX.search(text[:2000]))


def is_on_site(url: str, domain: str) -> bool:
    """Whether an address lies on the domain or below it."""
    parts = urlsplit(url)
    host = (parts.hostname or "").casefold()
    return parts.scheme in {"http", "https"} and (host == domain or host.endswith(f".{domain}"))


def overview_paths() -> tuple[str, ...]:
    """Return where companies keep the overview of their jobs."""
    return tuple(_tables()["paths"]["overview"])


def _score(link: PageLink) -> int:
    parts = urlsplit(link.url)
    words = " ".join(_WORD.findall(_CAMEL.sub(" ", unquote(f"{parts.hostname} {parts.path}")).casefold()))
    words = f" {words} {' '.join(_WORD.findall(link.text[:_LONGEST_TEXT].casefold()))} "
    known = _tables()
    gained = sorted((value for term, value in known["weights"].items() if f" {term} " in words), reverse=True)
    lost = sum(value for term, value in known["penalties"].items() if f" {term} " in words)
    depth = max(0, len([part for part in parts.path.split("/") if part]) - _DEEP)
    return sum(gained[:3]) - lost - depth if gained else 0


def _tables() -> Mapping[str, Any]:
    return tables.read(Path(__file__).with_name("words.toml"))
