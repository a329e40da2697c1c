"""Arabic and Hebrew: letters joined, lines broken in reading order, each line laid out from right to left."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from typing_extensions import override

from services.renderer.flowable import Drawing
from services.renderer.fonts import REGULAR, face_for
from services.renderer.lettering import line_width
from services.renderer.text import clean, is_rtl
from services.renderer.theme import derive

__all__ = ["BidiText", "one_line", "to_visual"]


def to_visual(text: str) -> str:
    """Return `text` in the order in which its characters stand on one line, from left to right."""
    return _reorder(_join(text), rtl=_is_rtl(text))


def one_line(text: str, *, limit: int) -> str:
    """Return foreign text cleaned and ordered for a single line that is drawn without markup."""
    text = clean(text, limit=limit)
    return to_visual(text) if is_rtl(text) else text


class BidiText(Drawing):
    """A paragraph with right-to-left text.

    ReportLab breaks lines only after the order is settled, which would put the last words first. So lines are broken
    here, in reading order, and handed over one by one.
    """

    def __init__(
        self, text: str, *, style: ParagraphStyle, markup: Callable[[str], str], kind: type[Paragraph]
    ) -> None:
        super().__init__()
        self._text = _join(text)
        self._rtl = _is_rtl(text)
        self.style = derive(style, alignment=TA_RIGHT) if self._rtl else style
        self._markup = markup
        self._kind = kind
        self._inner: Any = None

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        width = availWidth - self.style.leftIndent - self.style.rightIndent
        lines = (_reorder(line, rtl=self._rtl) for line in self._lines(width))
        self._inner = self._kind("<br/>".join(map(self._markup, lines)), self.style)
        return self._inner.wrap(availWidth, availHeight)  # type: ignore[no-any-return]  # ReportLab's own signature

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        self.wrap(availWidth, availHeight)
        return list(self._inner.split(availWidth, availHeight))

    @override
    def draw(self) -> None:
        self._inner.drawOn(self.canv, 0, 0)

    def _lines(self, width: float) -> Iterator[str]:
        line = ""
        for word in self._text.split(" "):
            longer = f"{line} {word}".strip()
            if line and self._width(longer) > width:
                yield line
                line = word
            else:
                line = longer
        yield line

    def _width(self, text: str) -> float:
        return line_width(text, self.style.fontName, self.style.fontSize)


def _is_rtl(text: str) -> bool:
    from bidi import get_base_level  # type: ignore[import-untyped]  # ships no types

    return bool(get_base_level(text))


def _reorder(text: str, *, rtl: bool) -> str:
    from bidi import get_display

    return str(get_display(text, base_dir="R" if rtl else "L"))


def _join(text: str) -> str:
    import arabic_reshaper  # type: ignore[import-untyped]  # ships no types

    joined = arabic_reshaper.reshape(text)
    # FiraGO has no isolated presentation forms: the plain letters look the same.
    return "".join(char if face_for(char, REGULAR) else unicodedata.normalize("NFKC", char) for char in joined)
