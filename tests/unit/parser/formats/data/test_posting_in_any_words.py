"""Data of unknown make says the same under other keys, in other casings and languages, wrapped, and with gaps."""

import json
import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.read_document import read_posting

VALUES: dict[str, Any] = {
    "title": "Net Maker",
    "company": "Tern Nets GmbH",
    "place": "Kiel",
    "employment": "Full-time",
    "posted": "2026-10-02",
    "tasks": ["Tie nets for eel", "Tar the floats"],
    "required": ["Two years of experience", "Knowledge of knots"],
}
WORDS: dict[str, Sequence[str]] = {
    "title": (
        "job title",
        "title",
        "vacancy name",
        "stellen titel",
        "intitule poste",
        "nombre puesto",
        "nazwa stanowiska",
    ),
    "company": (
        "employer",
        "company name",
        "hiring organization",
        "arbeitgeber",
        "entreprise",
        "empresa",
        "pracodawca",
    ),
    "place": ("location", "job location", "city", "arbeitsort", "lieu", "ubicacion", "miejsce"),
    "employment": ("employment type", "contract type", "commitment", "anstellung", "type contrat", "jornada", "umowa"),
    "posted": ("posted at", "date posted", "published", "veroffentlicht", "parution", "publicationdate", "created"),
    "tasks": ("duties", "responsibilities", "key responsibilities", "aufgaben", "missions", "tareas", "obowiazki"),
    "required": ("requirements", "qualifications", "must have", "anforderungen", "profil", "requisitos", "wymagania"),
}
CASINGS: dict[str, Callable[[list[str]], str]] = {
    "snake": "_".join,
    "kebab": "-".join,
    "shouting": lambda words: "_".join(words).upper(),
    "camel": lambda words: words[0] + "".join(word.title() for word in words[1:]),
    "pascal": lambda words: "".join(word.title() for word in words),
}


def read(data: Any) -> dict[str, Any]:
    document = Document(body=json.dumps(data), url="https://feed.example/item")
    return read_posting(document).job.model_dump(mode="json")


def record(words: Sequence[int], casing: str) -> dict[str, Any]:
    keys = {name: CASINGS[casing](WORDS[name][word].split()) for name, word in zip(VALUES, words, strict=True)}
    return {keys[name]: value for name, value in VALUES.items()}


def assert_read(job: dict[str, Any]) -> None:
    assert (job["company_name"], job["job_title"], job["location"]) == ("Tern Nets", "Net Maker", "Kiel")
    assert job["job_type"] == "Full-time"
    assert job["key_responsibilities"] == VALUES["tasks"]
    assert set(VALUES["required"]) <= set(job["required_skills"])


CHOICES = st.lists(st.integers(0, 6), min_size=len(VALUES), max_size=len(VALUES))


@given(words=CHOICES, casing=st.sampled_from(sorted(CASINGS)), seed=st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_keys_may_be_called_otherwise(words: list[int], casing: str, seed: int) -> None:
    items = list(record(words, casing).items())
    random.Random(seed).shuffle(items)  # noqa: S311 — repeatable, not secret
    assert_read(read(dict(items)))


@given(words=CHOICES, wrappers=st.lists(st.sampled_from(["data", "result", "payload", "item", "ergebnis"]), max_size=3))
@settings(max_examples=15, deadline=None)
def test_wrappers_do_not_matter(words: list[int], wrappers: list[str]) -> None:
    data: Any = record(words, "camel")
    for wrapper in wrappers:
        data = {wrapper: data, "status": "ok", "count": 1}
    assert_read(read(data))


@pytest.mark.parametrize("missing", ["place", "employment", "posted", "tasks", "required"])
def test_what_is_missing_takes_nothing_else_away(missing: str) -> None:
    data = {name: VALUES[name] for name in VALUES if name != missing}
    job = read({"jobTitle" if name == "title" else name: value for name, value in data.items()})
    assert (job["company_name"], job["job_title"]) == ("Tern Nets", "Net Maker")
    assert job["key_responsibilities"] == ([] if missing == "tasks" else VALUES["tasks"])
