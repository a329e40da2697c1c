"""One line of a document, with what it is."""

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["LineKind", "TextLine"]

LineKind = Literal["heading", "item", "text"]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a document."""

    text: str
    kind: LineKind = "text"
    links: tuple[str, ...] = field(default=(), compare=False)
    """The addresses of the links that the line consists of; empty where other words stand beside them."""
    level: int = field(default=0, compare=False)
    """Of a heading: 1 to 6 as in HTML, 7 for bold text, 8 for capitals or a colon."""
