"""Places in prose, behind postal codes, beside labels without a colon and beside other facts."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain

import pytest

from services.parser.document import Document
from services.parser.fields.place.gazetteer import has_postal_code
from services.parser.fields.place.location import normalise_locations
from services.parser.formats.page_title import split_title
from services.parser.read_document import read_posting

PARTS = """<h2>Aufgaben</h2><ul><li>Segel nähen und flicken</li><li>Kunden an der Theke beraten</li></ul>
<h2>Profil</h2><ul><li>Erfahrung mit Tuch und Leder</li><li>Kenntnisse im Umgang mit Kunden</li></ul>
<h2>Wir bieten</h2><ul><li>Eine helle Werkstatt am Hafen</li><li>Freitags frei und Bewerbung ohne Anschreiben</li></ul>
"""


def place_of(head: str, title: str = "Segelmacher (m/w/d) – Tuchwerk") -> str | None:
    page = (
        f"<html><head><title>{title}</title></head><body><main><h1>Segelmacher (m/w/d)</h1>{head}{PARTS}</main></body>"
    )
    return read_posting(Document(body=page, url="https://www.tuchwerk.example/jobs/segelmacher")).job.location


@pytest.mark.parametrize(
    "head",
    [
        "<p><strong>Tuchwerk e.V.</strong>, 24937 Flensburg – ab 01.10.</p>",
        "<p>Tuchwerk GmbH · 24937 Flensburg</p>",
        "<p>Arbeitsort: 24937 Flensburg</p>",
        "<p>Tuchwerk, Telefon 0461 555; Hafendamm 5, 24937 Flensburg</p>",
        "<p>Hafendamm 5, D-24937 Flensburg</p>",
    ],
)
def test_a_postal_code_tells_the_place(head: str) -> None:
    assert (place_of(head) or "").removeprefix("D-") == "24937 Flensburg"


@pytest.mark.parametrize(
    "text",
    ["24937 Flensburg", "79379 Müllheim im Tal", "602 00 Brno", "05-800 Pruszków", "1012 AB Delft"],
)
def test_postal_codes(text: str) -> None:
    assert has_postal_code(text)


@pytest.mark.parametrize("text", ["10000 Kunden", "1200 Mitarbeitende", "38 Kinder", "24937", "2000 Euro"])
def test_numbers_are_no_postal_codes(text: str) -> None:
    assert not has_postal_code(text)


@pytest.mark.parametrize("name", ["span", "b", "strong", "em", "label"])
@pytest.mark.parametrize("form", ["<{n}>{label}</{n}> {place}", "<{n} class='k'>{label}</{n}><span>{place}</span>"])
@pytest.mark.parametrize(("label", "place"), [("Standort", "Husum"), ("Ubicación", "Foz, Lugo"), ("Lieu", "Vannes")])
def test_a_label_needs_no_colon(name: str, form: str, label: str, place: str) -> None:
    assert place_of(f"<div>{form.format(n=name, label=label, place=place)}</div>") == place


def test_words_that_are_no_labels_stay() -> None:
    assert place_of("<p>Unser <b>Standort</b> ist neu.</p><p><b>Segel</b> aus Husum</p>") is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kutná Hora | Nástup: dohodou | Mzda: 40 000 Kč", ["Kutná Hora"]),
        ("Husum | Start: sofort", ["Husum"]),
        ("Husum | Kappeln", ["Husum", "Kappeln"]),
        ("Remote: Germany", ["Remote: Germany"]),
        ("HQ: Husum", ["HQ: Husum"]),
        ("静岡県浜松市中央区砂山町6-1（週3日リモート可）", ["静岡県浜松市中央区砂山町6-1"]),
        ("東京都中央区（日本橋1-2）", ["東京都中央区（日本橋1-2）"]),
        ("Whitby, 2-3 days a week on site", ["Whitby"]),
        ("Whitby, 5 Office Park Road", ["Whitby, 5 Office Park Road"]),
        ("Vannes (56)", ["Vannes (56)"]),
    ],
)
def test_only_the_place_is_the_place(text: str, places: list[str]) -> None:
    assert normalise_locations([text]) == places


@pytest.mark.parametrize(
    ("title", "company", "place"),
    [
        ("Segelmacher – Tuchwerk, Vannes (56)", "Tuchwerk", "Vannes (56)"),
        ("Segelmacher — Завод «Парус», Казань, Алматы", "Завод «Парус», Казань", "Алматы"),
        ("Segelmacher – Tuchwerk GmbH, Kiel", "Tuchwerk GmbH", "Kiel"),
        ("Segelmacher – Tuchwerk, Kiel", "Tuchwerk", "Kiel"),
        ("Segelmacher – Tuchwerk – Soho, London", "Tuchwerk", "Soho, London"),
        ("Segelmacher – Tuchwerk (Kiel)", "Tuchwerk", "Kiel"),
    ],
)
def test_a_title_names_company_and_place_in_one_breath(title: str, company: str, place: str | None) -> None:
    parts = split_title(title, headings=["Segelmacher"])
    assert (parts.company, parts.location) == (company, place)


def test_the_labelled_place_is_cut_from_the_company() -> None:
    page = (
        "<html><head><title>Segelmacher (m/w/d) – Tuchwerk, Maasholm</title></head><body><main>"
        f"<h1>Segelmacher (m/w/d)</h1><p>Standort: Maasholm</p>{PARTS}</main></body>"
    )
    job = read_posting(Document(body=page, url="https://example.example/jobs/segelmacher")).job
    assert (job.company_name, job.location) == ("Tuchwerk", "Maasholm")


@pytest.mark.parametrize(
    "line", ["<b>Парусная «Волна»</b>, г. Казань", "Мастерская · г. Казань", "г.Казань, ул. Портовая, 5"]
)
def test_a_town_that_is_called_so_is_the_place(line: str) -> None:
    assert (place_of(f"<p>{line}</p>") or "").removeprefix("г.").strip() == "Казань"
