"""The rounds of the interview process."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer
from typing_extensions import override

from contracts.insights import ProcessStage
from contracts.outline import Entry, Group
from runtime.english import counted
from services.renderer.components.items import item, subheading
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting import theme
from services.renderer.typesetting.drawing import Drawing
from services.renderer.typesetting.fonts import BOLD
from services.renderer.typesetting.inline import paragraph

__all__ = ["stages"]


def stages(group: Group, context: GuideContext) -> list[Flowable]:
    """Return the process at a glance, then each round in detail."""
    parts: list[ProcessStage] = [context.part(entry) for entry in group.entries]
    flow: list[Flowable] = [_Track([_named(stage) for stage in parts]), Spacer(0, 4)]
    for number, (entry, stage) in enumerate(zip(group.entries, parts, strict=True), start=1):
        flow += _stage(number, entry, stage, context)
    return flow


def _stage(number: int, entry: Entry, stage: ProcessStage, context: GuideContext) -> list[Flowable]:
    facts = [*entry.details, *([counted(stage.reports, "report")] if stage.reports else [])]
    flow = [
        subheading(f"Round {number}: {_named(stage)}"),
        *item(stage, entry, context.sources, details=facts),
    ]
    if entry.children:
        style = theme.derive(theme.indented(theme.EYEBROW), keepWithNext=1)
        flow.append(paragraph("How to prepare for it", style=style))
    return flow + [row for tip in entry.children for row in item(context.part(tip), tip, context.sources)]


def _named(stage: ProcessStage) -> str:
    return stage.name[0].upper() + stage.name[1:]


class _Track(Drawing):
    """The stages as numbered stops on a line, with their names below."""

    _per_row = 6
    _radius = 10.0

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._rows = [
            [(start + offset + 1, name) for offset, name in enumerate(names[start : start + self._per_row])]
            for start in range(0, len(names), self._per_row)
        ]
        self.spaceBefore = 8
        self.spaceAfter = 6

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self._column = availWidth / max(len(self._rows[0]), 3)
        self._cells = [[(number, self._label(name)) for number, name in row] for row in self._rows]
        self._heights = [
            2 * self._radius + 6 + max(label.wrap(self._column - 10, availHeight)[1] for _, label in row) + 8
            for row in self._cells
        ]
        return availWidth, sum(self._heights)

    @override
    def draw(self) -> None:
        canvas = self.canv
        top = sum(self._heights)
        for row, height in zip(self._cells, self._heights, strict=True):
            middle = top - self._radius
            canvas.setStrokeColor(theme.RULE)
            canvas.setLineWidth(2)
            canvas.line(self._column / 2, middle, self._column * (len(row) - 0.5), middle)
            for index, (number, label) in enumerate(row):
                x = self._column * (index + 0.5)
                canvas.setFillColor(theme.INK)
                canvas.circle(x, middle, self._radius, stroke=0, fill=1)
                canvas.setFillColor(theme.WHITE)
                canvas.setFont(BOLD, 10)
                canvas.drawCentredString(x, middle - 3.6, str(number))
                _, label_height = label.wrap(self._column - 10, height)
                label.drawOn(canvas, self._column * index + 5, middle - self._radius - 5 - label_height)
            top -= height

    def _label(self, name: str) -> Flowable:
        return paragraph(name, style=theme.derive(theme.TILE_LABEL, textColor=theme.INK), limit=60)
