"""How a paragraph looks."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from services.renderer.typesetting.measures import Color

__all__ = ["Align", "Style", "derive"]

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Measures are points."""

    font: str
    size: float
    leading: float
    """From one baseline to the next."""
    color: Color
    indent: float = 0
    align: Align = "left"
    before: float = 0
    """Space above; of two paragraphs the larger one counts."""
    after: float = 0
    keep_with_next: bool = False


@cache
def derive(style: Style, **changes: Any) -> Style:
    """Return `style` with some of it changed; the same object for the same changes."""
    return replace(style, **changes)
