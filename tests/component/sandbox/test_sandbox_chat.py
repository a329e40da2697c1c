"""The language model's imitation: valid for any schema, faithful to the prompt, and broken on demand."""

import json
from typing import Any, Literal

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from local.sandbox import create_sandbox
from local.sandbox.grounding import Material, sentences
from local.sandbox.imitation import Imitation, SchemaError

POST_A = (
    'The recruiter screen took 30 min and was friendly.\nThey asked "How would you keep two carts apart?" at once. '
    "My mistake was not asking about the load before drawing boxes."
)
POST_B = (
    "Technical screen of 60 minutes with a graph question about blocked corridors.\n"
    "Tip: practise talking while you code. The offer was 161k base with a 12% bonus."
)
PROMPTS = {
    "tags": f'<source id="a1">\n{POST_A}\n</source>\n<source id="b2">\n{POST_B}\n</source>\nNow answer as JSON.',
    "labels": f"[source_id: a1]\n{POST_A}\n\n[source_id: b2]\n{POST_B}\n",
    "json": json.dumps([{"source_id": "a1", "body": POST_A}, {"source_id": "b2", "body": POST_B}]),
}
POSTS = {"a1": POST_A, "b2": POST_B}


class Evidence(BaseModel):
    model_config = ConfigDict(extra="forbid")
    source_id: str
    quote: str


class Question(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str = Field(max_length=200)
    type: Literal["behavioral", "technical"]
    evidence: list[Evidence] = Field(min_length=1, max_length=3)


class Stage(BaseModel):
    name: str
    duration: str | None
    order: int = Field(ge=1, le=9)
    quote: str
    source_id: str


class Pay(BaseModel):
    amount: float = Field(gt=1000)
    currency: Literal["USD", "EUR"] | None
    since: str = Field(json_schema_extra={"format": "date"})


class Report(BaseModel):
    model_config = ConfigDict(extra="forbid")
    questions: list[Question]
    stages: list[Stage] = Field(min_length=4, max_length=6)
    tips: list[str]
    pay: Pay | None
    kind: Literal["report"] = "report"
    confidence: float = Field(ge=0, le=1)
    final: bool


class Node(BaseModel):
    label: str = Field(min_length=40, max_length=60)
    code: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    leaf: "Leaf"


class Leaf(BaseModel):
    source_ids: list[str] = Field(min_length=1)
    many: list[list[int]] = Field(min_length=2)


@pytest.fixture
def client() -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=create_sandbox())
    headers = {"authorization": "Bearer key"}
    return httpx.AsyncClient(transport=transport, base_url="http://sandbox.test/openai/v1", headers=headers)


async def ask(
    client: httpx.AsyncClient, prompt: str, schema: type[BaseModel] | None = None, model: str = "any", **extra: Any
) -> dict[str, Any]:
    body: dict[str, Any] = {"model": model, "messages": [{"role": "user", "content": prompt}], **extra}
    if schema is not None:
        named = {"name": "answer", "strict": True, "schema": schema.model_json_schema()}
        body["response_format"] = {"type": "json_schema", "json_schema": named}
    answer = await client.post("/chat/completions", json=body)
    assert answer.status_code == 200, answer.text
    completion: dict[str, Any] = answer.json()
    return completion


def content(completion: dict[str, Any]) -> str:
    text: str = completion["choices"][0]["message"]["content"]
    return text


async def test_a_key_is_required(client: httpx.AsyncClient) -> None:
    del client.headers["authorization"]
    for answer in (await client.get("/models"), await client.post("/chat/completions", json={})):
        assert answer.status_code == 401
        assert answer.json()["error"]["code"] == "invalid_api_key"


async def test_models_name_every_mode(client: httpx.AsyncClient) -> None:
    names = {model["id"] for model in (await client.get("/models")).json()["data"]}
    assert {"sandbox-lying", "sandbox-broken-json", "sandbox-refusal", "sandbox-wrong-schema"} < names


@pytest.mark.parametrize("style", PROMPTS)
async def test_answers_fit_the_schema_and_the_prompt(client: httpx.AsyncClient, style: str) -> None:
    report = Report.model_validate_json(content(await ask(client, PROMPTS[style], Report)))
    evidence = [one for question in report.questions for one in question.evidence]
    cited: list[Evidence | Stage] = [*evidence, *report.stages]
    assert len(cited) >= 5
    for one in cited:
        assert one.quote in POSTS[one.source_id]
    assert {one.source_id for one in cited} == {"a1", "b2"}
    assert report.questions[0].text == "How would you keep two carts apart?"


async def test_stages_are_named_from_what_is_said(client: httpx.AsyncClient) -> None:
    report = Report.model_validate_json(content(await ask(client, PROMPTS["tags"], Report)))
    named = {stage.name: stage.duration for stage in report.stages}
    assert named["Recruiter screen"] == "30 min"
    assert named["Technical screen"] == "60 minutes"


async def test_answers_repeat_themselves(client: httpx.AsyncClient) -> None:
    first, second = [await ask(client, PROMPTS["tags"], Report) for _ in range(2)]
    assert content(first) == content(second)


@pytest.mark.parametrize("schema", [Report, Node])
async def test_schemas_are_met_even_without_material(client: httpx.AsyncClient, schema: type[BaseModel]) -> None:
    schema.model_validate_json(content(await ask(client, "Hi.", schema)))


async def test_labelled_values_are_taken_from_the_prompt(client: httpx.AsyncClient) -> None:
    class Job(BaseModel):
        company_name: str
        location: str
        level: str | None

    job = Job.model_validate_json(content(await ask(client, "Company: Pellwick Ledger\nLocation: London\n", Job)))
    assert job == Job(company_name="Pellwick Ledger", location="London", level=None)


