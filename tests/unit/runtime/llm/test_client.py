"""The client against a server that misbehaves in every way servers do."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from prometheus_client import REGISTRY
from pydantic import BaseModel, SecretStr

from runtime.llm.budget import TaskBudget
from runtime.llm.client import ModelClient
from runtime.llm.errors import ModelFailureError
from runtime.settings import ModelPrice, ModelSettings

GOOD = '{"behavioral": [], "technical": []}'


class Questions(BaseModel):
    behavioral: list[str]
    technical: list[str]


MESSAGES = [{"role": "system", "content": "rules"}, {"role": "user", "content": "task"}]
Answer = httpx2.Response | Exception


def completion(
    content: str | None, *, finish: str = "stop", refusal: str | None = None, usage: bool = True
) -> httpx2.Response:
    body: dict[str, Any] = {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, "refusal": refusal},
            }
        ],
    }
    if usage:
        details = {"cached_tokens": 60}
        body["usage"] = {
            "prompt_tokens": 100,
            "completion_tokens": 20,
            "total_tokens": 120,
            "prompt_tokens_details": details,
        }
    return httpx2.Response(200, json=body)


def error(status: int, code: str | None = None, *, message: str = "no", param: str | None = None) -> httpx2.Response:
    return httpx2.Response(status, json={"error": {"message": message, "type": "x", "code": code, "param": param}})


class Server:
    """Answers in turn and remembers the requests."""

    def __init__(self, *answers: Answer | Callable[[dict[str, Any]], Answer]) -> None:
        self._answers = list(answers)
        self.requests: list[dict[str, Any]] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        body = json.loads(request.content)
        self.requests.append(body)
        answer = self._answers.pop(0)
        if callable(answer):
            answer = answer(body)
        if isinstance(answer, Exception):
            raise answer
        return answer


def client(server: Any, *, timeout: timedelta = timedelta(seconds=5), **settings: Any) -> ModelClient:
    chosen = ModelSettings(
        base_url="http://model.test/v1",
        api_key=SecretStr("k"),
        model="m",
        timeout=timeout,
        max_retries=0,
        **settings,
    )
    transport = httpx2.AsyncClient(transport=httpx2.MockTransport(server))
    return ModelClient(settings=chosen, service="tests", completion_tokens=500, http_client=transport)


def task_budget(tokens: int = 10_000, **limits: Any) -> TaskBudget:
    return TaskBudget(tokens=tokens, **limits)


async def ask(server: Server, budget: TaskBudget | None = None, **settings: Any) -> Questions:
    async with client(server, **settings) as model:
        return await model.ask(Questions, MESSAGES, purpose="practice", budget=budget or task_budget())


def counted(outcome: str, *, purpose: str = "practice") -> float:
    labels = {"service": "tests", "purpose": purpose, "outcome": outcome}
    return REGISTRY.get_sample_value("prepline_model_calls_total", labels) or 0.0


async def test_the_request_is_the_common_subset() -> None:
    server = Server(completion(GOOD))

    await ask(server)

    request = server.requests[0]
    assert set(request) == {"model", "messages", "response_format", "max_completion_tokens"}
    assert request["response_format"]["json_schema"]["strict"] is True
    assert request["messages"] == MESSAGES


async def test_temperature_is_sent_only_when_set() -> None:
    server = Server(completion(GOOD))

    await ask(server, temperature=0.15)

    assert server.requests[0]["temperature"] == 0.15


async def test_a_faulty_answer_is_repaired_once() -> None:
    server = Server(completion('{"behavioral": []}'), completion(GOOD))
    budget, before = task_budget(), counted("invalid")

    await ask(server, budget)

    assert [message["role"] for message in server.requests[1]["messages"]] == ["system", "user", "assistant", "user"]
    assert "technical" in server.requests[1]["messages"][-1]["content"]
    assert budget.usage.calls == 2
    assert counted("invalid") == before + 1


async def test_an_answer_that_was_cut_off_is_asked_for_again_shorter() -> None:
    server = Server(completion(GOOD[:20], finish="length"), completion(GOOD))
    before = counted("truncated")

    await ask(server)

    assert "fewer items" in server.requests[1]["messages"][-1]["content"]
    assert counted("truncated") == before + 1


async def test_thoughts_are_not_sent_back() -> None:
    server = Server(completion("<think>Hm, what now?</think>{}"), completion(GOOD))

    await ask(server)

    assert server.requests[1]["messages"][2] == {"role": "assistant", "content": "{}"}


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ((completion("{}"), completion("{}")), "invalid_answer"),
        ((completion(GOOD[:20], finish="length"), completion(GOOD[:20], finish="length")), "invalid_answer"),
        ((completion(None, refusal="no"),), "refused"),
        ((completion(None, finish="content_filter"),), "refused"),
        ((error(400, "content_filter"),), "refused"),
        ((error(401),), "failed"),
        ((error(500),), "failed"),
        ((error(400, "context_length_exceeded"),), "prompt_too_long"),
        ((error(400, message="the request exceeds the available context size"),), "prompt_too_long"),
        ((error(400), error(400), error(400), error(400)), "request_refused"),
        ((httpx2.Response(200, text="<html>Sign in to this network</html>"),), "no_completion"),
        ((httpx2.Response(200, json={"error": {"message": "overloaded"}, "choices": None}),), "refused"),
        ((httpx2.ReadTimeout("slow"),), "timed_out"),
        ((httpx2.ConnectError("away"),), "failed"),
    ],
)
async def test_failures_have_a_reason(answers: tuple[Answer, ...], reason: str) -> None:
    budget = task_budget()
    with pytest.raises(ModelFailureError) as failure:
        await ask(Server(*answers), budget)

    assert failure.value.reason == reason
    assert (budget.reserved_tokens, budget.reserved_micros) == (0, 0)


async def test_the_deadline_covers_everything_together() -> None:
    async def never(_: httpx2.Request) -> httpx2.Response:
        await asyncio.Event().wait()
        raise AssertionError

    budget, before = task_budget(), counted("cancelled")
    async with client(never) as model:
        with pytest.raises(ModelFailureError) as failure:
            await model.ask(Questions, MESSAGES, purpose="practice", budget=budget, deadline=timedelta(milliseconds=20))

    assert failure.value.reason == "timed_out"
    assert budget.reserved_tokens == 0
    assert counted("cancelled") == before + 1


async def test_a_server_without_schemas_is_asked_in_its_own_way_from_then_on() -> None:
    def refuses_schemas(body: dict[str, Any]) -> httpx2.Response:
        return error(400) if body.get("response_format", {}).get("type") == "json_schema" else completion(GOOD)

    server = Server(*[refuses_schemas] * 4)
    async with client(server) as model:
        for _ in range(2):
            await model.ask(Questions, MESSAGES, purpose="practice", budget=task_budget())

    assert len(server.requests) == 4
    assert server.requests[-1]["response_format"] == {"type": "json_object"}
    assert "JSON schema" in server.requests[-1]["messages"][-1]["content"]


async def test_a_parameter_that_the_server_names_is_the_one_that_changes() -> None:
    def picky(body: dict[str, Any]) -> httpx2.Response:
        for name in ("temperature", "max_completion_tokens"):
            if name in body:
                return error(400, param=name)
        return completion(GOOD)

    server = Server(*[picky] * 3)

    await ask(server, temperature=0.2)

    assert set(server.requests[-1]) == {"model", "messages", "response_format", "max_tokens"}
    assert server.requests[-1]["response_format"]["type"] == "json_schema"


async def test_faults_that_name_their_place_are_understood() -> None:
    unknown = {"detail": [{"loc": ["body", "response_format", "json_schema"], "msg": "extra", "input": "temperature"}]}
    server = Server(httpx2.Response(422, json=unknown), completion(GOOD))

    await ask(server, temperature=0.2)

    assert server.requests[1]["response_format"] == {"type": "json_object"}
    assert server.requests[1]["temperature"] == 0.2


@pytest.mark.parametrize(
    "body",
    [
        {"error": "response_format is not supported"},
        {"detail": "response_format is not supported", "message": "response_format is not supported"},
        {"error": {"message": "this server knows no json_schema in this context"}},
        {"error": {"message": "failed to parse grammar"}},
    ],
)
async def test_a_complaint_about_the_schema_is_understood(body: dict[str, Any]) -> None:
    server = Server(httpx2.Response(400, json=body), completion(GOOD))

    await ask(server)

    assert server.requests[1]["response_format"] == {"type": "json_object"}


async def test_an_empty_answer_is_repaired_as_an_empty_object() -> None:
    server = Server(completion(""), completion(GOOD))

    await ask(server)

    assert server.requests[1]["messages"][2]["content"] == "{}"


async def test_tokens_and_cost_are_counted() -> None:
    budget = task_budget()

    await ask(Server(completion(GOOD)), budget, prices={"m": ModelPrice(prompt=2.0, cached=0.5, completion=10.0)})

    usage = budget.usage
    assert (usage.engine, usage.model, usage.calls) == ("openai", "m", 1)
    assert (usage.prompt_tokens, usage.cached_tokens, usage.completion_tokens) == (100, 60, 20)
    assert usage.cost_micros == 40 * 2 + 60 * 0.5 + 20 * 10


async def test_usage_and_cost_reach_the_metrics() -> None:
    price = {"m": ModelPrice(prompt=2.0, cached=0.5, completion=10.0)}
    async with client(Server(completion(GOOD)), prices=price) as model:
        await model.ask(Questions, MESSAGES, purpose="metered", budget=task_budget())

    labels = {"service": "tests", "purpose": "metered", "outcome": "answered"}
    assert counted("answered", purpose="metered") == 1
    assert REGISTRY.get_sample_value("prepline_model_cost_micros_total", labels) == 310
    tokens = {
        kind: REGISTRY.get_sample_value("prepline_model_tokens_total", labels | {"kind": kind})
        for kind in ("prompt", "cached", "completion")
    }
    assert tokens == {"prompt": 100, "cached": 60, "completion": 20}


async def test_what_servers_do_not_count_is_estimated() -> None:
    budget = task_budget()

    await ask(Server(completion(GOOD, usage=False)), budget, prices={"m": ModelPrice(prompt=1, cached=1, completion=1)})

    assert budget.usage.calls == 1
    assert budget.usage.prompt_tokens > 30, "the schema is part of the prompt"
    assert budget.usage.completion_tokens == 9
    assert budget.usage.cost_micros == budget.usage.prompt_tokens + 9


async def test_servers_that_count_with_null_are_tolerated() -> None:
    answer = {"choices": [{"message": {"content": GOOD}}], "usage": {"prompt_tokens": 7, "completion_tokens": None}}
    budget = task_budget()

    await ask(Server(httpx2.Response(200, json=answer)), budget)

    assert (budget.usage.prompt_tokens, budget.usage.completion_tokens) == (7, 9)


async def test_content_in_parts_is_read() -> None:
    parts = [{"type": "text", "text": GOOD[:10]}, {"type": "text", "text": GOOD[10:]}, {"type": "image", "text": None}]
    answer = {"choices": [{"message": {"content": parts}}]}

    assert (await ask(Server(httpx2.Response(200, json=answer)))).technical == []


@pytest.mark.parametrize("limits", [{"tokens": 400}, {"micros": 4_999}])
async def test_no_call_begins_beyond_the_budget(limits: dict[str, int]) -> None:
    server, before = Server(), counted("over_budget")

    with pytest.raises(ModelFailureError) as failure:
        await ask(server, task_budget(**limits), prices={"m": ModelPrice(prompt=0, cached=0, completion=10)})

    assert failure.value.reason == "budget"
    assert server.requests == []
    assert counted("over_budget") == before + 1


async def test_an_unknown_price_costs_nothing() -> None:
    budget = task_budget(micros=0)

    await ask(Server(completion(GOOD)), budget)

    assert budget.usage.cost_micros == 0
