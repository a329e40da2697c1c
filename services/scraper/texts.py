"""Foreign text made fit to be stored, compared and quoted."""

import html
import re
from html.parser import HTMLParser

from typing_extensions import override

__all__ = ["clean", "cut", "plain"]

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
"""Only with the semicolon: without it `&copy=1` in an address would become a sign."""
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\xa0]{2,}")
_EMPTY_LINES = re.compile(r"\n\s*\n\s*\n+")
_MOST_MARKUP = 100_000
"""Characters read of a fragment: the parser's time grows faster than hostile input."""
_BLOCKS = frozenset({"p", "br", "li", "pre", "div", "ul", "ol", "blockquote"})


def clean(text: str) -> str:
    """Return the text with entities resolved, unprintable characters removed and blank space tidied."""
    # Twice: some servers escape what their users had already typed as an entity.
    for _ in range(2):
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _EMPTY_LINES.sub("\n\n", _BLANKS.sub(" ", text)).strip()


def cut(text: str, limit: int) -> str:
    """Return at most `limit` characters of the text, ending after a whole word where there is one."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    if not text[limit].isspace():
        words, blank, _ = head.rpartition(" ")
        head = words if blank else head
    return head.rstrip()


def plain(markup: str) -> str:
    """Return the text of an HTML fragment; paragraphs become lines."""
    reader = _TextOf()
    reader.feed(markup[:_MOST_MARKUP])
    reader.close()
    return clean("".join(reader.parts))


class _TextOf(HTMLParser):
    """Collects the text of a fragment."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")

    @override
    def handle_data(self, data: str) -> None:
        self.parts.append(data)
