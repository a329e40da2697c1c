"""Places of work: joined, cleaned and free of placeholders."""
# ruff: noqa: RUF001 — dashes and Cyrillic are what postings contain
# ruff: noqa: RUF001 — the look-alikes are what postings contain

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.fields.place.location import is_workplace, normalise_locations
from services.parser.read_document import read_posting
from tests.support.stage_posting import posting, read


def test_countries_that_may_apply_follow_the_one_that_is_repeated_as_the_place() -> None:
    allowed = [{"@type": "Country", "name": name} for name in ("Europe", "Canada")]
    place = {"address": {"addressLocality": "Europe", "addressRegion": "Europe"}}
    data = posting(jobLocationType="TELECOMMUTE", applicantLocationRequirements=allowed, jobLocation=place)
    assert read(data)["locations"] == ["Europe", "Canada"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("USA-MN OHQ Corporate", "OHQ Corporate, Minnesota, United States"),
        ("US-CA-San Francisco", "San Francisco, California, United States"),
        ("IND-TS Hyderabad Nanakramguda, India", "Hyderabad Nanakramguda, India"),
        ("IN, KA, Bengaluru", "Bengaluru, India"),
        ("SWE-Gothenburg, Sweden", "Gothenburg, Sweden"),
        ("Bengaluru, Karnataka, IND", "Bengaluru, Karnataka, India"),
        ("Remote, US", "Remote, United States"),
        ("London, UK", "London, United Kingdom"),
        ("Frankfurt am Main, Germany, DE", "Frankfurt am Main, Germany"),
        ("Berlin, Berlin, Deutschland", "Berlin, Deutschland"),
        ("San Francisco, CA", "San Francisco, CA"),
        ("Location: Paris", "Paris"),
        ("Portugal - Lisbon", "Portugal - Lisbon"),
        ("Denver, CO /", "Denver, CO"),
    ],
)
def test_places(text: str, place: str) -> None:
    assert normalise_locations([text]) == [place]


def test_several_places() -> None:
    assert normalise_locations(["Paris; Lyon", "Lyon", "UNAVAILABLE", ""]) == ["Paris", "Lyon"]


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_places(texts: list[str]) -> None:
    assert all(0 < len(place) <= 300 for place in normalise_locations(texts))


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
    "line", ["<b>Парусная «Волна»</b>, г. Казань", "Мастерская · г. Казань", "г.Казань, ул. Портовая, 5"]
)
def test_a_town_that_is_called_so_is_the_place(line: str) -> None:
    assert (place_of(f"<p>{line}</p>") or "").removeprefix("г.").strip() == "Казань"


@pytest.mark.parametrize(("text", "answer"), [("Hybrid", True), ("On-site", True), ("Remote", False), ("Reno", False)])
def test_ways_of_working_are_no_places(text: str, answer: bool) -> None:
    assert is_workplace(text) is answer
    assert normalise_locations([text]) == ([] if answer else [text])


BODY = """
We make cheese for half the country and need somebody who knows pumps.

Responsibilities
- Maintain the lines
- Train colleagues

Requirements
- 3 years of experience
- Skill with pumps
"""


def read_pasted(text: str, url: str | None = None) -> dict[str, Any]:
    return read_posting(Document(body=text, url=url, is_pasted=True)).job.model_dump(mode="json")


@pytest.mark.parametrize("word", ["Hybrid", "Remote", "On-site"])
def test_a_workplace_alone_on_a_line(word: str) -> None:
    job = read_pasted(f"Hill Dairy\nDairy Engineer\nBoise, ID · 2 weeks ago · 80 applicants\n{word}\nFull-time\n{BODY}")
    assert job["remote_policy"] == word.replace("-", "").lower()
