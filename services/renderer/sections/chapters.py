"""Renders the outline: each section with its heading, its groups, and what an empty one says."""

from collections.abc import Callable, Iterator

from contracts.insights import Item, ProcessStage
from contracts.outline import Group, OutlineSection
from services.renderer.components.contents import SectionHeading
from services.renderer.components.items import item, note, subheading
from services.renderer.components.structure import bullets, within
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing, Opening
from services.renderer.layout.inline import paragraph
from services.renderer.sections.accounts import accounts
from services.renderer.sections.context import GuideContext
from services.renderer.sections.gaps import checks, gaps
from services.renderer.sections.lines import posting_lines
from services.renderer.sections.pay import pay_chart
from services.renderer.sections.questions import questions
from services.renderer.sections.requirements import requirements
from services.renderer.sections.source_list import quoted_sources, read_sources
from services.renderer.sections.stages import stages
from services.renderer.sections.stories import stories
from services.renderer.sections.weeks import weeks
from services.renderer.typesetting.style import derive

__all__ = ["chapters"]

_ROOM = 0.18
"""Share of a page that must be free for a section to start on it; less would leave a heading with two lines."""

Renderer = Callable[[Group, GuideContext], list[Drawing]]


def chapters(context: GuideContext) -> Iterator[Drawing]:
    """Yield every section of the outline."""
    for section in context.outline:
        heading = _opening(section, context)
        yield from [heading[0], *within("Sect", [*heading[1:], *_body(section, context)])]


def _opening(section: OutlineSection, context: GuideContext) -> list[Drawing]:
    lead = derive(theme.indented(theme.LEAD), keep_with_next=True)
    return [
        Opening(_ROOM * context.height),
        SectionHeading(context.contents.section(section.id), context.contents),
        paragraph(section.lead, style=lead),
    ]


def _body(section: OutlineSection, context: GuideContext) -> Iterator[Drawing]:
    match section.id:
        case "gaps":
            yield from _groups(section, context, gaps)
            yield from checks(context)
        case "pay":
            yield from pay_chart(context)
            yield from _groups(section, context)
        case "sources":
            yield from _sources(section, context)
        case _:
            yield from _groups(section, context)


def _groups(section: OutlineSection, context: GuideContext, render: Renderer | None = None) -> Iterator[Drawing]:
    if not section.groups:
        yield note(section.nothing)
    for group in section.groups:
        if group.title:
            yield subheading(group.title)
        yield from (render or _RENDERERS[group.kind])(group, context)


def _sources(section: OutlineSection, context: GuideContext) -> Iterator[Drawing]:
    quoted = next((group for group in section.groups if not group.title), Group("", "sources", ()))
    yield from quoted_sources(quoted, context) or [note(section.nothing)]
    for group in section.groups:
        if group.title:
            yield subheading(group.title)
            yield from read_sources(group, context)


def _items(group: Group, context: GuideContext) -> list[Drawing]:
    parts = ((entry, context.part(entry)) for entry in group.entries)
    return bullets(item(part, entry, context.sources, details=_details(part)) for entry, part in parts)


def _details(part: Item) -> list[str]:
    """Return the kind of role for which a round was reported, when it is not the guide's."""
    return [f"for {part.other_role}"] if isinstance(part, ProcessStage) and part.other_role else []


_RENDERERS: dict[str, Renderer] = {
    "accounts": accounts,
    "items": _items,
    "lines": posting_lines,
    "questions": questions,
    "requirements": requirements,
    "stages": stages,
    "stories": stories,
    "weeks": weeks,
}
