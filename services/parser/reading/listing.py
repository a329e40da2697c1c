"""Whether a page shows one posting or lists several: what repeats speaks for a list, one long text for a posting."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise, takewhile
from urllib.parse import urlsplit

from services.parser.fields.headings import heading_kind
from services.parser.fields.lines import Line
from services.parser.fields.sections import split_sections
from services.parser.fields.title import looks_like_title
from services.parser.fields.words import fold
from services.parser.reading.page import Page
from services.parser.vocabulary import pattern

__all__ = ["is_list", "posting_lines", "without_menus"]

_TITLES = (pattern("walls", "list"), pattern("lists", "titles"))
_PATH = re.compile(
    r"/(?:search|jobs|careers?|vacancies|openings|positions|job-search|stellenangebote|karriere|kariera|"
    r"volne-pozice|volna-mista|nabidky|offres|empleos|all-jobs|results)/?$",
    re.IGNORECASE,
)
_QUERY = re.compile(
    r"(?:^|&)(?:q|query|keywords?|search|page|pr|ss|location|start|offset|term|what|where)=", re.IGNORECASE
)
_PAGER = re.compile(r"(?:[?&](?:page|p|pg|seite|start|offset|pagenumber)=|/(?:page|seite)/)\d+", re.IGNORECASE)
_JOB_LINK = re.compile(
    r"/(?:jobs?|positions?|vacanc(?:y|ies)|openings?|careers?|stellen\w*|offres?|nabidk\w*|rpd|pd|requisitions?|"
    r"postings?|o|p|j|l)/[^/?#]*(?:\d{3,}|[a-z]+-[a-z]+)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[^/?&=]*\d[^/?&=]*")
# A job's title, not a button.
_LINK_TEXT = range(9, 150)
# So many links, or cards, are more than a reference or two.
_MANY_LINKS, _SOME_LINKS = 6, 3
_SAMPLE, _HEADS = 10, 4
_MENU = 8
_LONGEST_LABEL = 40
# A description with both its main parts, and one in prose, in characters; a teaser has a few sentences.
_SECTIONED, _PROSE = 300, 1000


def is_list(page: Page) -> bool:
    """Whether the page is a list or a search, judged by its text, title, address and links."""
    if _is_described(page):
        return False
    count = max(_Cards(page).count, _job_links(page))
    # A title or an address alone may be chance.
    return count >= _MANY_LINKS or (_is_titled(page) and (_is_addressed(page) or count >= _SOME_LINKS))


def posting_lines(page: Page) -> list[Line]:
    """Return the lines of the posting itself, without menus and, where other jobs are shown, without their cards."""
    cards = _Cards(page)
    return cards.longest_stretch if cards.count >= _SOME_LINKS else cards.lines


def without_menus(lines: Sequence[Line]) -> list[Line]:
    """Drop long runs of lines that are nothing but links, with the labels between them."""
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        end = _menu_end(lines, at)
        if sum(len(line.links) for line in lines[at:end]) < _MENU:
            end = max(end, at + 1)
            kept += lines[at:end]
        at = end
    return kept


def _menu_end(lines: Sequence[Line], start: int) -> int:
    """Return where the run of links that begins at `start` ends; a label belongs to it if links go on below."""
    end = start
    while end < len(lines):
        is_label = end > start and len(lines[end].text) <= _LONGEST_LABEL
        if lines[end].links or (is_label and _are_linked(lines[end + 1 : end + 1 + _SOME_LINKS])):
            end += 1
        else:
            break
    return end


def _are_linked(lines: Sequence[Line]) -> bool:
    links = [len(line.links) for line in takewhile(lambda line: line.links, lines)]
    return sum(links) >= _SOME_LINKS


class _Cards:
    """The lines of a page's main part without menus, and where in them other postings are shown."""

    def __init__(self, page: Page) -> None:
        self.lines = without_menus(page.main_lines)
        self._own = urlsplit(page.address or "").path.rstrip("/")
        linked = self._linked()
        self.links = {link for links in linked.values() for link in links}
        """The addresses of other postings."""
        headed = self._headed()
        self.count = max(len(self.links), len(headed))
        self._starts = sorted({*linked, *headed})

    @property
    def longest_stretch(self) -> list[Line]:
        """The longest text between one card and the next."""
        bounds = [0, *self._starts, len(self.lines)]
        return max((self.lines[start:end] for start, end in pairwise(bounds)), key=_length)

    def _linked(self) -> dict[int, list[str]]:
        """Return the links to other postings by line: those that look like one, or do so as a group."""
        found: dict[int, list[str]] = defaultdict(list)
        groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for at, link in ((at, link.split("#")[0]) for at, line in enumerate(self.lines) for link in line.links):
            if _JOB_LINK.search(link.split("?")[0]) and not self._is_own(link):
                found[at].append(link)
            elif link:
                groups[_NUMBERED.sub("0", link) if _NUMBERED.search(link) else link.rpartition("/")[0]].append(
                    (at, link)
                )
        for group in groups.values():
            if len({link for _, link in group}) >= _MANY_LINKS and self._are_titles([at for at, _ in group]):
                for at, link in group:
                    found[at].append(link)
        return found

    def _headed(self) -> list[int]:
        """Return the headings of cards that a script opens: most are titles, and they are many."""
        headings = [at for at, line in enumerate(self.lines) if line.kind == "heading" and not heading_kind(line.text)]
        titles = [at for at in headings if looks_like_title(self.lines[at].text)]
        return titles if len(headings) >= _MANY_LINKS and 2 * len(titles) >= len(headings) else []

    def _is_own(self, link: str) -> bool:
        """Whether the link leads to the posting itself, e.g. to its application form."""
        return len(self._own) > 1 and urlsplit(link).path.startswith(self._own)

    def _are_titles(self, numbers: Sequence[int]) -> bool:
        sample = numbers[:: max(1, len(numbers) // _SAMPLE)]
        return 2 * sum(looks_like_title(self.lines[at].text) for at in sample) >= len(sample)


def _length(lines: Sequence[Line]) -> int:
    """Return how many characters of the lines are no links."""
    return sum(len(line.text) for line in lines if not line.links)


def _is_described(page: Page) -> bool:
    """Whether the page tells of one job at length, whatever is linked around it."""
    heads = [head for head in page.headings[:_HEADS] or [page.title] if not _is_list_title(head)]
    cards = _Cards(page)
    if not heads or (cards.count >= _SOME_LINKS and _has_pager(page)):
        return False
    text = cards.longest_stretch
    sections = split_sections(text)
    if sections.responsibilities and (sections.required or sections.preferred):
        return _length(text) >= _SECTIONED
    return _length(text) >= _PROSE and any(looks_like_title(head) for head in heads)


def _is_titled(page: Page) -> bool:
    return any(_is_list_title(head) for head in (page.title, *page.headings[:2]))


def _is_list_title(text: str) -> bool:
    folded = fold(text)
    return any(words.search(folded) for words in _TITLES)


def _is_addressed(page: Page) -> bool:
    parts = urlsplit(page.url or "")
    return bool(_PATH.search(parts.path) or _QUERY.search(parts.query))


def _has_pager(page: Page) -> bool:
    return len({href for href in _hrefs(page) if _PAGER.search(href)}) > 1


def _hrefs(page: Page) -> list[str]:
    return [node.attributes.get("href") or "" for node in page.nodes("a[href]")]


def _job_links(page: Page) -> int:
    """Count the different links of the whole page that look like other postings."""
    links = ((node.attributes.get("href") or "", node.text(strip=True)) for node in page.nodes("a[href]"))
    return len({href.split("?")[0] for href, text in links if len(text) in _LINK_TEXT and _JOB_LINK.search(href)})
