"""Demands of the posting: what will be probed, a likely question, what to have ready."""

from contracts.insights import Requirement
from contracts.outline import Group
from services.renderer.components.items import item
from services.renderer.components.structure import bullets
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing
from services.renderer.layout.inline import Strong, paragraph
from services.renderer.sections.context import GuideContext

__all__ = ["requirements"]


def requirements(group: Group, context: GuideContext) -> list[Drawing]:
    """Return each demand with the advice on it."""
    rows = []
    for entry in group.entries:
        demand: Requirement = context.part(entry)
        advice = _advice(demand)
        rows.append(item(demand, entry, context.sources, style=theme.QUESTION, after=advice, space_before=8))
    return bullets(rows)


def _advice(demand: Requirement) -> list[Drawing]:
    lines = (
        ("They probe:", demand.probes),
        ("Likely question:", demand.question),
        ("Have ready:", demand.have_ready),
    )
    style = theme.indented(theme.GUIDANCE)
    return [paragraph(Strong(label), text, style=style) for label, text in lines if text]
