"""What paragraphs share is broken and written once, and nothing is shared that differs."""

from collections.abc import Sequence

import pytest

from services.renderer.layout import inline as paragraphs
from services.renderer.layout import theme
from services.renderer.layout.inline import Jump, Link, Muted, Strong, paragraph
from services.renderer.typesetting import text_block
from services.renderer.typesetting.fonts import BOLD, REGULAR, register_fonts
from services.renderer.typesetting.line_breaking import Run, TypesetLine, break_lines, text_width
from services.renderer.typesetting.text_block import TextBlock
from services.renderer.typesetting.writing import Written

TEXT = "The interview had four rounds — and took six weeks. " * 4


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()
    paragraphs._kept_text_block.cache_clear()


@pytest.fixture(name="broken_for")
def _broken_for(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    widths: list[float] = []

    def counted(runs: Sequence[Run], width: float) -> list[TypesetLine]:
        widths.append(width)
        return break_lines(runs, width)

    monkeypatch.setattr(text_block, "break_lines", counted)
    return widths


def written(text: str, *, style: str = REGULAR, width: float = 300) -> tuple[TextBlock, Written]:
    whole = TextBlock([Run(text, style, 10, theme.TEXT)], style=theme.BODY)
    return whole, whole.write(whole.lines(width))


def code(what: Written) -> str:
    return "".join(str(item) for part in what.parts for item in part.code)


def test_lines_are_broken_once_for_a_width(broken_for: list[float]) -> None:
    text = paragraph(TEXT, style=theme.BODY)
    heights = [text.wrap(width, 800)[1] for width in (300, 300, 200, 200)]
    assert broken_for == [300, 200]
    assert heights[0] == heights[1] < heights[2] == heights[3]


def test_the_next_paragraph_that_says_the_same_is_not_broken_again(broken_for: list[float]) -> None:
    first, second = (paragraph(TEXT, Strong("now"), style=theme.BODY) for _ in range(2))
    assert first is not second
    assert first.wrap(300, 800) == second.wrap(300, 800)
    assert first.lines == second.lines
    assert broken_for == [300]


def test_what_differs_in_anything_is_not_shared() -> None:
    url = "https://example.com/"
    different = [
        paragraph(TEXT, style=theme.BODY),
        paragraph(TEXT + "!", style=theme.BODY),
        paragraph(TEXT, style=theme.QUOTE),
        paragraph(TEXT, style=theme.indented(theme.BODY)),
        paragraph(TEXT, style=theme.BODY, limit=40),
        paragraph(Strong(TEXT), style=theme.BODY),
        paragraph(Muted(TEXT), style=theme.BODY),
        paragraph(Jump(TEXT, "source-1"), style=theme.BODY),
        paragraph(Jump(TEXT, "source-2"), style=theme.BODY),
        paragraph(Link(TEXT, url), style=theme.BODY),
        paragraph(Link(TEXT, url + "other"), style=theme.BODY),
    ]
    for one in different:
        one.wrap(300, 800)
    looks = {(code(one.written()), *(area for part in one.written().parts for area in part.areas)) for one in different}
    assert len({id(one._text_block) for one in different}) == len(different)
    assert len(looks) == len(different)


def test_few_paragraphs_are_kept_and_none_that_is_long() -> None:
    for number in range(paragraphs._MOST_KEPT + 10):
        paragraph(f"{number}", style=theme.META)
    assert paragraphs._kept_text_block.cache_info().currsize == paragraphs._MOST_KEPT
    before = paragraphs._kept_text_block.cache_info().misses
    paragraph("x " * paragraphs._LONGEST_KEPT, style=theme.META)
    assert paragraphs._kept_text_block.cache_info().misses == before


@pytest.mark.parametrize("text", [TEXT, "\u0416\u0414", "المقابلة الفنية"])
def test_text_is_written_once_for_all_documents(text: str) -> None:
    whole, first = written(text)
    assert whole.write(whole.lines(300)) is first
    assert whole.write(whole.lines(60)) is not first


def test_a_part_of_the_lines_does_not_pass_for_all() -> None:
    whole, first = written(TEXT)
    lines = whole.lines(300)
    part = whole.write(lines[:1])
    assert len(code(part)) < len(code(first))
    assert whole.write(lines) is first


def test_a_face_is_named_once_for_as_long_as_it_is_set() -> None:
    runs = [Run("one ", REGULAR, 10, theme.TEXT), Run("two ", BOLD, 10, theme.TEXT), Run("three", BOLD, 10, theme.INK)]
    whole = TextBlock(runs, style=theme.BODY)
    what = whole.write(whole.lines(300))
    assert code(what).count(" Tf") == 2
    assert code(what).count(" rg") == 2
    assert [face.label for face, _ in what.needs] == ["Ffigo", "Ffigbo"]


def test_text_is_measured_as_it_is_written() -> None:
    (line,) = TextBlock([Run("AVATAR (to)", REGULAR, 10, theme.TEXT)], style=theme.BODY).lines(300)
    assert line.slack == pytest.approx(300 - 10 * text_width("AVATAR (to)", REGULAR))
