"""Kinds of data: renamed and shuffled keys, other casing, other languages, missing parts, wrappers, any embedding."""

import base64
import json
import random
import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.errors import NotAPosting
from services.parser.read_document import read_posting

BODY = (
    "<p>Quayle Ropeworks spins rope for trawlers.</p><h3>Tasks</h3><ul><li>Splice the heavy lines</li><li>Test every"
    " coil</li></ul><h3>Requirements</h3><ul><li>Steady hands</li><li>A forklift licence</li></ul>"
)
# Title, company, city, terms, workplace, body; as the words of a name.
KEYS: dict[str, Sequence[str]] = {
    "en": ("job title", "company name", "city", "employment type", "workplace type", "description"),
    "de": ("stellen titel", "unternehmen", "arbeitsort", "vertragsart", "arbeitsmodell", "beschreibung"),
    "fr": ("intitule poste", "entreprise", "ville", "contrat", "teletravail", "descriptif"),
    "es": ("titulo puesto", "empresa", "ciudad", "jornada", "modalidad", "descripcion"),
    "pl": ("stanowisko nazwa", "pracodawca", "miasto", "umowa", "zdalna", "opis"),
    "nl": ("functie titel", "bedrijf", "standplaats", "dienstverband", "werkplek", "omschrijving"),
    "unknown": ("alpha", "company", "city", "gamma", "delta", "epsilon"),
}
VALUES = ("Rope Maker Technician", "Quayle Ropeworks Ltd", "Aberdeen", "Full-time", "Hybrid", BODY)
STYLES: dict[str, Callable[[str], str]] = {
    "camel": lambda words: words.split()[0] + "".join(map(str.title, words.split()[1:])),
    "snake": lambda words: words.replace(" ", "_"),
    "kebab": lambda words: words.replace(" ", "-"),
    "capitals": lambda words: words.replace(" ", "_").upper(),
    "title": lambda words: words.title().replace(" ", ""),
}
WRAPPERS: dict[str, Callable[[Any], Any]] = {
    "bare": lambda data: data,
    "result": lambda data: {"result": {"vacancy": data}, "status": 200},
    "list": lambda data: {"items": [data]},
    "text": lambda data: {"payload": json.dumps(data)},
}
EXPECTED = ("Rope Maker Technician", "Quayle Ropeworks", "Aberdeen", "Full-time", "hybrid")


def record(language: str, style: str) -> dict[str, Any]:
    return dict(zip(map(STYLES[style], KEYS[language]), VALUES, strict=True))


def read(body: Any, url: str | None = None) -> dict[str, Any]:
    text = body if isinstance(body, str | bytes) else json.dumps(body, ensure_ascii=False)
    return read_posting(Document(body=text, url=url)).job.model_dump(mode="json")


def facts(job: dict[str, Any]) -> tuple[Any, ...]:
    return (job["job_title"], job["company_name"], job["location"], job["job_type"], job["remote_policy"])


@pytest.mark.parametrize("language", sorted(KEYS))
@given(st.sampled_from(sorted(STYLES)), st.sampled_from(sorted(WRAPPERS)), st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None)
def test_keys_of_any_language_casing_order_and_depth(
    language: str, style: str, wrapper: str, order: random.Random
) -> None:
    items = list(record(language, style).items())
    order.shuffle(items)
    job = read(WRAPPERS[wrapper](dict(items)))
    assert facts(job) == EXPECTED
    assert job["required_skills"] == ["Steady hands", "A forklift licence"]


@given(st.sets(st.sampled_from([2, 3, 4]), min_size=1, max_size=2), st.sampled_from(["en", "de", "fr", "es"]))
@settings(max_examples=20, deadline=None)
def test_missing_parts_hide_no_others(missing: set[int], language: str) -> None:
    data = {key: value for at, (key, value) in enumerate(record(language, "camel").items()) if at not in missing}
    expected = tuple(None if at in missing else value for at, value in enumerate(EXPECTED))
    assert facts(read(data)) == expected


