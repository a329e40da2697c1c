"""Where a page shows other postings than its own: links to them, and headings that are titles."""

from collections.abc import Callable
from typing import Any

from services.parser.document import Document
from services.parser.document.job_cards import without_menus
from services.parser.read_document import read_posting
from services.parser.text.lines import lines_of

TITLES = (
    "Dock Technician", "Crane Operator", "Marine Engineer", "Payroll Specialist", "Tug Mechanic", "Customs Clerk",
    "Fleet Manager", "Safety Officer", "Night Porter", "Data Analyst", "Yard Supervisor", "Radio Operator",
    "Welding Instructor", "Port Security Officer", "HR Business Partner", "Warehouse Planner", "Legal Counsel",
    "Account Executive", "Test Engineer", "Environmental Scientist", "Logistics Coordinator", "Deck Trainee",
)  # fmt: skip


CITIES = ("Gdynia", "Esbjerg", "Aberdeen", "Le Havre", "Bremen", "Cork", "Porto", "Tampere", "Vigo", "Ghent")


def links(number: int, shape: str) -> str:
    """Return a menu of that many links."""
    patterns: dict[str, Callable[[int], str]] = {
        "places": lambda n: f"<li><a href='/jobs/in-{CITIES[n % 10].lower()}-{n}'>{CITIES[n % 10]} {n}</a></li>",
        "roles": lambda n: (
            f"<li><a href='/jobs/{TITLES[n % 22].lower().replace(' ', '-')}-{n}'>{TITLES[n % 22]}</a></li>"
        ),
        "topics": lambda n: f"<div><a href='/about/topic-{n}'><span>Topic {n}</span></a></div>",
        "counts": lambda n: f"<p><a href='/stellen/{n}'>{CITIES[n % 10]}</a> ({n})</p>",
        "inline": lambda n: f"<a href='/x/{n}'>Link {n}</a> | ",
    }
    groups = [
        f"<h4>Group {start}</h4>" + "".join(patterns[shape](n) for n in range(start, min(start + 40, number)))
        for start in range(0, number, 40)
    ]
    return "".join(groups)


def test_menus_are_dropped_and_links_in_the_text_stay() -> None:
    text = "<h1>Cook</h1><p>See <a href='/a'>our kitchen</a>.</p><p><a href='/b'>Our menu</a></p><p>We bake.</p>"
    lines = without_menus(lines_of(links(90, "counts") + text + links(90, "inline")))
    assert [line for line in lines if not line.text.startswith("Group")] == lines_of(text)


URL = "https://www.brackwater.example/careers/harbour-pilot-4417"


PROSE = (
    "Brackwater Ports runs nine harbours on the North Sea. You bring ships of up to three hundred metres safely in and "
    "out, in every weather, together with our tug crews and the harbour office. You advise captains from forty "
    "countries, and you train two younger pilots a year. "
)


SECTIONS = f"""
<p>{PROSE}</p><h2>Your responsibilities</h2><ul><li>Guide ships through the outer channel</li><li>Advise captains
</li><li>Train two younger pilots a year</li></ul><h2>Requirements</h2><ul><li>A master's certificate
</li><li>5+ years of experience at sea</li><li>Fluent English and Dutch</li></ul><h2>What we offer</h2><ul><li>Six weeks
on, six weeks off</li><li>A pension to which we add 10%</li></ul>
"""


def read(html: str, url: str = URL) -> dict[str, Any]:
    return read_posting(Document(body=html, url=url)).fields


def test_addresses_that_are_none_do_no_harm() -> None:
    cards = "".join(f"<p><a href='http://[{n}/jobs/night-porter-{n}'>Night Porter {n}</a></p>" for n in range(8))
    html = f"<link rel=canonical href='https://[x/jobs/1'><h1>Harbour Pilot</h1>{SECTIONS}{cards}"
    assert read(f"<html><body>{html}</body></html>")["job_title"] == "Harbour Pilot"
