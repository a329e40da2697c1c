"""What a page of a company says: its title, its text without boilerplate, and its links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

from lexicon.text import clean_lines
from services.scraper.sources.employer.links import PageLink

__all__ = ["CompanyPage", "read_page"]

_MOST_MARKUP = 600_000
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "form", "nav", "footer", "header", "select"})
_BLOCKS = frozenset(
    {"p", "br", "li", "div", "ul", "ol", "section", "article", "h1", "h2", "h3", "h4", "h5", "tr", "dt", "dd", "td"}
    | {"blockquote", "pre", "main", "summary", "details"}
)
_SHORTEST_LINE = 2


@dataclass(frozen=True)
class CompanyPage:
    """A page as a person reads it."""

    title: str
    text: str
    links: tuple[PageLink, ...]


def read_page(markup: str) -> CompanyPage:
    """Return what a page says; of a very long one its beginning."""
    reader = _PageReader()
    reader.feed(markup[:_MOST_MARKUP])
    reader.close()
    lines = [line for line in clean_lines("".join(reader.parts)).splitlines() if len(line) >= _SHORTEST_LINE]
    heading = clean_lines("".join(reader.heading)).replace("\n", " ")
    title = clean_lines("".join(reader.title)).replace("\n", " ")
    return CompanyPage(title=heading or title, text="\n".join(_without_repetition(lines)), links=tuple(reader.links))


def _without_repetition(lines: list[str]) -> list[str]:
    """Leave out a line that was there before: pages repeat their teasers for small screens."""
    return list(dict.fromkeys(lines))


@dataclass
class _Anchor:
    url: str
    words: list[str] = field(default_factory=list)


class _PageReader(HTMLParser):
    """Collects text and links; links also from navigation and footer, where careers pages are linked."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.title: list[str] = []
        self.heading: list[str] = []
        self.links: list[PageLink] = []
        self._skipped: list[str] = []
        self._anchor: _Anchor | None = None
        self._inside = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipped.append(tag)
        elif tag in {"title", "h1"}:
            self._inside = tag
        elif tag == "a":
            self._finish_link()
            self._anchor = _Anchor(dict(attrs).get("href") or "")
        if tag in _BLOCKS:
            self.parts.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipped:
            while self._skipped and self._skipped.pop() != tag:
                pass
        elif tag == self._inside:
            self._inside = ""
        elif tag == "a":
            self._finish_link()
        if tag in _BLOCKS:
            self.parts.append("\n")

    @override
    def handle_data(self, data: str) -> None:
        if self._anchor is not None:
            self._anchor.words.append(data)
        if self._inside == "title":
            self.title.append(data)
        elif not self._skipped:
            self.parts.append(data)
            if self._inside == "h1":
                self.heading.append(data)

    def _finish_link(self) -> None:
        if self._anchor is not None and self._anchor.url:
            self.links.append(PageLink(self._anchor.url, " ".join("".join(self._anchor.words).split())))
        self._anchor = None