SCRIPT = "<script>{}</script>"
QUOTED_KEY, KEY = r'"(\w+)":', r"\1:"
EMBEDDED: dict[str, Callable[[str], str]] = {
    "assigned": lambda data: SCRIPT.format(f"window.__DATA__ = {data};"),
    "parsed": lambda data: SCRIPT.format(f"var s = JSON.parse({json.dumps(data)});"),
    "percent": lambda data: SCRIPT.format(f'init(JSON.parse(decodeURIComponent("{quote(data)}")))'),
    "base64 script": lambda data: SCRIPT.format(f'go(JSON.parse(atob("{base64.b64encode(data.encode()).decode()}")))'),
    "base64": lambda data: f'<div data-state="{base64.b64encode(data.encode()).decode()}"></div>',
    "attribute": lambda data: f"<div data-page='{data}'></div>",
    "template": lambda data: f"<template>{data}</template>",
    "json": lambda data: f'<script type="application/json">{data}</script>',
    "angular": lambda data: f'<script id="app-state" type="application/json">{angular(data)}</script>',
    "literal": lambda data: SCRIPT.format(f"show({re.sub(QUOTED_KEY, KEY, data)})"),
}


def angular(data: str) -> str:
    return data.replace("&", "&a;").replace('"', "&q;").replace("<", "&l;").replace(">", "&g;")


@pytest.mark.parametrize("embedding", sorted(EMBEDDED))
@pytest.mark.parametrize("wrapper", ["bare", "result"])
def test_data_is_found_wherever_a_page_embeds_it(embedding: str, wrapper: str) -> None:
    data = json.dumps(WRAPPERS[wrapper](record("en", "camel")))
    page = f"<html><head><title>Work</title></head><body><div id='app'></div>{EMBEDDED[embedding](data)}</body></html>"
    assert facts(read(page, "https://ropes.example/jobs/7")) == EXPECTED


@given(
    st.lists(st.sampled_from(["Rigger", "Sail Maker", "Net Maker"]), min_size=1, max_size=3, unique=True), st.booleans()
)
@settings(max_examples=12, deadline=None)
def test_siblings_of_one_list_are_several_jobs_unless_the_address_names_one(titles: list[str], is_named: bool) -> None:
    jobs = [
        {"id": 71000 + at, "title": title, "company": "Quayle", "city": "Aberdeen", "description": BODY}
        for at, title in enumerate(["Rope Maker", *titles])
    ]
    if is_named:
        assert read({"jobs": jobs}, "https://ropes.example/jobs/71000")["job_title"] == "Rope Maker"
    else:
        with pytest.raises(NotAPosting):
            read({"jobs": jobs}, "https://ropes.example/jobs")


@pytest.mark.parametrize(
    "data",
    [
        {"company": {"name": "Quayle Ropeworks", "description": BODY, "city": "Aberdeen", "employees": 90}},
        {"post": {"title": "How our rope makers work", "author": {"name": "Jo"}, "content": BODY, "tags": ["rope"]}},
    ],
)
def test_data_about_something_else_is_no_posting(data: dict[str, Any]) -> None:
    with pytest.raises(NotAPosting):
        read(data)


BLOCKS = (
    {"kind": "hero", "props": {"heading": "Rope Maker Technician"}},
    {"kind": "facts", "props": {"items": [{"caption": "Employer", "content": "Quayle Ropeworks Ltd"},
                                          {"caption": "Location", "content": "Aberdeen"},
                                          {"caption": "Job type", "content": "Full-time"},
                                          {"caption": "Work mode", "content": "Hybrid"}]}},
    {"kind": "text", "props": {"html": BODY}},
)  # fmt: skip


@given(st.sampled_from(["blocks", "sections", "x"]), st.sampled_from(["props", "fields_", "attrs"]))
@settings(max_examples=9, deadline=None)
def test_a_posting_may_be_spread_over_blocks(outer: str, inner: str) -> None:
    blocks = [{"kind": block["kind"], inner: block["props"]} for block in BLOCKS]
    assert facts(read({"page": {outer: blocks}})) == EXPECTED


@given(
    st.sampled_from(["salary", "gehalt", "salaire", "sueldo", "wynagrodzenie"]),
    st.sampled_from([("min", "max"), ("from", "to"), ("von", "bis"), ("lower", "upper"), ("a", "b")]),
    st.sampled_from([("MONTH", "month"), ("per year", "year"), ("hourly", "hour"), ("monatlich", "month")]),
    st.sampled_from(["EUR", "PLN", "BAM", "FJD"]),
)
@settings(max_examples=40, deadline=None)
def test_a_stated_period_holds_for_every_currency(
    key: str, ends: tuple[str, str], period: tuple[str, str], currency: str
) -> None:
    low, high = {"month": (2100, 2600), "year": (30000, 36000), "hour": (16, 21)}[period[1]]
    pay = {ends[0]: low, ends[1]: high, "period": period[0], "currency": currency}
    salary = read(record("en", "snake") | {key: pay})["salary"]
    assert (salary["min"], salary["max"], salary["currency"], salary["period"]) == (low, high, currency, period[1])
