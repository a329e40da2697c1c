"""A title is known by what stands below it, in whatever language."""

import pytest

from services.parser.text.lines import TextLine
from services.parser.titles.outline import Outline

LINES = [
    TextLine("Tern Nets", "heading", level=1),
    TextLine("Net Maker", "heading", level=2),
    TextLine("What you will do", "heading", level=3),
    TextLine("Prepare monthly reports and manage our suppliers", "item"),
    TextLine("What you bring", "heading", level=3),
    TextLine("Two years of experience with nets", "item"),
    TextLine("News", "heading", level=2),
    TextLine("We won a prize."),
]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (1, {"before statements", "above first part", "heads some parts", "few of its level"}),
        (4, {"behind statements", "heads no parts", "few of its level"}),
        (6, {"behind statements", "heads no parts", "heads no list", "few of its level"}),
        (7, {"behind statements"}),
    ],
)
def test_what_stands_below(at: int, expected: set[str]) -> None:
    assert set(Outline(LINES).features(at)) - {"behind first part"} == expected


def test_a_text_is_found_within_the_first_lines_only() -> None:
    assert Outline(LINES).find("net maker", within=4) == 1
    assert Outline(LINES).find("we won", within=4) is None
