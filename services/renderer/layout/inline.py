"""Builds paragraphs from plain text and inline parts (links, bold text, asides).

Text is never interpreted as markup, so nothing a stranger wrote can change the layout.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TypeAlias

from services.guides.addresses import safe_url
from services.renderer.layout import theme
from services.renderer.layout.paragraph import Paragraph
from services.renderer.typesetting.bidi import reads_rtl
from services.renderer.typesetting.fonts import BOLD, REGULAR
from services.renderer.typesetting.line_breaking import NO_BREAK, Run
from services.renderer.typesetting.shaping import HYPHEN
from services.renderer.typesetting.style import Style, derive
from services.renderer.typesetting.text import LONGEST_TEXT, is_rtl, printable
from services.renderer.typesetting.text_block import TextBlock

__all__ = ["Inline", "Jump", "Link", "Muted", "Strong", "divisible", "paragraph"]

_WITHIN_A_WORD = re.compile(f"(?<=\\w){HYPHEN}(?=\\w)")
_UNBROKEN = 60
"""Asides and references shorter than this stay on one line."""
_ASIDE = 1.2
"""By how many points asides and references are smaller."""
_LONGEST_KEPT = 700
_MOST_KEPT = 4096
"""Paragraphs of fewer than so many characters, and how many of them, stay ready to be used again: some 20 MB."""


@dataclass(frozen=True, slots=True)
class Link:
    """Text that opens an address; plain text when the address is not allowed."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Jump:
    """Text that leads to a place in the document. `target` is a key of the document's own making."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Muted:
    """An aside: smaller, grey and upright."""

    text: str


Inline: TypeAlias = str | Link | Jump | Strong | Muted


def paragraph(*parts: Inline, style: Style, limit: int = LONGEST_TEXT, kind: type[Paragraph] = Paragraph) -> Paragraph:
    """Return a paragraph of `parts` with a space between them, each cleaned and cut to `limit` characters."""
    worth_keeping = sum(len(part if isinstance(part, str) else part.text) for part in parts) < _LONGEST_KEPT
    return kind(_kept_text_block(parts, style, limit) if worth_keeping else _text_block(parts, style, limit))


def _text_block(parts: Sequence[Inline], style: Style, limit: int) -> TextBlock:
    divided = [divisible(part if isinstance(part, str) else part.text, limit) for part in parts]
    texts = [text for text, _ in divided]
    mirrored = any(map(is_rtl, texts))
    runs: list[Run] = []
    for part, (text, hyphens) in zip(parts, divided, strict=True):
        if runs:
            runs[-1] = runs[-1].saying(runs[-1].text + _glue(part))
        if text:
            whole = isinstance(part, Muted | Jump) and len(text) < _UNBROKEN
            runs.append(_look(part, style)._replace(text=text, whole=whole, hyphens=hyphens))
    if not mirrored:
        return TextBlock(runs, style=style)
    rtl = reads_rtl("".join(texts))
    return TextBlock(runs, style=derive(style, align="right") if rtl else style, rtl=rtl)


_kept_text_block = lru_cache(maxsize=_MOST_KEPT)(_text_block)
"""Headings and general advice are the same in every guide for a kind of role."""


def divisible(text: str, limit: int) -> tuple[str, tuple[int, ...]]:
    """Return what is printed of a text, and the places where soft hyphens stood in words of it."""
    if HYPHEN not in text:
        return printable(text, limit=limit), ()
    pieces = [printable(piece) for piece in _WITHIN_A_WORD.split(text)]
    uncut = "".join(pieces)
    text = printable(uncut, limit=limit)
    places = accumulate(len(piece) for piece in pieces[:-1])
    return text, tuple(place for place in places if text[place : place + 1] == uncut[place])


def _glue(part: Inline) -> str:
    """Return the space before a part; a reference does not leave what it refers to."""
    return NO_BREAK if isinstance(part, Jump) else " "


def _aside(size: float) -> float:
    return max(size - _ASIDE, theme.SMALLEST)


def _look(part: Inline, style: Style) -> Run:
    """Return how a part looks and acts, without its text."""
    font, size, color = style.font, style.size, style.color
    match part:
        case Strong():
            return Run("", BOLD, size, color)
        case Muted():
            return Run("", REGULAR, _aside(size), theme.MUTED)
        case Jump(target=target):
            return Run("", REGULAR, _aside(size), theme.LINK, "#" + target)
        case Link(url=url) if (address := safe_url(url)) is not None:
            return Run("", font, size, theme.LINK, address)
        case _:
            return Run("", font, size, color)
