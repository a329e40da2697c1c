"""Whether a page lists several jobs: repeated cards and links indicate a list, one long text a posting."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from lexicon.lazy_regex import lazy_compile
from services.parser.document.job_cards import length_of, looks_like_posting
from services.parser.document.page import Page
from services.parser.fields.role.announced import is_list_title
from services.parser.fields.role.title import looks_like_title
from services.parser.fields.sections import split_sections
from services.parser.text.facts import facts_of
from services.parser.text.lines import TextLine

__all__ = ["SEVERAL_JOBS", "has_both_parts", "is_list"]

SEVERAL_JOBS = "This page lists several jobs; it is not one posting."

_PATH = lazy_compile(
    r"/(?:search|search-results|jobs|careers?|vacancies|openings|positions|job-search|stellenangebote|karriere|kariera|"
    r"volne-pozice|volna-mista|nabidky|offres|empleos|all-jobs|results)/?$",
    re.IGNORECASE,
)
_QUERY = lazy_compile(
    r"(?:^|&)(?:q|query|keywords?|search|page|pr|ss|location|start|offset|term|what|where)=", re.IGNORECASE
)
_PAGER = lazy_compile(r"(?:[?&](?:page|p|pg|seite|start|offset|pagenumber)=|/(?:page|seite)/)\d+", re.IGNORECASE)
_COUNTED = lazy_compile(r"\d")
# A job's title, not a button.
_LINK_TEXT = range(9, 150)
# So many links, or cards, are more than a reference or two.
_MANY_LINKS, _SOME_LINKS = 6, 3
_HEADS = 4
# A description with both its main parts, and one in prose, in characters; a teaser has a few sentences.
_SECTIONED, _PROSE = 300, 1000


def is_list(page: Page) -> bool:
    """Whether the page is a list or a search, judged by its text, title, address and links."""
    if _is_described(page):
        return False
    if page.cards.count >= _SOME_LINKS and _has_pager(page) and _repeats_facts(page):
        return True
    count = max(page.cards.count, _job_links(page))
    if all(is_list_title(head) for head in (page.title, *page.headings[:_HEADS]) if head) and page.headings:
        return True
    # A title or an address alone may be chance.
    return count >= _MANY_LINKS or (_is_titled(page) and (_is_addressed(page) or count >= _SOME_LINKS))


def _is_described(page: Page) -> bool:
    """Whether the page describes one job at length, whatever is linked around it."""
    heads = [head for head in page.headings[:_HEADS] or [page.title] if not is_list_title(head)]
    cards = page.cards
    if not heads and cards.count < _SOME_LINKS and not _COUNTED.search(" ".join(page.headings[:1])):
        # The section's heading, above its only vacancy.
        return has_both_parts(page.main_lines)
    if not heads or (cards.count >= _SOME_LINKS and _has_pager(page)):
        return False
    text = cards.longest_stretch
    if has_both_parts(text):
        return length_of(text) >= _SECTIONED
    return length_of(text) >= _PROSE and any(looks_like_title(head) for head in heads)


def has_both_parts(lines: Sequence[TextLine]) -> bool:
    """Whether the text has what is to be done as well as what is demanded."""
    sections = split_sections(lines, with_loose_lists=True)
    return bool(sections.responsibilities and (sections.required or sections.preferred))


def _repeats_facts(page: Page) -> bool:
    """Whether places and pay are stated as often as there are cards: each belongs to another job."""
    facts = facts_of(page.main_lines)
    return all(len(facts.get(name, ())) >= _SOME_LINKS for name in ("location", "salary"))


def _is_titled(page: Page) -> bool:
    return any(is_list_title(head) for head in (page.title, *page.headings[:2]))


def _is_addressed(page: Page) -> bool:
    parts = urlsplit(page.url or "")
    return bool(_PATH.search(parts.path) or _QUERY.search(parts.query))


def _has_pager(page: Page) -> bool:
    return len({href for href, _ in page.links if _PAGER.search(href)}) > 1


def _job_links(page: Page) -> int:
    """Count the different links of the whole page that look like other postings."""
    links = ((href, node.text(strip=True)) for href, node in page.links if looks_like_posting(href))
    return len({href.split("?")[0] for href, text in links if len(text) in _LINK_TEXT})
