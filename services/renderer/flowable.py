"""The base of what the guide draws itself."""

from reportlab.platypus import Flowable

__all__ = ["Drawing"]


class Drawing(Flowable):
    """A flowable that draws on `self.canv`, whose origin is then its lower left corner."""

    def draw(self) -> None:
        """Draw it, within the size that `wrap` returned last."""
        raise NotImplementedError
