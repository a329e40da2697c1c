"""What no page break should divide."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether
from typing_extensions import override

__all__ = ["Together"]

_ENDLESS = float(0xFFFFFF)
"""Points; ReportLab's own measure of a height that fits nowhere."""


class Together(KeepTogether):
    """Flowables that go to the next page as one when this one has no room for all of them.

    ReportLab's own class copies the whole frame to measure its content, which costs more than the measuring. That is
    for content that adds to the story while it is measured; the guide has none.
    """

    _content: Sequence[Flowable]

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        height = after = 0.0
        heights: list[float] = []
        for part in self._content:
            _, own = part.wrapOn(self.canv, aW, _ENDLESS)
            heights.append(own)
            if own > 0:
                height += own + (max(part.getSpaceBefore(), after) if height else 0)
                after = part.getSpaceAfter()
        self._H, self._H0 = height, heights[0]
        self._wrapInfo = aW, aH
        return aW, _ENDLESS  # never drawn whole: ReportLab asks it to be divided, and then each part to be drawn
