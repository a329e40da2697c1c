"""Where the work is done: onsite, hybrid or remote, only when the posting says so."""

import pytest

from contracts.job import RemotePolicy
from services.parser.document import Document
from services.parser.fields.place.remote import (
    RemoteFinding,
    normalise_remote,
    remote_in_prose,
    remote_in_title,
    resolve_remote,
)
from services.parser.read_document import read_posting


def in_text(text: str) -> RemotePolicy | None:
    resolved = resolve_remote(finding for finding in remote_in_prose([text]) if finding.weight >= 1.9)
    return resolved[0].policy if resolved else None


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("This is a globally remote opportunity.", "remote"),
        ("Location: Fully remote, worldwide.", "remote"),
        ("All roles are 100% remote.", "remote"),
        ("We are a remote-first company", "remote"),
        ("You can work from anywhere in the US", "remote"),
        ("Poste en télétravail complet", "remote"),
        ("フルリモート可", "remote"),
        ("полностью удалённая работа", "remote"),
        ("#LI-Remote", "remote"),
        ("We work in a hybrid model: 3 days per week from our Berlin office", "hybrid"),
        ("a minimum of 4 days a week onsite", "hybrid"),
        ("In-office: 3 days/week", "hybrid"),
        ("2 Tage Homeoffice pro Woche", "hybrid"),
        ("3 jours de télétravail par semaine", "hybrid"),
        ("週2日出社のハイブリッド勤務", "hybrid"),
        ("Možnost částečného Home office.", "hybrid"),
        ("Možnost občasné práce z domova", "hybrid"),
        ("This position is on-site in Austin", "onsite"),
        ("Candidates must be in the office 5 days a week", "onsite"),
        ("Remote work is not available", "onsite"),
        ("1-2 days a week on site, the rest wherever you like", "hybrid"),
        ("Mobiles Arbeiten an zwei Tagen", "hybrid"),
        ("Trois jours de télétravail par semaine", "hybrid"),
        ("Man arbetar hemifrån två dagar i veckan", "hybrid"),
        ("To dager på hjemmekontor i uken", "hybrid"),
        ("Modalidad híbrida", "hybrid"),
        ("The post is based on site and remote working is not possible", "onsite"),
        ("Fully on site in Leeds", "onsite"),
        ("Modalidad: Presencial", "onsite"),
        ("Modalidad presencial en Vigo", "onsite"),
        ("Présentiel", "onsite"),
        ("Poste basé à Lille, en présentiel", "onsite"),
        ("Lavoro in presenza", "onsite"),
        ("Praca stacjonarna w Gdyni", "onsite"),
        ("Tryb pracy: stacjonarny", "onsite"),
        ("There is an on site restaurant", None),
        ("Wir treffen uns an zwei Tagen im Jahr", None),
        ("running on hybrid cloud, while providing support", None),
        ("our hybrid approach combining models and rules", None),
        ("hybrid mobile apps", None),
        ("you will lead a remote team of 50+ freelancers", None),
        ("interviews are remote", None),
        ("This job is in Brno, but remote work is also possible.", None),
        ("Ability to work remotely or onsite", None),
        ("flexible working hours, home office", None),
        ("We have offices in Berlin and London", None),
    ],
)
def test_prose(text: str, policy: RemotePolicy | None) -> None:
    assert in_text(text) == policy


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("Engineer (Remote)", "remote"),
        ("Technical Support Engineer - Networking - Remote", "remote"),
        ("Berlin / Hybrid", "hybrid"),
        ("Remote U.S.", "remote"),
        ("Remote Sensing Engineer", None),
        ("Hybrid Cloud Architect", None),
        ("Engineer", None),
    ],
)
def test_titles(text: str, policy: RemotePolicy | None) -> None:
    assert remote_in_title(text) == policy


