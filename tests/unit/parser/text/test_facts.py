"""Labelled facts: `Location: Berlin`, or a label line with its value below."""

import pytest

from services.parser.document import Document
from services.parser.read_document import read_posting
from services.parser.text.facts import facts_of
from services.parser.text.lines import TextLine, lines_of

PARTS = """<h2>Aufgaben</h2><ul><li>Segel nähen und flicken</li><li>Kunden an der Theke beraten</li></ul>
<h2>Profil</h2><ul><li>Erfahrung mit Tuch und Leder</li><li>Kenntnisse im Umgang mit Kunden</li></ul>
<h2>Wir bieten</h2><ul><li>Eine helle Werkstatt am Hafen</li><li>Freitags frei und Bewerbung ohne Anschreiben</li></ul>
"""


def place_of(head: str, title: str = "Segelmacher (m/w/d) – Tuchwerk") -> str | None:
    page = (
        f"<html><head><title>{title}</title></head><body><main><h1>Segelmacher (m/w/d)</h1>{head}{PARTS}</main></body>"
    )
    return read_posting(Document(body=page, url="https://www.tuchwerk.example/jobs/segelmacher")).job.location


@pytest.mark.parametrize("name", ["span", "b", "strong", "em", "label"])
@pytest.mark.parametrize("form", ["<{n}>{label}</{n}> {place}", "<{n} class='k'>{label}</{n}><span>{place}</span>"])
@pytest.mark.parametrize(("label", "place"), [("Standort", "Husum"), ("Ubicación", "Foz, Lugo"), ("Lieu", "Vannes")])
def test_a_label_needs_no_colon(name: str, form: str, label: str, place: str) -> None:
    assert place_of(f"<div>{form.format(n=name, label=label, place=place)}</div>") == place


def test_words_that_are_no_labels_stay() -> None:
    assert place_of("<p>Unser <b>Standort</b> ist neu.</p><p><b>Segel</b> aus Husum</p>") is None


def test_a_name_below_how_it_is_read_is_the_companys() -> None:
    lines = lines_of(
        "<table><tr><th>会社名</th><td>コメヤ<br>株式会社米屋</td></tr><tr><th>Ort</th><td>Kiel</td></tr></table>"
    )
    assert facts_of(lines)["company"] == ["株式会社米屋"]


def test_every_other_line_is_a_label() -> None:
    lines = [TextLine(text, "text") for text in ("Organisme", "Acme", "Lieu", "Nantes", "Salaire", "2 480 €")]
    assert facts_of(lines) == {"company": ["Acme"], "location": ["Nantes"], "salary": ["2 480 €"]}
