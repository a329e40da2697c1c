"""What stands below and around each line of a posting: a title stands above all of its parts, once."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from lexicon.text import fold
from services.parser.text.headings import heading_kind
from services.parser.text.line_kinds import kind_of
from services.parser.text.lines import TextLine

__all__ = ["Outline"]

_STATEMENTS = frozenset({"required", "preferred", "task"})
_LIKELY, _SHORTEST_STATEMENT = 0.5, 12
_FEW, _NEAR = 2, 4
_TEXT_LEVEL = 9


class Outline:
    """The lines of a posting, with their parts.

    Args:
        lines: The posting.
    """

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.lines = lines
        self.folded = [fold(line.text) for line in lines]

    @cached_property
    def first_statement(self) -> int:
        """The first line that says what is to be done or demanded; the number of lines where none does."""
        found = (at for at, line in enumerate(self.lines) if _is_statement(line))
        return next(found, len(self.lines))

    @cached_property
    def first_part(self) -> int:
        """The first line that is the heading of a part; the number of lines where none is."""
        found = (at for at, line in enumerate(self.lines) if line.kind != "item" and heading_kind(line.text))
        return next(found, len(self.lines))

    def find(self, key: str, *, within: int) -> int | None:
        """Return the first of so many lines that contains a folded text."""
        return next((at for at, line in enumerate(self.folded[:within]) if key in line), None)

    def features(self, at: int) -> Iterator[str]:
        """Yield where a line stands among the parts, and what stands below it down to the next of its level."""
        yield "before statements" if at < self.first_statement else "behind statements"
        if at < self.first_part <= at + _NEAR:
            yield "above first part"
        elif at > self.first_part:
            yield "behind first part"
        line = self.lines[at]
        if line.kind != "heading":
            return
        below = self._below(at)
        parts, items = sum(one.kind == "heading" for one in below), sum(one.kind == "item" for one in below)
        yield f"heads {'many' if parts > _FEW else 'some' if parts else 'no'} parts"
        if not items:
            yield "heads no list"
        same = sum(one.kind == "heading" and one.level == line.level for one in self.lines)
        yield f"{'only' if same == 1 else 'few' if same <= _FEW + 1 else 'many'} of its level"

    def _below(self, at: int) -> Sequence[TextLine]:
        level = self.lines[at].level or _TEXT_LEVEL
        ends = (
            end
            for end in range(at + 1, len(self.lines))
            if self.lines[end].kind == "heading" and (self.lines[end].level or _TEXT_LEVEL) <= level
        )
        return self.lines[at + 1 : next(ends, len(self.lines))]


def _is_statement(line: TextLine) -> bool:
    if line.kind != "item" or len(line.text) < _SHORTEST_STATEMENT or line.links:
        return False
    kind, share = kind_of(line.text)
    return kind in _STATEMENTS and share >= _LIKELY
