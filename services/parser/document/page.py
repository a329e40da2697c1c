"""An HTML page, parsed only as far as somebody asks."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from lexicon.lazy_regex import lazy_compile
from lexicon.text import unescape
from services.parser.document.job_cards import Cards
from services.parser.document.markup import Dissection, Script, dissect, without_menus
from services.parser.text.facts import marked_fact_of
from services.parser.text.lines import TextLine, lines_of
from services.parser.text.meanings import is_understood
from services.parser.text.words import without_markup

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["Page"]

_NEAR = 5000
_MANY_STATEMENTS, _SHORTEST_STATEMENT, _MOST_ITEMS = 4, 20, 400
_LABEL_ENDS = (b":</", b": </", b"</dt>", b"</th>", b"</label>")
_NOISE = (
    "script, style, noscript, template, svg, iframe, select, nav, header, footer, aside, dialog, [role=navigation], "
    "[role=banner], [role=contentinfo], [role=dialog], "
    "[aria-hidden=true], [hidden], [class*=cookie], [id*=cookie], [class*=modal], [class*=Modal], "
    "[class*=similar-jobs], [class*=related-jobs], [class*=newsletter], [class*=a11y], [class*=accessib]"
)
# What is shown when its tab or its heading is clicked belongs to the posting as well.
_PANEL = lazy_compile(r"tab|panel|accordion|collaps", re.IGNORECASE)
_MAIN = (
    "[itemprop=description]", "[class*=job-description]", "[class*=jobDescription]", "[class*=job_description]",
        "[id*=job-description]",
        "[id*=jobDescription]",
    "[id*=job_description]", "[class*=jobdescription]", "[class*=posting-description]", "[class*=job-detail]",
        "[class*=jobDetail]",
        "[id*=job-detail]",
        "[class*=vacancy]",
    "[class*=stellenangebot]", "[class*=job-content]", "[class*=job__description]", "main", "[role=main]", "article",
        "#content",
        "#main",
        ".content",
)  # fmt: skip
_SHORTEST_MAIN = 400
_TITLE = lazy_compile(r"<title\b[^>]{0,500}>(.{0,1000}?)</title", re.IGNORECASE | re.DOTALL)
_LANG = lazy_compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
_CANONICAL = lazy_compile(r"<link\b[^>]{0,1000}\brel\s*=\s*[\"']?canonical\b[^>]{0,3000}>", re.IGNORECASE)
_OG_URL = lazy_compile(r"<meta\b[^>]{0,1000}\bog:url\b[^>]{0,3000}>", re.IGNORECASE)
_HREF = lazy_compile(r"\b(?:href|content)\s*=\s*[\"']?(?P<href>https?://[^\"'\s>]{1,2000})", re.IGNORECASE)
# `<div><span>Ort</span> Kiel</div>`: a label in an element of its own, at the beginning of its line.
_LABEL_ELEMENT = lazy_compile(
    r"(?<=>)(?P<opening>\s*<(?P<name>span|b|strong|em|label)\b[^<>]*>)(?P<label>[^<>:]{2,40})(?P<closing></(?P=name)>)"
    r"(?=\s*(?:<(?:span|b|strong|em|a)\b[^<>]*>)?\s*[^\s<:])"
)
_HEAD = 5000
_SCRIPT_HEAD = 3000


def _statements(node: "LexborNode | None") -> "list[LexborNode]":
    """Return the list items that are statements, not links."""
    items = node.css("li") if node else []
    texts = ((item, item.text(strip=True)) for item in items[:_MOST_ITEMS])
    return [item for item, text in texts if len(text) >= _SHORTEST_STATEMENT and not item.css("a")]


def _is_panel(node: "LexborNode") -> bool:
    """Whether a hidden element is one of several that take turns to be shown."""
    attributes = node.attributes
    is_hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    named = " ".join(filter(None, (attributes.get("class"), attributes.get("role"), attributes.get("id"))))
    return is_hidden and bool(_PANEL.search(named)) and not (attributes.get("role") or "").startswith("dialog")


def _with_colon(match: re.Match[str]) -> str:
    """Mark a known label as such, so that it differs from its value."""
    label = unescape(match["label"])
    if marked_fact_of(label) is None and not is_understood(label):
        return match.group()
    return f"{match['opening']}{match['label']}: {match['closing']}"


class Page:
    """One HTML document with its address.

    Args:
        html: The document.
        url: Its address.
        content: The document in UTF-8, where it came so.
    """

    def __init__(self, *, html: str, url: str | None, content: bytes | None = None) -> None:
        self.html = html
        self.url = url
        self._content = content

    @cached_property
    def content(self) -> bytes:
        """The document in UTF-8."""
        return self.html.encode("utf-8", "replace") if self._content is None else self._content

    @cached_property
    def _parts(self) -> Dissection:
        return dissect(self.content)

    @cached_property
    def markup(self) -> str:
        """The document without the contents of its scripts, stylesheets and drawings."""
        return self._parts.markup.decode()

    @cached_property
    def body(self) -> bytes:
        """The markup without menus, in UTF-8."""
        return without_menus(self._parts.markup)

    @property
    def scripts(self) -> tuple[Script, ...]:
        """The inline scripts."""
        return self._parts.scripts

    @property
    def outline(self) -> bytes:
        """The markup without menus and the beginnings of the scripts, in UTF-8: enough to tell who serves the page."""
        beginnings = (script.content[:_SCRIPT_HEAD].encode() for script in self.scripts)
        return b"\n".join((self.body, *beginnings))

    @cached_property
    def tree(self) -> "LexborHTMLParser":
        """The parsed markup."""
        from selectolax.lexbor import LexborHTMLParser

        return LexborHTMLParser(self.markup)

    @cached_property
    def title(self) -> str:
        """The text of `<title>`."""
        match = _TITLE.search(self.markup)
        return without_markup(match.group(1)) if match else ""

    @cached_property
    def language(self) -> str | None:
        """The `lang` attribute of `<html>`."""
        match = _LANG.search(self.html[:_HEAD])
        return match.group(1).lower() if match else None

    @cached_property
    def meta(self) -> dict[str, str]:
        """Meta tags by lower-case name, property or itemprop; the first that is not empty counts."""
        found: dict[str, str] = {}
        for node in self.tree.css("meta[content]"):
            attributes = node.attributes
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = without_markup(attributes.get("content") or "")
            if name and content:
                found.setdefault(name.lower(), content)
        return found

    @cached_property
    def address(self) -> str | None:
        """The document's URL, or what the page calls its canonical one."""
        return self.url or self.canonical

    @cached_property
    def canonical(self) -> str | None:
        """The address that the page gives itself, wherever it was read from; found without parsing the page."""
        tag = _CANONICAL.search(self.markup) or _OG_URL.search(self.markup)
        address = _HREF.search(tag.group()) if tag else None
        return unescape(address["href"], attribute=True) if address else None

    @cached_property
    def headings(self) -> list[str]:
        """Distinct texts of `h1`, or of `h2` where there is no `h1`."""
        for selector in ("h1", "h2"):
            texts = dict.fromkeys(
                text for node in self.tree.css(selector) if (text := without_markup(node.text(separator=" ")))
            )
            if texts:
                return list(texts)
        return []

    @cached_property
    def main_html(self) -> str:
        """The markup of the part that holds the posting, without navigation, dialogs and footers."""
        tree = self.tree.clone()
        for node in tree.css(_NOISE):
            if not _is_panel(node):
                node.decompose()
        is_listed = len(_statements(tree.body)) >= _MANY_STATEMENTS
        for selector in _MAIN:
            for node in tree.css(selector):
                is_long = len(node.text(separator=" ").strip()) >= _SHORTEST_MAIN
                # Where the page has lists, the part without any is the firm's description of itself.
                if is_long and (not is_listed or len(_statements(node)) > 1):
                    return node.html or ""
        return (tree.body.html if tree.body else tree.html) or ""

    @cached_property
    def main_lines(self) -> list[TextLine]:
        """The lines of the main part."""
        return lines_of(_LABEL_ELEMENT.sub(_with_colon, self.main_html))

    @cached_property
    def cards(self) -> Cards:
        """The other postings in the main part."""
        return Cards(self.main_lines, address=self.address)

    @cached_property
    def links(self) -> "list[tuple[str, LexborNode]]":
        """The addresses of the links, with their nodes."""
        return [(node.attributes.get("href") or "", node) for node in self.nodes("a[href]")]

    @cached_property
    def lines(self) -> list[TextLine]:
        """The lines of the whole visible page."""
        return lines_of((self.tree.body.html if self.tree.body else self.markup) or "")

    @cached_property
    def labelled_lines(self) -> list[TextLine]:
        """The lines of the page without its menus, labels in elements of their own marked with a colon."""
        return lines_of(_LABEL_ELEMENT.sub(_with_colon, self.body.decode(errors="ignore")))

    @cached_property
    def lines_below_heading(self) -> list[TextLine]:
        """The labelled lines around and right below the main heading; those of the whole page where it has none."""
        start = self.body.find(b"<h1")
        if start < 0:
            return self.labelled_lines
        near = self.body[start : start + _NEAR]
        if not any(mark in near for mark in _LABEL_ENDS):
            return []
        return lines_of(_LABEL_ELEMENT.sub(_with_colon, near.decode(errors="ignore")))

    @cached_property
    def text(self) -> str:
        """The visible text of the whole page, one line per block."""
        return "\n".join(line.text for line in self.lines)

    def select(self, *selectors: str) -> str | None:
        """Return the text of the first node that matches one of the selectors, in their order, and is not empty."""
        for target in selectors:
            selector, _, attribute = target.partition("@")
            for node in self.tree.css(selector):
                content = node.attributes.get(attribute) if attribute else node.text(separator=" ")
                if text := without_markup(content or ""):
                    return text
        return None

    def select_html(self, *selectors: str) -> str | None:
        """Return the inner markup of the nodes of the first selector that matches anything with text."""
        for selector in selectors:
            parts = [node.html or "" for node in self.tree.css(selector) if node.text(strip=True)]
            if parts:
                return "\n".join(parts)
        return None

    def select_all(self, selector: str) -> list[str]:
        """Return the distinct non-empty texts of all matching nodes."""
        return list(
            dict.fromkeys(
                text for node in self.tree.css(selector) if (text := without_markup(node.text(separator=" ")))
            )
        )

    def nodes(self, selector: str) -> "list[LexborNode]":
        """Return the matching nodes."""
        return self.tree.css(selector)