async def test_liars_invent_quotes_but_keep_the_schema(client: httpx.AsyncClient) -> None:
    by_model = await ask(client, PROMPTS["tags"], Report, model="sandbox-lying")
    client.headers["x-sandbox-model"] = "lying"
    by_header = await ask(client, PROMPTS["tags"], Report)
    for completion in (by_model, by_header):
        report = Report.model_validate_json(content(completion))
        quotes = [evidence.quote for question in report.questions for evidence in question.evidence]
        assert quotes
        assert not any(quote in prompt for quote in quotes for prompt in PROMPTS.values())


async def test_misbehaviour_by_model_name(client: httpx.AsyncClient) -> None:
    broken = content(await ask(client, PROMPTS["tags"], Report, model="sandbox-broken-json"))
    with pytest.raises(json.JSONDecodeError):
        json.loads(broken)
    refusal = (await ask(client, PROMPTS["tags"], Report, model="sandbox-refusal"))["choices"][0]
    assert refusal["message"]["content"] is None
    assert refusal["message"]["refusal"]
    wrong = content(await ask(client, PROMPTS["tags"], Report, model="sandbox-wrong-schema"))
    with pytest.raises(ValidationError):
        Report.model_validate_json(wrong)
    assert json.loads(wrong)
    truncated = (await ask(client, PROMPTS["tags"], Report, model="sandbox-truncated"))["choices"][0]
    assert truncated["finish_reason"] == "length"
    with pytest.raises(json.JSONDecodeError):
        json.loads(truncated["message"]["content"])


async def test_broken_once_repairs_itself(client: httpx.AsyncClient) -> None:
    broken = content(await ask(client, PROMPTS["tags"], Report, model="sandbox-broken-once"))
    with pytest.raises(json.JSONDecodeError):
        json.loads(broken)
    talk = [
        {"role": "user", "content": PROMPTS["tags"]},
        {"role": "assistant", "content": broken},
        {"role": "user", "content": "This does not parse, please repair it."},
    ]
    Report.model_validate_json(content(await ask(client, "", Report, model="sandbox-broken-once", messages=talk)))


async def test_usage_counts_repeated_prefixes(client: httpx.AsyncClient) -> None:
    shared = "The same instructions and the same posts, again and again. " * 200
    first = (await ask(client, shared + "Section one."))["usage"]
    second = (await ask(client, shared + "Section two, which is about something else entirely."))["usage"]
    other = (await ask(client, "Another start. " + shared))["usage"]
    assert first["prompt_tokens_details"]["cached_tokens"] == 0
    assert second["prompt_tokens_details"]["cached_tokens"] >= 2048
    assert second["prompt_tokens_details"]["cached_tokens"] % 128 == 0
    assert other["prompt_tokens_details"]["cached_tokens"] == 0
    assert first["total_tokens"] == first["prompt_tokens"] + first["completion_tokens"]


async def test_short_prompts_are_never_cached(client: httpx.AsyncClient) -> None:
    usages = [(await ask(client, "A short prompt. " * 100))["usage"] for _ in range(2)]
    assert [usage["prompt_tokens_details"]["cached_tokens"] for usage in usages] == [0, 0]


async def test_bad_requests(client: httpx.AsyncClient) -> None:
    schema = {"type": "json_schema", "json_schema": {"name": "x", "schema": {"$ref": "#/$defs/None"}}}
    said = [{"role": "user", "content": "x"}]
    for body in (
        {},
        {"messages": said, "stream": True},
        {"messages": said, "response_format": schema},
        {"messages": 5},
    ):
        answer = await client.post("/chat/completions", json=body)
        assert answer.status_code == 400
        assert answer.json()["error"]["type"] == "invalid_request_error"


async def test_plain_text_and_json_object(client: httpx.AsyncClient) -> None:
    assert "recruiter screen" in content(await ask(client, PROMPTS["labels"]))
    free = content(await ask(client, PROMPTS["labels"], response_format={"type": "json_object"}))
    assert "recruiter screen" in json.loads(free)["answer"]
    parts = [{"role": "user", "content": [{"type": "text", "text": PROMPTS["labels"]}]}]
    assert content(await ask(client, "", messages=parts)) == content(await ask(client, PROMPTS["labels"]))


def test_endless_schemas_are_refused() -> None:
    schema = {"$ref": "#/$defs/A", "$defs": {"A": {"type": "object", "properties": {"next": {"$ref": "#/$defs/A"}}}}}
    with pytest.raises(SchemaError):
        Imitation(schema, material=Material("")).build()


@given(st.text(max_size=400))
def test_sentences_are_exact_parts_of_the_text(text: str) -> None:
    assert all(sentence in text for sentence in sentences(text))


@given(
    st.integers(-50, 50),
    st.integers(0, 40),
    st.sampled_from(["integer", "number"]),
    st.sampled_from([None, 2, 5]),
    st.booleans(),
)
def test_numbers_stay_within_their_bounds(least: int, width: int, kind: str, step: int | None, exclusive: bool) -> None:
    width = max(width, (step or 1) * 2)
    names = ("exclusiveMinimum", "exclusiveMaximum") if exclusive else ("minimum", "maximum")
    schema = {"type": kind, names[0]: least, names[1]: least + width} | ({"multipleOf": step} if step else {})
    value = Imitation(schema, material=Material("")).build()
    assert least <= value <= least + width
    assert not exclusive or least < value < least + width
    assert step is None or value % step == 0
    assert kind == "number" or isinstance(value, int)
