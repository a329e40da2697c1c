"""What an HTML fragment of a post says."""

import re
from html.parser import HTMLParser

from typing_extensions import override

from lexicon.text import clean_lines

__all__ = ["text_of_html"]

_MOST_MARKUP = 100_000
"""Characters read of a fragment: the parser's time grows faster than hostile input."""
_PARAMETER = re.compile(r"&(?=[A-Za-z][A-Za-z0-9]*=)")
"""The ampersand of an address: `&copy=1` would become a sign."""
_BLOCKS = frozenset({"p", "br", "li", "pre", "div", "ul", "ol", "blockquote"})


def text_of_html(markup: str) -> str:
    """Return the text of an HTML fragment; paragraphs become lines."""
    reader = _TextOf()
    reader.feed(_PARAMETER.sub("&amp;", markup[:_MOST_MARKUP]))
    reader.close()
    return clean_lines("".join(reader.parts))


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
