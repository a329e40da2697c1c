"""The same posting in other clothes: shuffled, wrapped, incomplete, cut off, mis-encoded, hostile."""

import html
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.errors import ParserError
from services.parser.read_document import read_posting
from tests.support.examples import examples

DATA = Path(__file__).parent / "data"


RECORDS = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((DATA / "records").glob("*.json"))
}


KEPT = ("company_name", "job_title", "location", "remote_policy", "salary")


def read(document: Any, url: str | None) -> dict[str, Any]:
    body = document if isinstance(document, str | bytes) else json.dumps(document, ensure_ascii=False)
    return read_posting(Document(body=body, url=url)).job.model_dump(mode="json")


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 — repeatable, not secret


def shuffled(value: Any, rng: random.Random) -> Any:
    if isinstance(value, dict):
        items = [(key, shuffled(inner, rng)) for key, inner in value.items()]
        rng.shuffle(items)
        return dict(items)
    return [shuffled(item, rng) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", sorted(RECORDS))
@given(seed=st.integers(0, 10_000))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_keys_does_not_matter(name: str, seed: int) -> None:
    case = RECORDS[name]
    plain, other = (
        read(case["document"], case["url"]),
        read(shuffled(case["document"], seeded(seed)), case["url"]),
    )
    assert {field: other[field] for field in KEPT} == {field: plain[field] for field in KEPT}


# Lists are distinguished by the address; wrapping them once more hides nothing.
SINGLE = sorted(
    name for name, case in RECORDS.items() if isinstance(case["document"], dict) and "jobs" not in case["document"]
)


WRAPPERS: dict[str, Callable[[Any], Any]] = {
    "list": lambda document: [document],
    "jobs": lambda document: {"jobs": [document], "total": 1},
    "data": lambda document: {"status": 200, "data": document},
    "result": lambda document: {"result": {"job": document}},
    "twice": lambda document: {"payload": {"items": [{"node": document}]}},
}


@pytest.mark.parametrize("wrapper", sorted(WRAPPERS))
@pytest.mark.parametrize("name", SINGLE)
def test_wrapping_does_not_matter(name: str, wrapper: str) -> None:
    case = RECORDS[name]
    plain, other = read(case["document"], case["url"]), read(WRAPPERS[wrapper](case["document"]), case["url"])
    assert {field: other[field] for field in KEPT} == {field: plain[field] for field in KEPT}


def pruned(value: Any, rng: random.Random, share: float) -> Any:
    """Remove some keys, blank others, as accounts with other settings do."""
    if isinstance(value, dict):
        kept = {key: pruned(inner, rng, share) for key, inner in value.items() if rng.random() > share}
        return {key: None if rng.random() < share / 3 else inner for key, inner in kept.items()}
    return [pruned(item, rng, share) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", sorted(RECORDS))
@given(seed=st.integers(0, 10_000), share=st.floats(0.05, 0.6))
@settings(max_examples=15, deadline=None)
def test_missing_parts_are_missing_and_nothing_breaks(name: str, seed: int, share: float) -> None:
    case = RECORDS[name]
    document = pruned(case["document"], seeded(seed), share)
    try:
        reading = read_posting(Document(body=json.dumps(document), url=case["url"]))
    except ParserError:
        return
    if not reading.missing:
        assert reading.job.job_title


PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((DATA / "pages").glob("*.html"))}


@pytest.mark.parametrize("name", sorted(PAGES))
@given(cut=st.floats(0, 1))
@settings(max_examples=10, deadline=None)
def test_a_page_may_be_cut_off_anywhere(name: str, cut: float) -> None:
    page = PAGES[name]
    try:
        read_posting(Document(body=page[: int(len(page) * cut)], url="https://jobs.example/x"))
    except ParserError:
        return


@given(st.binary(max_size=400))
@settings(max_examples=examples(150), deadline=None)
def test_any_bytes_give_a_reading_or_a_refusal(body: bytes) -> None:
    try:
        read_posting(Document(body=body, url="https://jobs.example/x"))
    except ParserError:
        return


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=30) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["title", "description", "location", "company", "name", "salary", "@type", "id"]), inner
        )
    ),
    max_leaves=25,
)


@given(json_values)
@settings(max_examples=examples(150), deadline=None)
def test_any_json_gives_a_reading_or_a_refusal(value: Any) -> None:
    for body in (
        json.dumps(value),
        f'<html><script type="application/ld+json">{json.dumps(value)}</script><h1>x</h1></html>',
    ):
        try:
            read_posting(Document(body=body, url="https://jobs.example/x"))
        except ParserError:
            continue


schema_values = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(),
    st.lists(st.text(max_size=10), max_size=3),
    st.just({}),
    st.just({"name": "X"}),
)


PROPERTIES = (
    "hiringOrganization", "jobLocation", "baseSalary", "employmentType", "description", "datePosted", "validThrough",
    "identifier", "jobLocationType", "skills", "qualifications", "experienceRequirements", "salaryCurrency",
)  # fmt: skip


@given(
    st.fixed_dictionaries(
        {"@type": st.just("JobPosting"), "title": st.just("Cook")},
        optional=dict.fromkeys(PROPERTIES, schema_values),
    )
)
@settings(max_examples=examples(150), deadline=None)
def test_a_job_posting_may_hold_any_types(node: dict[str, Any]) -> None:
    page = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    reading = read_posting(Document(body=page, url="https://www.acme.example/jobs/1"))
    assert reading.fields["job_title"] == "Cook"


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1251", "koi8-r"])
def test_charsets(charset: str) -> None:
    page = PAGES["russian_page"].encode(charset)
    job = read(page, "https://severles.example/jobs/1")
    assert (job["company_name"], job["job_title"]) == ("Северный Лес", "Инженер-технолог")
    assert job["salary"]["max"] == 110_000


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_markup_may_be_escaped_several_times(depth: int) -> None:
    description = (
        "<p>Bake bread.</p><h3>Requirements</h3><ul><li>Gets up early every day</li><li>Has baked before</li></ul>"
    )
    for _ in range(depth):
        description = html.escape(description)
    job = read(
        {
            "title": "Baker",
            "company_name": "Crumb",
            "location": "Ulm",
            "description": description,
            "employment_type": "x",
        },
        None,
    )
    assert job["required_skills"] == ["Gets up early every day", "Has baked before"]


HOSTILE = {
    "open scripts": "<script" * 50_000,
    "open comments": "<!--" * 100_000,
    "open tags": "<div " * 100_000,
    "deep tags": "<div>" * 30_000,
    "deep json": "[" * 100_000,
    "deep objects": '{"a":' * 20_000 + "1" + "}" * 20_000,
    "many blocks": '<script type="application/ld+json">{"@type":"JobPosting"' * 5_000,
    "entities": "&amp;" * 200_000,
    "spaces": "<p>" + " " * 1_000_000 + "</p>",
    "joins": "aB" * 200_000,
    "numbers": "1,000 " * 100_000,
    "money": "$1,000 - " * 50_000,
    "colons": "Location: " * 50_000,
    "null bytes": "\x00" * 100_000,
    "laughs": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><job><title>&b;</title></job>',
    "one word": "remote" * 100_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_input_ends(name: str) -> None:
    with pytest.raises(ParserError):
        read_posting(Document(body=HOSTILE[name], url="https://jobs.example/x"))
