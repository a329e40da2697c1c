"""Jobs that stand on a line of their own below the words that announce them."""

import pytest

from services.parser.fields.role.announced import bare_title
from services.parser.pasted.sought import title_below_announcement
from services.parser.text.lines import TextLine, lines_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("<p>For our mill we are looking for a</p><h3>Flax spinner</h3>", "Flax spinner"),
        ("<p>Zum 1. Mai suchen wir eine/n</p><b>Orgelbauer/in</b><br><b>für das Pfeifenwerk</b>",
         "Orgelbauer/in für das Pfeifenwerk"),
        ("<p>Die Gemeinde hat folgende Stelle zu besetzen:</p><p>Bademeister (m/w/d)</p>", "Bademeister (m/w/d)"),
        ("<h4>Cerchiamo…</h4><h3>un/a vetraio/a</h3>", "Vetraio/a"),
        ("<p>Hospic Bříza přijme do svého týmu:</p><h2>Pradlena / pradlák</h2>", "Pradlena / pradlák"),
        ("<p>Daarom zoekt Stichting</p><p>De Wieken een</p><h3>MOLENAAR</h3>", "MOLENAAR"),
    ],
)  # fmt: skip
def test_title_below_announcement(text: str, title: str) -> None:
    assert title_below_announcement(lines_of(text)) == title


@pytest.mark.parametrize(
    "text",
    [
        "<p>We are looking for a Flax spinner.</p><p>Our mill is old</p>",
        "<p>We are looking for:</p><ul><li>Patience</li><li>Good hands</li></ul>",
        "<p>We are hiring:</p><h3>Requirements</h3>",
        "<p>We are hiring:</p><p>Ref. 2026/14</p>",
        "<p>Our mill is old:</p><h3>Flax spinner</h3>",
    ],
    ids=["complete", "demands", "a section", "a number", "no announcement"],
)
def test_what_announces_no_title(text: str) -> None:
    assert title_below_announcement(lines_of(text)) is None


def test_bare_title_has_no_signs() -> None:
    assert bare_title("👩‍🍳 CONFEITEIRA") == "CONFEITEIRA"
    assert title_below_announcement([TextLine("Acme is hiring")]) is None
