"""The base of what the guide draws itself."""

from typing import Any

from reportlab.platypus import Flowable
from typing_extensions import override

from services.renderer.typesetting.canvas import GuideCanvas

__all__ = ["Drawing"]


class Drawing(Flowable):
    """A flowable that draws on `self.canv`, whose origin is then its lower left corner."""

    canv: GuideCanvas

    @override
    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """Draw it with its lower left corner at a place; ReportLab's own looks for alignments and frames first."""
        canvas.saveState()
        canvas.translate(x, y)
        self.canv = canvas
        self.draw()
        del self.canv
        canvas.restoreState()

    def draw(self) -> None:
        """Draw it, within the size that `wrap` returned last."""
        raise NotImplementedError
