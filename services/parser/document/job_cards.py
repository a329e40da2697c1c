"""Where a page shows other postings than its own: links to them, and headings that are titles."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise, takewhile

from lexicon.lazy_regex import lazy_compile
from services.parser.fields.role.title import looks_like_title
from services.parser.text.headings import heading_kind
from services.parser.text.lines import TextLine

__all__ = ["Cards", "length_of", "looks_like_posting", "without_menus"]

_POSTING = lazy_compile(
    r"/(?:jobs?|positions?|vacanc(?:y|ies)|openings?|careers?|stellen\w*|offres?|nabidk\w*|rpd|pd|requisitions?|"
    r"postings?|o|p|j|l)/[^/?#]*(?:\d{3,}|[a-z]+-[a-z]+)",
    re.IGNORECASE,
)
_NUMBERED = lazy_compile(r"[^/?&=]*\d[^/?&=]*")
_SITE = lazy_compile(r"^(?:[a-z]+:)?//[^/]*", re.IGNORECASE)
# So many of a kind are there on purpose; a heading more or less may be chance.
_MANY, _SOME = 6, 3
_SAMPLE = 10
_MENU = 8
_LONGEST_LABEL = 40


def looks_like_posting(address: str) -> bool:
    """Whether an address looks like that of a posting: `/jobs/4711`, `/careers/night-porter`."""
    return bool(_POSTING.search(address.split("?", maxsplit=1)[0]))


def length_of(lines: Sequence[TextLine]) -> int:
    """Return how many characters of the lines are no links."""
    return sum(len(line.text) for line in lines if not line.links)


def without_menus(lines: Sequence[TextLine]) -> list[TextLine]:
    """Drop long runs of lines that are nothing but links, with the labels between them."""
    kept: list[TextLine] = []
    at = 0
    while at < len(lines):
        end = _menu_end(lines, at)
        if sum(len(line.links) for line in lines[at:end]) < _MENU:
            end = max(end, at + 1)
            kept += lines[at:end]
        at = end
    return kept


def _menu_end(lines: Sequence[TextLine], start: int) -> int:
    """Return where the run of links that begins at `start` ends; a label belongs to it if links go on below."""
    end = start
    while end < len(lines):
        is_label = end > start and len(lines[end].text) <= _LONGEST_LABEL
        if lines[end].links or (is_label and _are_linked(lines[end + 1 : end + 1 + _SOME])):
            end += 1
        else:
            break
    return end


def _are_linked(lines: Sequence[TextLine]) -> bool:
    links = [len(line.links) for line in takewhile(lambda line: line.links, lines)]
    return sum(links) >= _SOME


class Cards:
    """The other postings that stand among the lines of a page.

    Args:
        lines: Of the page's main part; menus are left out.
        address: The page's own; links below it lead to the posting itself, e.g. to its application form.
    """

    def __init__(self, lines: Sequence[TextLine], *, address: str | None) -> None:
        self.lines = without_menus(lines)
        self._own = _path(address or "").rstrip("/")
        self._linked = self._find_linked()
        self._headed = self._find_headed()

    @property
    def count(self) -> int:
        """How many other postings there are."""
        links = {link for links in self._linked.values() for link in links}
        return max(len(links), len(self._headed))

    @cached_property
    def longest_stretch(self) -> list[TextLine]:
        """The longest text between one card and the next."""
        bounds = [0, *sorted({*self._linked, *self._headed}), len(self.lines)]
        return max((self.lines[start:end] for start, end in pairwise(bounds)), key=length_of)

    def _find_linked(self) -> dict[int, list[str]]:
        """Return the links to other postings by line: those that look like one, or do so as a group."""
        found: dict[int, list[str]] = defaultdict(list)
        groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
        links = ((at, link.split("#")[0]) for at, line in enumerate(self.lines) for link in line.links)
        for at, link in links:
            if looks_like_posting(link) and not self._is_own(link):
                found[at].append(link)
            elif link:
                groups[_shape(link)].append((at, link))
        for group in groups.values():
            if len({link for _, link in group}) >= _MANY and self._are_titles([at for at, _ in group]):
                for at, link in group:
                    found[at].append(link)
        return found

    def _find_headed(self) -> list[int]:
        """Return the headings of cards that a script opens: most are titles, and they are many."""
        headings = [at for at, line in enumerate(self.lines) if line.kind == "heading" and not heading_kind(line.text)]
        if len(headings) < _MANY:
            return []
        titles = [at for at in headings if looks_like_title(self.lines[at].text)]
        return titles if 2 * len(titles) >= len(headings) else []

    def _is_own(self, link: str) -> bool:
        return len(self._own) > 1 and _path(link).startswith(self._own)

    def _are_titles(self, numbers: Sequence[int]) -> bool:
        sample = numbers[:: max(1, len(numbers) // _SAMPLE)]
        return 2 * sum(looks_like_title(self.lines[at].text) for at in sample) >= len(sample)


def _path(address: str) -> str:
    return _SITE.sub("", address).split("?")[0]


def _shape(link: str) -> str:
    """Return what links of one template have in common."""
    return _NUMBERED.sub("0", link) if _NUMBERED.search(link) else link.rpartition("/")[0]
