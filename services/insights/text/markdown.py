"""Posts are written in Markdown: what a reader sees of them, and what their words are.

Quotes stay as they were published; only texts *derived* from them pass through `without_markdown`.
"""

import re

from lexicon.text import squeeze, strip_hidden, unescape

__all__ = ["comparable", "without_markdown", "words"]

_MARKED = re.compile(r"[]&\\*_`~#>]")
"""Without one of these signs there is neither markup nor an entity to resolve; most sentences have none."""
_LINK = re.compile(r"!?\[([^\]\n]{1,200})\]\s?\((?:[^()\s]|\([^()\s]*\))*\)")
_MARKUP = re.compile(
    r"(\*{1,3}|_{2,3}|`+|~~|^\s{0,3}#{1,6}\s+|^\s{0,3}>+\s?|(?<!\w)_(?=\w)|(?<=\w)_(?!\w))", re.MULTILINE
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~>&^|-])")
_ASCII_SIGNS = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
    }
)
_WORD = re.compile(r"[a-z0-9][a-z0-9+#]*(?:'[a-z]+)?")


def without_markdown(text: str) -> str:
    """Return one line of text as a reader sees it: no markup, links reduced to their label, nothing hidden."""
    if _MARKED.search(text):
        text = _LINK.sub(r"\1", unescape(text, attribute=True, rounds=2))
        text = _ESCAPE.sub(r"\1", _MARKUP.sub("", text))
    return squeeze(strip_hidden(text))


def comparable(text: str) -> str:
    """Return text for comparing quotes: no markup, lower case, ASCII quotes and dashes."""
    return without_markdown(text).translate(_ASCII_SIGNS).lower()


def words(text: str) -> list[str]:
    """Return the words of a text, comparable."""
    return _WORD.findall(comparable(text))
