"""The numbering of a guide's sections."""

from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

from contracts.outline import OutlineSection

__all__ = ["NumberedSection", "numbered"]

_APPENDICES = {"gaps": "A", "sources": "B"}


class NumberedSection(NamedTuple):
    """A section with its place in the numbering."""

    id: str
    mark: str
    """Its number, or a letter for an appendix."""
    title: str

    @property
    def key(self) -> str:
        """The name of its place in the document."""
        return f"section-{self.mark}"


def numbered(outline: Iterable[OutlineSection]) -> tuple[NumberedSection, ...]:
    """Return the sections with numbers from 1; appendices have letters."""
    numbers = count(1)
    return tuple(
        NumberedSection(section.id, _APPENDICES.get(section.id) or str(next(numbers)), section.title)
        for section in outline
    )