@pytest.mark.parametrize(
    ("value", "policy"),
    [
        ("TELECOMMUTE", "remote"), ("Hybrid", "hybrid"), ("ON_SITE", "onsite"), ("částečný home office", "hybrid"),
        ("Not remote", "onsite"), ("unspecified", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_values(value: str | None, policy: RemotePolicy | None) -> None:
    assert normalise_remote(value) == policy


def test_a_contradiction_is_resolved_by_weight_and_noted() -> None:
    flag = RemoteFinding(policy="remote", weight=2.4, origin="its own field")
    text = RemoteFinding(policy="hybrid", weight=3.0, origin="the text")
    resolved = resolve_remote([flag, text])
    assert resolved is not None
    best, note = resolved
    assert best.policy == "hybrid"
    assert note is not None
    assert "its own field: remote" in note


def test_agreement_needs_no_note() -> None:
    same = [RemoteFinding(policy="remote", weight=weight, origin="x") for weight in (2.0, 3.0)]
    assert resolve_remote(same) == (same[1], None)


@pytest.mark.parametrize(
    ("line", "policy"),
    [
        ("Moorwind Energie GmbH · Hamburg · Hybrid", "hybrid"),
        ("Moorwind Energie GmbH | Hamburg | On-site", "onsite"),
        ("Moorwind Energie GmbH • Hamburg • Remote • Vollzeit", "remote"),
        ("Moorwind Energie GmbH · Hamburg", None),
        ("Moorwind Energie GmbH · Hamburg · Remote Sensing", None),
    ],
)
def test_a_line_of_facts_below_the_title_says_where_the_work_is_done(line: str, policy: str | None) -> None:
    text = (
        f"Senior Data Engineer (m/w/d)\n{line}\n\nDeine Aufgaben\n"
        "- Datenstrecken bauen\n- Kosten im Blick behalten\n\nDein Profil\n- 5 Jahre Erfahrung mit Python und SQL\n"
    )
    job = read_posting(Document(body=text.encode())).job
    assert (job.company_name, job.location, job.remote_policy) == ("Moorwind Energie", "Hamburg", policy)


WHERE = {
    "This role can be performed remotely from anywhere in Europe.": "remote",
    "Praca zdalna 100%": "remote",
    "Please note this is not a remote position; you work from our Napa office.": "onsite",
    "We do not offer remote work.": "onsite",
    "This job cannot be performed remotely.": "onsite",
    "Kein Homeoffice möglich": "onsite",
    "Télétravail non possible": "onsite",
    "Must be able to work onsite in our Denver office 5 days a week.": "onsite",
    "Work Location: In person": "onsite",
    "The team works in our Denver office 3 days per week.": "hybrid",
    "Employees are expected to be in office Tuesday through Thursday.": "hybrid",
    "We expect all staff to be in one of our offices at least 25% of the time.": "hybrid",
    "At least 50% of the time in a given month in their local office": "hybrid",
    "flexible Arbeitszeiten, bis zu 60 % mobiles Arbeiten": "hybrid",
    "Möglichkeit zum mobilen Arbeiten": "hybrid",
    "Mobiles Arbeiten bis zu 2 Tage pro Woche": "hybrid",
    "We work from our studio three days a week.": "hybrid",
    "We have a remote-friendly culture and a distributed team across 12 countries.": None,
    "First 3 days of training in the office": None,
    "You will support remote users in hybrid cloud environments.": None,
    "Free lunch in our office, and an on-site gym": None,
    "Travel to customer sites up to 3 days per month": None,
}


@pytest.mark.parametrize("line", WHERE)
def test_where_the_work_is_done(line: str) -> None:
    found = resolve_remote(finding for finding in remote_in_prose([line]) if finding.weight >= 1.9)
    assert (found and found[0].policy) == WHERE[line]


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("São Paulo, SP (Híbrido)", "hybrid"),
        ("San Francisco (in-person, 5 days a week)", "onsite"),
        ("Columbus, OH (Remote)", "remote"),
        ("Remote Sensing Engineer", None),
        ("Remote-Friendly (Travel-Required) | San Francisco, CA", None),
    ],
)
def test_where_in_titles_and_places(text: str, policy: str | None) -> None:
    assert remote_in_title(text) == policy
