"""What a guide's outline says, in order, and what of it is missing from a text."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from contracts.insights import Insights, Item, PlanWeek, Source, Story
from contracts.job import JobDetails
from contracts.outline import Group, entries_of, outline_of, resolve
from services.guides.markdown import guide_markdown

__all__ = ["markdown_text", "missing_from", "outline_words", "statements"]


def outline_words(job: JobDetails, insights: Insights) -> Iterator[str]:
    """Every title and every statement of the outline, in order."""
    for section in outline_of(job, insights):
        yield section.title
        for group in section.groups:
            yield group.title
            yield from _statements(group, job, insights)


def statements(job: JobDetails, insights: Insights) -> Iterator[str]:
    """Every statement of the outline and every quote that is printed below it, in order."""
    for section in outline_of(job, insights):
        for group in section.groups:
            yield from _statements(group, job, insights, quotes=group.kind != "stages")


def _statements(group: Group, job: JobDetails, insights: Insights, *, quotes: bool = False) -> Iterator[str]:
    for entry in entries_of([group]):
        part = resolve(entry.ref, job=job, insights=insights)
        yield _words(part)
        if quotes and isinstance(part, Item):
            yield from (part.evidence[index].quote for index in entry.quotes)


def _words(part: Any) -> str:
    match part:
        case Item():
            return part.text
        case PlanWeek():
            return part.focus
        case Source():
            return part.title
        case Story():
            return part.question
        case _:
            return str(part)


def missing_from(text: str, wanted: Iterable[str]) -> list[str]:
    """Return what is not in the text, or not behind the one before, whatever its spaces, marks and capitals."""
    text, place, missing = _letters(text), 0, []
    for words in wanted:
        found = text.find(_letters(words), place)
        if found < 0:
            missing.append(words)
        else:
            place = found + len(_letters(words))
    return missing


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def markdown_text(job: JobDetails, insights: Insights) -> str:
    """Return the guide as Markdown without its escapes."""
    return re.sub(r"\\([\\`*_\[\]<>#|~])", r"\1", guide_markdown(job=job, insights=insights))
