"""Rows of two cells are facts with their labels; tables for layout are not."""

import pytest

from services.parser.text.facts import facts_of
from services.parser.text.lines import lines_of


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def test_the_first_of_two_cells_is_a_label() -> None:
    lines = lines_of(_table(("Post", "Night Porter"), ("Base", "Whitby"), ("Grade", "4")))
    assert [line.kind for line in lines] == ["heading", "text"] * 3
    assert facts_of(lines)["title"] == ["Night Porter"]
    assert facts_of(lines)["location"] == ["Whitby"]


@pytest.mark.parametrize(
    "rows",
    [
        (("Post", "Night Porter"), ("Base", "Whitby")),
        (("Post", "Base", "Grade"), ("Porter", "Whitby", "4"), ("Cook", "Leeds", "5")),
        (("<a href='/'>Home</a>", "News"), ("<a href='/b'>Jobs</a>", "More"), ("<a href='/c'>Us</a>", "Text")),
        (("One<br>Two", "Text"), ("Three<br>Four", "Text"), ("Five<br>Six", "Text")),
    ],
    ids=["too few", "three columns", "links", "several lines"],
)
def test_other_tables_have_no_labels(rows: tuple[tuple[str, ...], ...]) -> None:
    assert all(line.kind == "text" for line in lines_of(_table(*rows)))


def test_a_table_within_a_cell_has_its_own_rows() -> None:
    inner = _table(("Post", "Porter"), ("Base", "Whitby"), ("Grade", "4"))
    lines = lines_of(f"<table><tr><td>Menu</td><td>{inner}</td></tr></table>")
    assert [line.text for line in lines if line.kind == "heading"] == ["Post", "Base", "Grade"]
