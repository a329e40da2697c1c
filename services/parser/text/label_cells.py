"""Tables of facts without header cells: the first of two cells in a row is the label of the second."""

from collections.abc import Sequence

from services.parser.text.text_line import TextLine

__all__ = ["LabelCells"]

_CELLS, _FEWEST_ROWS, _LONGEST_LABEL, _MOST_WORDS = 2, 3, 40, 6


class LabelCells:
    """The rows of one table, noted by the numbers of the lines at which its cells begin."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._labels: list[int] = []

    @property
    def labels(self) -> list[int]:
        """The lines that are labels; none where too few rows have two cells, as in tables for layout."""
        return self._labels if len(self._labels) >= _FEWEST_ROWS else []

    def cell(self, line: int) -> None:
        """Note a cell that begins with this line."""
        self._starts.append(line)

    def row_end(self, lines: Sequence[TextLine]) -> None:
        """Note the label of a row that ends here, or begins."""
        starts, self._starts = self._starts, []
        if len(starts) == _CELLS and starts[1] == starts[0] + 1 and len(lines) > starts[1]:
            first = lines[starts[0]]
            is_short = len(first.text) <= _LONGEST_LABEL and len(first.text.split()) <= _MOST_WORDS
            if is_short and not first.links and any(map(str.isalpha, first.text)):
                self._labels.append(starts[0])
