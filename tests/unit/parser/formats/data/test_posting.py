"""Data of unknown make: whatever its keys are called, wrapped and ordered, the same posting is read off it."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.errors import NotAPosting, ParserError
from services.parser.read_document import read_posting

BODY = (
    "<h3>What you will do</h3><ul><li>Plane oak doors</li><li>Mend sashes</li></ul><p>" + "We like wood. " * 12 + "</p>"
)
VALUES = {
    "title": "Bench Joiner",
    "company": "Alder & Daughters",
    "place": "Ghent, Belgium",
    "pay_low": 31_000,
    "pay_high": 36_500,
    "currency": "EUR",
    "period": "YEAR",
    "employment": "FULL_TIME",
    "workplace": "ONSITE",
    "body": BODY,
}
LANGUAGES: dict[str, dict[str, str]] = {
    "camel": {
        "title": "jobTitle", "company": "hiringCompanyName", "place": "workLocation", "pay_low": "salaryMin",
        "pay_high": "salaryMax", "currency": "salaryCurrency", "period": "salaryPeriod",
        "employment": "employmentType", "workplace": "workplaceType", "body": "jobDescription",
    },
    "snake": {
        "title": "position_title", "company": "employer_name", "place": "office_location", "pay_low": "min_pay",
        "pay_high": "max_pay", "currency": "pay_currency", "period": "pay_period", "employment": "contract_type",
        "workplace": "work_mode", "body": "full_description",
    },
    "french": {
        "title": "intituleOffre", "company": "nomEntreprise", "place": "lieuTravail", "pay_low": "salaireMin",
        "pay_high": "salaireMax", "currency": "salaireDevise", "period": "salairePeriode",
        "employment": "typeContrat", "workplace": "teletravail", "body": "descriptionPoste",
    },
    "german": {
        "title": "Stellentitel", "company": "Arbeitgeber", "place": "Arbeitsort", "pay_low": "GehaltVon",
        "pay_high": "GehaltBis", "currency": "GehaltWaehrung", "period": "GehaltZeitraum",
        "employment": "Anstellungsart", "workplace": "Arbeitsmodell", "body": "Stellenbeschreibung",
    },
    "polish": {
        "title": "stanowisko", "company": "pracodawca", "place": "miejscePracy", "pay_low": "wynagrodzenieOd",
        "pay_high": "wynagrodzenieDo", "currency": "wynagrodzenieWaluta", "period": "wynagrodzenieOkres",
        "employment": "rodzajUmowy", "workplace": "zdalnie", "body": "opis",
    },
}  # fmt: skip
CASINGS: dict[str, Callable[[str], str]] = {
    "as it is": lambda key: key,
    "upper": str.upper,
    "lower": str.lower,
    "kebab": lambda key: "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in key).strip("-"),
}
WRAPPERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "none": lambda record: record,
    "result": lambda record: {"meta": {"took": 3}, "result": record},
    "deep": lambda record: {"data": {"attributes": {"vacancyView": record}}},
    "list of one": lambda record: {"items": [record], "total": 1},
    "text of JSON": lambda record: {"payload": json.dumps(record)},
}


def record_in(language: str, casing: str = "as it is") -> dict[str, Any]:
    """Return the posting with the keys of a language."""
    return {CASINGS[casing](key): VALUES[meaning] for meaning, key in LANGUAGES[language].items()}


def read(data: Any, url: str | None = None) -> dict[str, Any]:
    """Return the job."""
    return read_posting(Document(body=json.dumps(data), url=url)).job.model_dump(mode="json")


def check(job: dict[str, Any]) -> None:
    """Compare with what everybody would read."""
    assert (job["company_name"], job["job_title"]) == ("Alder & Daughters", "Bench Joiner")
    assert job["location"] == "Ghent, Belgium"
    assert (job["salary"]["min"], job["salary"]["max"], job["salary"]["period"]) == (31_000, 36_500, "year")
    assert (job["job_type"], job["remote_policy"]) == ("Full-time", "onsite")
    assert job["key_responsibilities"] == ["Plane oak doors", "Mend sashes"]


@pytest.mark.parametrize("casing", CASINGS)
@pytest.mark.parametrize("language", ["camel", "snake"])
def test_casing_does_not_matter(language: str, casing: str) -> None:
    check(read(record_in(language, casing)))


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_language_and_wrappers_do_not_matter(language: str, wrapper: str) -> None:
    check(read(WRAPPERS[wrapper](record_in(language))))


@given(seed=st.integers(0, 2**32 - 1), language=st.sampled_from(sorted(LANGUAGES)))
def test_order_and_unknown_keys_do_not_matter(seed: int, language: str) -> None:
    chance = random.Random(seed)  # noqa: S311 — not for secrets
    pairs = [*record_in(language).items(), ("xq", 4), ("zzFlag", True), ("vendorBlob", "a1"), ("searchBoost", 0.3)]
    chance.shuffle(pairs)
    check(read(dict(pairs)))


@given(missing=st.sets(st.sampled_from(sorted(VALUES.keys() - {"title", "company", "body"}))))
def test_a_missing_part_is_missing_and_the_rest_stays(missing: set[str]) -> None:
    kept = {key: VALUES[meaning] for meaning, key in LANGUAGES["camel"].items() if meaning not in missing}
    job = read(kept)
    assert (job["company_name"], job["job_title"]) == ("Alder & Daughters", "Bench Joiner")
    assert ("job_type" in missing) <= (job["job_type"] is None)
    assert ("place" in missing) == (job["location"] is None)


def test_values_whose_keys_are_named_by_other_values() -> None:
    fields = [
        {"label": "Company", "value": "Alder & Daughters"},
        {"label": "Location", "value": "Ghent"},
        {"label": "Contract type", "value": "Part-time"},
    ]
    job = read({"position": {"title": "Bench Joiner", "details": fields, "text": BODY}})
    assert (job["company_name"], job["location"], job["job_type"]) == ("Alder & Daughters", "Ghent", "Part-time")


def test_titled_texts_are_sections() -> None:
    sections = [
        {"title": "Who we are", "content": f"<p>{'A joinery of four. ' * 8}</p>"},
        {"title": "Aufgaben", "content": "<ul><li>Plane oak doors</li><li>Mend sashes</li></ul>"},
        {"title": "Profil", "content": "<ul><li>A journeyman's piece</li><li>Steady hands</li></ul>"},
    ]
    job = read({"jobTitle": "Bench Joiner", "company": "Alder & Daughters", "blocks": sections, "city": "Ghent"})
    assert job["key_responsibilities"] == ["Plane oak doors", "Mend sashes"]
    assert job["required_skills"] == ["A journeyman's piece", "Steady hands"]


def test_parts_of_the_text_under_keys_of_their_own() -> None:
    job = read(
        {
            "position": "Tischler (m/w/d)",
            "subsidiary": "Erlenwerk GmbH",
            "introduction": "<p>Erlenwerk baut Türen.</p>",
            "tasks": "<ul><li>Türen hobeln</li><li>Fenster reparieren</li></ul>",
            "profile": "<ul><li>Gesellenbrief</li><li>Ruhige Hand</li></ul>",
            "weOffer": "<ul><li>30 Tage Urlaub</li></ul>",
            "jobOpening": {"locations": [{"name": "Gent"}], "workingTimes": [{"name": "Vollzeit"}]},
        }
    )
    assert (job["company_name"], job["job_title"], job["location"]) == ("Erlenwerk", "Tischler", "Gent")
    assert job["key_responsibilities"] == ["Türen hobeln", "Fenster reparieren"]
    assert job["required_skills"] == ["Gesellenbrief", "Ruhige Hand"]
    assert job["benefits"] == ["30 Tage Urlaub"]
    assert job["job_type"] == "Full-time (Vollzeit)"


@pytest.mark.parametrize("name", ["similarJobs", "relatedPostings", "recommended_vacancies"])
def test_other_jobs_in_the_data_are_others(name: str) -> None:
    others = [{"jobTitle": f"Glazier {number}", "company": "Pane & Co", "city": "Bruges"} for number in range(4)]
    check(read({"job": record_in("camel"), name: others}))


@pytest.mark.parametrize("same_title", [True, False])
def test_siblings_of_one_array_are_a_list(*, same_title: bool) -> None:
    titles = ["Joiner"] * 3 if same_title else ["Joiner", "Glazier", "Smith"]
    jobs = [
        {**record_in("camel"), "id": str(number) * 5, "jobTitle": title} for number, title in enumerate(titles, start=1)
    ]
    with pytest.raises(NotAPosting):
        read(jobs)
    assert read(jobs, "https://jobs.example/view/22222")["job_title"] == titles[1]


def test_a_name_beside_the_title_is_the_employer_only_with_a_witness() -> None:
    data = {
        "title": "Bench Joiner",
        "name": "Alderwood",
        "id": "bench-joiner-alderwood-ghent",
        "city": "Ghent",
        "text": BODY,
    }
    assert read(data)["company_name"] == "Alderwood"
    with pytest.raises(ParserError):
        read({**data, "id": "bench-joiner-ghent"})


def test_the_code_of_a_unit_is_no_company_name() -> None:
    data = {
        "title": "Bench Joiner", "organisationName": "Unit 77 (755A000015)", "city": "Ghent",
        "organisationDescription": "Join Alder Works. Alder Works is a house of joiners.", "description": BODY,
    }  # fmt: skip
    assert read(data, "https://jobs.alderworks.example/offers/7")["company_name"] == "Alder Works"
