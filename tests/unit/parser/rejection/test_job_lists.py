"""One job among many links is a job; many jobs are a list, however they are stated."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.document.page import Page
from services.parser.errors import NotAPosting
from services.parser.read_document import read_posting
from services.parser.rejection.job_lists import is_list

URL = "https://www.brackwater.example/careers/harbour-pilot-4417"


TITLES = (
    "Dock Technician", "Crane Operator", "Marine Engineer", "Payroll Specialist", "Tug Mechanic", "Customs Clerk",
    "Fleet Manager", "Safety Officer", "Night Porter", "Data Analyst", "Yard Supervisor", "Radio Operator",
    "Welding Instructor", "Port Security Officer", "HR Business Partner", "Warehouse Planner", "Legal Counsel",
    "Account Executive", "Test Engineer", "Environmental Scientist", "Logistics Coordinator", "Deck Trainee",
)  # fmt: skip


CITIES = ("Gdynia", "Esbjerg", "Aberdeen", "Le Havre", "Bremen", "Cork", "Porto", "Tampere", "Vigo", "Ghent")


TEASERS = (
    "You keep the cranes of terminal 4 moving.",
    "Requirements: a licence and patience. Full-time, permanent. Apply until March.",
    "Join a team of twelve. You plan the night shift. We offer a pension and a bicycle.",
    "Great benefits!",
)


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


GERMAN = f"""
<p>{PROSE}</p><h2>Deine Aufgaben</h2><ul><li>Du führst Schiffe durch die Außenweser</li><li>Du berätst Kapitäne</li>
</ul><h2>Dein Profil</h2><ul><li>Kapitänspatent ohne Einschränkung</li><li>Mindestens fünf Jahre Erfahrung</li></ul>
<h2>Wir bieten</h2><ul><li>Sechs Wochen Arbeit, sechs Wochen frei</li></ul>
"""


FRENCH = f"""
<p>{PROSE}</p><h2>Vos missions</h2><ul><li>Guider les navires dans le chenal</li><li>Conseiller les capitaines</li></ul>
<h2>Profil recherché</h2><ul><li>Brevet de capitaine</li><li>Cinq ans d'expérience en mer</li></ul>
<h2>Nous offrons</h2><ul><li>Six semaines de travail, six de repos</li></ul>
"""


TOLD = f"""
<h2>What we offer</h2><p>Six weeks off.</p><h2>The port</h2><p>{PROSE * 3}</p><p>You need experience, a certificate and
the skills of a diplomat. Candidates apply with a letter; the salary and the benefits are those of the port. It is a
full-time position in a team of nine.</p>
"""


DESCRIPTIONS = {
    "sections": ("Harbour Pilot", SECTIONS),
    "prose": ("Harbour Operations Manager", TOLD),
    "german": ("Hafenlotse (m/w/d) – Leitung", GERMAN),
    "french": ("Pilote de port - Responsable", FRENCH),
}


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


def similar(number: int, rng: random.Random, *, teasers: bool) -> str:
    cards = [
        f"<div class='card'><a href='/careers/{title.lower().replace(' ', '-')}-{5000 + at}'><h3>{title}</h3></a>"
        f"<span>{rng.choice(CITIES)}</span>{f'<p>{rng.choice(TEASERS)}</p>' if teasers else ''}</div>"
        for at, title in enumerate(rng.sample(TITLES, number))
    ]
    return f"<section><h2>You may also like</h2>{''.join(cards)}</section>" if cards else ""


def page(title: str, body: str) -> str:
    return f"<html><head><title>{title} | Brackwater Ports</title></head><body>{body}</body></html>"


def read(html: str, url: str = URL) -> dict[str, Any]:
    return read_posting(Document(body=html, url=url)).fields


@pytest.mark.parametrize("name", sorted(DESCRIPTIONS))
@given(
    number=st.sampled_from([0, 1, 5, 12, 60, 300, 3000]),
    shape=st.sampled_from(["places", "roles", "topics", "counts", "inline"]),
    others=st.integers(0, 20),
    teasers=st.booleans(),
    order=st.permutations(["menu", "job", "similar", "footer"]).filter(lambda o: o.index("job") < o.index("similar")),
    container=st.sampled_from(["div", "nav", "section"]),
    seed=st.integers(0, 99),
)
@settings(max_examples=40, deadline=None)
def test_one_job_is_a_job(
    name: str, number: int, shape: str, others: int, teasers: bool, order: list[str], container: str, seed: int
) -> None:
    title, description = DESCRIPTIONS[name]
    parts = {
        "menu": f"<{container} class='mega'>{links(number, shape)}</{container}>",
        "job": f"<div><h1>{title}</h1><p>Esbjerg</p>{description}<a href='{URL}/apply'>Apply now</a></div>",
        "similar": similar(others, random.Random(seed), teasers=teasers),  # noqa: S311 — repeatable, not secret
        "footer": f"<div>{links(min(number, 80), 'topics')}</div>",
    }
    fields = read(page(title, "".join(parts[part] for part in order)))
    assert fields["job_title"].split(" (")[0].split(" – ")[0] == title.split(" (")[0].split(" – ")[0]
    # The shown jobs and menus are no part of the description.
    assert fields["description"].count("\n") < 60
    assert "Topic 30" not in fields["description"]
    assert sum(other in fields["description"] for other in TITLES) <= 2


LIST_HEADS = {
    "english": ("Careers at Brackwater Ports", "/careers"),
    "count": ("48 open positions", "/openings"),
    "search": ("Search results for “harbour”", "/search?q=harbour"),
    "german": ("48 Treffer für Hafen", "/suche?was=hafen"),
    "german jobs": ("Hafen Jobs in Bremen", "/jobs/hafen/bremen"),
    "german search": ("Suchergebnisse: Ingenieur", "/stellen?seite=1"),
    "french": ("Résultats de recherche : 48 offres d'emploi", "/emploi/recherche?mots=port"),
    "french offers": ("Nos offres d'emploi", "/recrutement/offres"),
    "bare": ("Brackwater", "/team"),
}


CARDS: dict[str, Callable[[int, str, str, str], str]] = {
    "paths": lambda n, title, city, teaser: (
        f"<li><a href='/jobs/{title.lower().replace(' ', '-')}-{n}'>{title}</a><p>{city}</p><p>{teaser}</p></li>"
    ),
    "numbers": lambda n, title, city, teaser: (
        f"<div class='c'><h3><a href='/detail.php?id={n}'>{title}</a></h3><span>{city}</span><p>{teaser}</p></div>"
    ),
    "whole cards": lambda n, title, city, teaser: (
        f"<a href='/en/{n}-{title.lower().replace(' ', '-')}.html'><h3>{title}</h3><p>{city}</p><p>{teaser}</p></a>"
    ),
    "buttons": lambda n, title, city, teaser: (
        f"<article><h3>{title}</h3><p>{city}</p><p>{teaser}</p><a href='/jobs/{1000 + n}'>Details</a></article>"
    ),
    "scripted": lambda n, title, city, teaser: (
        f"<div data-n='{n}'><h3>{title}</h3><p>{city}</p><p>{teaser}</p><button>Show</button></div>"
    ),
}


@pytest.mark.parametrize("head", sorted(LIST_HEADS))
@pytest.mark.parametrize("card", sorted(CARDS))
@given(
    number=st.integers(6, 22),
    sentences=st.integers(1, 3),
    has_pager=st.booleans(),
    has_intro=st.booleans(),
    has_menu=st.booleans(),
    seed=st.integers(0, 99),
)
@settings(max_examples=12, deadline=None)
def test_several_jobs_are_a_list(
    head: str, card: str, number: int, sentences: int, has_pager: bool, has_intro: bool, has_menu: bool, seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311 — repeatable, not secret
    title, address = LIST_HEADS[head]
    cards = "".join(
        CARDS[card](at, other, rng.choice(CITIES), " ".join(rng.choices(TEASERS, k=sentences)))
        for at, other in enumerate(rng.sample(TITLES, number))
    )
    intro = (
        f"<p>{PROSE}</p><h2>What we offer</h2><ul><li>Six weeks off</li><li>A pension</li></ul>" if has_intro else ""
    )
    pager = "".join(f"<a href='{address}{'&' if '?' in address else '?'}page={n}'>{n}</a>" for n in range(1, 9))
    menu = f"<div>{links(60, 'topics')}</div>" if has_menu else ""
    html = page(title, f"{menu}<h1>{title}</h1>{intro}<div>{cards}</div>{pager if has_pager else ''}")
    with pytest.raises(NotAPosting):
        read(html, f"https://www.brackwater.example{address}")


def test_a_search_with_a_text_about_the_trade_is_a_list() -> None:
    cards = "".join(CARDS["paths"](at, title, "Bremen", TEASERS[0]) for at, title in enumerate(TITLES))
    pager = "".join(f"<a href='/jobs/lotse/bremen?page={n}'>{n}</a>" for n in range(1, 6))
    guide = (
        "<h2>Aufgaben</h2><p>Lotsen führen Schiffe.</p><h2>Anforderungen</h2><p>Ein Patent.</p>" + f"<p>{PROSE * 4}</p>"
    )
    html = page("Lotse Manager", f"<h1>Hafen Manager Bremen</h1>{cards}{pager}{guide}")
    with pytest.raises(NotAPosting):
        read(html, "https://www.brackwater.example/jobs/lotse/bremen")


def test_a_section_page_with_one_described_job_is_no_list() -> None:
    tasks = (
        "<h3>Responsibilities</h3><ul><li>Row guests across the river</li><li>Keep the boats dry in winter</li></ul>"
    )
    demands = (
        "<h3>Requirements</h3><ul><li>A licence for boats under oars and sail</li><li>Patience with tourists</li></ul>"
    )
    about = (
        "<p>We have rowed people across since 1790 and have six boats of oak, two of them older than the queen.</p>" * 2
    )
    page = Page(html=f"<html><body><h1>Vacancies</h1><h2>Ferryman</h2>{about}{tasks}{demands}</body></html>", url=None)
    assert not is_list(page)
