"""The one way from foreign text to a ReportLab paragraph.

ReportLab reads paragraph text as markup that can open files and set links. So nothing else in this service builds
markup: a plain `str` is always data and is escaped; what should look or act differently is one of the parts below.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from services.renderer import theme
from services.renderer.bidi import BidiText, to_visual
from services.renderer.fonts import BOLD, REGULAR
from services.renderer.lettering import by_face
from services.renderer.text import LONGEST_TEXT, clean, is_mostly_cjk, is_rtl

__all__ = ["Inline", "Jump", "Link", "Muted", "Strong", "paragraph", "safe_url"]

_SCHEMES = frozenset({"http", "https", "mailto"})
_LONGEST_URL = 2048
_NO_BREAK = "\u00a0"
_UNBROKEN = 60
"""Asides shorter than this stay on one line."""
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True)
class Link:
    """Text that opens an address; plain text when the address is not allowed."""

    text: str
    url: str | None


@dataclass(frozen=True)
class Jump:
    """Text that leads to a place in the document. `target` is a key of the document's own making."""

    text: str
    target: str


@dataclass(frozen=True)
class Strong:
    """Text in bold."""

    text: str


@dataclass(frozen=True)
class Muted:
    """An aside: smaller, grey and upright."""

    text: str


Inline: TypeAlias = str | Link | Jump | Strong | Muted


def paragraph(
    *parts: Inline, style: ParagraphStyle, limit: int = LONGEST_TEXT, kind: type[Paragraph] = Paragraph
) -> Flowable:
    """Return a paragraph of `parts` with a space between them, each cleaned and cut to `limit` characters.

    Text that is written from right to left wraps properly when it is the only part.
    """
    texts = [clean(_text(part), limit=limit) for part in parts]
    if len(parts) == 1 and is_rtl(texts[0]):
        return BidiText(texts[0], style=style, markup=_marker(parts[0], style), kind=kind)
    marked = [
        _glue(part) + _marker(part, style)(to_visual(text) if is_rtl(text) else text)
        for part, text in zip(parts, texts, strict=True)
    ]
    return kind("".join(marked).removeprefix(" "), _cjk(style) if is_mostly_cjk("".join(texts)) else style)


def safe_url(url: str | None) -> str | None:
    """Return `url` in ASCII when it may be put behind a link: http, https or mailto; else None."""
    if not url or len(url) > _LONGEST_URL or not url.isprintable():
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.path):
        return None
    return quote(url.strip(), safe=_URL_SAFE)


def _text(part: Inline) -> str:
    return part if isinstance(part, str) else part.text


def _glue(part: Inline) -> str:
    """Return the space before a part; a reference does not leave what it refers to."""
    return _NO_BREAK if isinstance(part, Jump) else " "


def _marker(part: Inline, style: ParagraphStyle) -> Callable[[str], str]:
    """Return what turns the part's clean text into markup."""

    def mark(text: str) -> str:
        match part:
            case Strong():
                return _font(_runs(text, BOLD), face=BOLD)
            case Muted():
                kept = text.replace(" ", _NO_BREAK) if len(text) < _UNBROKEN else text
                return _font(_runs(kept, REGULAR), face=REGULAR, size=style.fontSize - 1.2, color=theme.MUTED)
            case Jump(target=target):
                return _anchor("#" + target, _font(_runs(text, REGULAR), face=REGULAR, size=style.fontSize - 1.2))
            case Link(url=url) if (safe := safe_url(url)) is not None:
                return _anchor(safe, _runs(text, style.fontName))
            case _:
                return _runs(text, style.fontName)

    return mark


def _runs(text: str, base: str) -> str:
    """Return `text` escaped, with the stretches marked that another face has to draw."""
    return "".join(escape(run) if face == base else _font(escape(run), face=face) for face, run in by_face(text, base))


def _font(markup: str, *, face: str, size: float | None = None, color: Color | None = None) -> str:
    attributes: Iterable[tuple[str, Any]] = (
        ("name", face),
        ("size", size),
        ("color", "#" + color.hexval()[2:] if color else None),
    )
    return f"<font {' '.join(f'{name}={quoteattr(str(value))}' for name, value in attributes if value)}>{markup}</font>"


def _anchor(href: str, markup: str) -> str:
    return f"<a href={quoteattr(href)} color={quoteattr('#' + theme.LINK.hexval()[2:])}>{markup}</a>"


@lru_cache(maxsize=128)
def _cjk(style: ParagraphStyle) -> ParagraphStyle:
    return theme.derive(style, wordWrap="CJK")
