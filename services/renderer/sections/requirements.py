"""Demands of the posting: what will be probed, a likely question, what to have ready."""

from reportlab.platypus import Flowable

from contracts.insights import Requirement
from contracts.outline import Group
from services.renderer.components.items import item
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting import theme
from services.renderer.typesetting.inline import Strong, paragraph

__all__ = ["requirements"]


def requirements(group: Group, context: GuideContext) -> list[Flowable]:
    """Return each demand with the advice on it."""
    flow: list[Flowable] = []
    for entry in group.entries:
        demand: Requirement = context.part(entry)
        flow += item(demand, entry, context.sources, style=theme.QUESTION, after=_advice(demand), space_before=8)
    return flow


def _advice(demand: Requirement) -> list[Flowable]:
    lines = (
        ("They probe:", demand.probes),
        ("Likely question:", demand.question),
        ("Have ready:", demand.have_ready),
    )
    style = theme.indented(theme.GUIDANCE)
    return [paragraph(Strong(label), text, style=style) for label, text in lines if text]
