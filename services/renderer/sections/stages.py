"""The rounds of the interview process."""

from collections.abc import Sequence

from typing_extensions import override

from contracts.insights import ProcessStage
from contracts.outline import Entry, Group
from services.renderer.components.items import item, subheading
from services.renderer.components.structure import bullets
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing, Gap
from services.renderer.layout.inline import paragraph
from services.renderer.layout.paragraph import Paragraph
from services.renderer.pdf.canvas import Canvas
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting.fonts import BOLD
from services.renderer.typesetting.single_line import line_width, single_line
from services.renderer.typesetting.style import derive

__all__ = ["stage_name", "stages"]


def stages(group: Group, context: GuideContext) -> list[Drawing]:
    """Return the process at a glance, then each round in detail."""
    parts: list[ProcessStage] = [context.part(entry) for entry in group.entries]
    flow: list[Drawing] = [_Track([stage_name(stage) for stage in parts]), Gap(4)]
    for number, (entry, stage) in enumerate(zip(group.entries, parts, strict=True), start=1):
        flow += _stage(number, entry, stage, context)
    return flow


def _stage(number: int, entry: Entry, stage: ProcessStage, context: GuideContext) -> list[Drawing]:
    facts = [*entry.details, *([f"reported by {stage.reports}"] if stage.reports else [])]
    flow = [
        subheading(f"Round {number}: {stage_name(stage)}"),
        *item(stage, entry, context.sources, details=facts),
    ]
    if entry.children:
        style = derive(theme.indented(theme.EYEBROW), keep_with_next=True)
        flow.append(paragraph("How to prepare for it", style=style))
    return flow + bullets(item(context.part(tip), tip, context.sources) for tip in entry.children)


def stage_name(stage: ProcessStage) -> str:
    """Return the name of a round as the first words of a line."""
    # Other scripts and languages have rules of their own for capitals, or none.
    return stage.name[0].upper() + stage.name[1:] if stage.name[0].isascii() else stage.name


class _Track(Drawing):
    """The stages as numbered stops on a line, with their names below."""

    _per_row = 6
    _radius = 10.0
    space_before = 14
    space_after = 6

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._rows = [
            [(start + offset + 1, name) for offset, name in enumerate(names[start : start + self._per_row])]
            for start in range(0, len(names), self._per_row)
        ]

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._column = width / max(len(self._rows[0]), 3)
        self._cells = [[(number, self._label(name)) for number, name in row] for row in self._rows]
        self._heights = [
            2 * self._radius + 6 + max(label.wrap(self._column - 10, height)[1] for _, label in row) + 8
            for row in self._cells
        ]
        return width, sum(self._heights)

    @override
    def draw(self, canvas: Canvas) -> None:
        canvas.open("L", "/A<</O/List/ListNumbering/Decimal>>")
        top = sum(self._heights)
        for row, height in zip(self._cells, self._heights, strict=True):
            middle = top - self._radius
            canvas.stroke(theme.RULE, 2)
            canvas.line(self._column / 2, middle, self._column * (len(row) - 0.5), middle)
            for index, (number, label) in enumerate(row):
                x = self._column * (index + 0.5)
                canvas.fill_color(theme.INK)
                canvas.circle(x, middle, self._radius)
                words = str(number)
                with canvas.part("LI"):
                    with canvas.part("Lbl"):
                        left = x - line_width(words, BOLD, 10) / 2
                        canvas.write_at(left, middle - 3.6, single_line(f"{words} ", BOLD, 10, theme.WHITE))
                    _, label_height = label.wrap(self._column - 10, height)
                    with canvas.part("LBody"):
                        label.draw_on(canvas, self._column * index + 5, middle - self._radius - 5 - label_height)
            top -= height
        canvas.close()

    def _label(self, name: str) -> Paragraph:
        return paragraph(name, style=derive(theme.TILE_LABEL, color=theme.INK), limit=60)
