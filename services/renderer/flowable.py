"""The base of what the guide draws itself."""

from reportlab.platypus import Flowable

from services.renderer.canvas import GuideCanvas

__all__ = ["Drawing"]


class Drawing(Flowable):
    """A flowable that draws on `self.canv`, whose origin is then its lower left corner."""

    canv: GuideCanvas

    def draw(self) -> None:
        """Draw it, within the size that `wrap` returned last."""
        raise NotImplementedError
