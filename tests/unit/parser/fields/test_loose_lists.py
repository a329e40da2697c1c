"""Lists below unknown headings, or below none, become the parts that are missing."""
# ruff: noqa: RUF001 — full-width signs are what postings contain

import pytest

from services.parser.fields.sections import Sections, split_sections
from services.parser.text.lines import lines_of

TASKS = "<ul><li>Tie nets for eel</li><li>Tar the floats</li></ul>"
DEMANDS = "<ul><li>Two winters of experience at sea</li><li>Knowledge of knots</li><li>A boat</li></ul>"
BENEFITS = "<ul><li>30 days of holiday</li><li>A pension</li><li>Free eel</li></ul>"


def split(markup: str) -> Sections:
    """Return the parts of a posting."""
    return split_sections(lines_of(markup), with_loose_lists=True)


@pytest.mark.parametrize("heading", ["Your keys to success:", "We're eager to meet you because", "Xanu peri"])
def test_unknown_headings_above_lists(heading: str) -> None:
    parts = split(f"<h3>A day at the harbour</h3>{TASKS}<h3>{heading}</h3>{DEMANDS}<h3>Relish with us</h3>{BENEFITS}")
    assert parts.responsibilities == ["Tie nets for eel", "Tar the floats"]
    assert parts.required == ["Two winters of experience at sea", "Knowledge of knots", "A boat"]
    assert parts.benefits == ["30 days of holiday", "A pension", "Free eel"]


def test_the_end_of_the_line_above_names_the_list() -> None:
    parts = split(f"<p>Tern has nets. Työtehtäviisi kuuluvat:</p>{BENEFITS.replace('holiday', 'eel')}")
    assert parts.responsibilities[0] == "30 days of eel"


def test_a_list_without_any_heading_is_what_one_does() -> None:
    assert split(f"<p>Come and work.</p>{TASKS}").responsibilities == ["Tie nets for eel", "Tar the floats"]


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Vous êtes doté de patience.</p><p>Vous avez une connaissance des nœuds.</p>",
        "<p>Du hast Erfahrung mit Netzen.</p><p>Du bist gern am Meer und stehst früh auf.</p>",
        "<p>熟悉渔网和各种绳结的编织方法，工作认真，有责任心。</p><p>三年以上出海经验，能够适应夜间作业，身体健康。</p>",
    ],
)
def test_paragraphs_that_say_what_somebody_brings(lines: str) -> None:
    assert len(split(f"<h3>Tasks</h3>{TASKS}<h3>Xanu</h3>{lines}").required) == 2


def test_known_headings_come_first() -> None:
    parts = split(f"<h3>Tasks</h3>{TASKS}<h3>Xanu</h3><ul><li>Peri tolo</li><li>Mavi</li></ul>")
    assert parts.responsibilities == ["Tie nets for eel", "Tar the floats"]


def test_an_unknown_heading_of_the_same_rank_ends_a_section() -> None:
    parts = split(f"<h2>Requirements</h2>{DEMANDS}<h2>Xanu</h2>{BENEFITS}")
    assert len(parts.required) == 3
    deeper = split(f"<h2>Requirements</h2><h3>Xanu</h3>{DEMANDS}<h3>Peri</h3>{TASKS}")
    assert len(deeper.required) == 5


def test_nothing_is_taken_from_other_texts() -> None:
    assert split_sections(lines_of(f"<h1>Our fish</h1>{DEMANDS}")).recognised == 0
