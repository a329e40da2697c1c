"""The client against a server that misbehaves in every way servers do."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from openai import AsyncOpenAI
from pydantic import SecretStr

from runtime.settings import ModelPrice, ModelSettings
from services.insights.engines.llm.answers import TailoredAnswer
from services.insights.engines.llm.client import ModelClient, ModelFailureError, Spending

GOOD = '{"behavioral": [], "technical": []}'
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


def error(status: int, code: str | None = None) -> httpx2.Response:
    return httpx2.Response(status, json={"error": {"message": "no", "type": "x", "code": code}})


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


def client(server: Server, **settings: Any) -> ModelClient:
    chosen = ModelSettings(
        base_url="http://model.test/v1", api_key=SecretStr("k"), model="m", timeout=timedelta(seconds=5), **settings
    )
    transport = httpx2.AsyncClient(transport=httpx2.MockTransport(server))
    sdk = AsyncOpenAI(api_key="k", base_url=chosen.base_url, http_client=transport, max_retries=0, timeout=5)
    return ModelClient(client=sdk, settings=chosen, completion_tokens=500)


async def ask(server: Server, spending: Spending | None = None, **settings: Any) -> TailoredAnswer:
    return await client(server, **settings).ask(TailoredAnswer, MESSAGES, spending or Spending(budget=10_000))


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


@pytest.mark.parametrize("wrapped", [f"```json\n{GOOD}\n```", f"Here it is: {GOOD} Enjoy."])
async def test_prose_around_the_answer_is_forgiven(wrapped: str) -> None:
    server = Server(completion(wrapped))

    assert (await ask(server)).technical == []
    assert len(server.requests) == 1


async def test_a_faulty_answer_is_repaired_once() -> None:
    server = Server(completion('{"behavioral": []}'), completion(GOOD))
    spending = Spending(budget=10_000)

    await ask(server, spending)

    assert [message["role"] for message in server.requests[1]["messages"]] == ["system", "user", "assistant", "user"]
    assert "technical" in server.requests[1]["messages"][-1]["content"]
    assert spending.usage.calls == 2


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ((completion("{}"), completion("{}")), "invalid_answer"),
        ((completion(GOOD[:20], finish="length"), completion(GOOD[:20], finish="length")), "invalid_answer"),
        ((completion(None, refusal="no"),), "refused"),
        ((error(401),), "AuthenticationError"),
        ((error(500),), "InternalServerError"),
        ((error(400, "context_length_exceeded"),), "prompt_too_long"),
        ((error(400), error(400), error(400), error(400)), "request_refused"),
        ((httpx2.Response(200, text="<html>Sign in to this network</html>"),), "no_completion"),
        ((httpx2.Response(200, json={"error": {"message": "overloaded"}, "choices": None}),), "refused"),
        ((httpx2.ReadTimeout("slow"),), "timed_out"),
        ((httpx2.ConnectError("away"),), "APIConnectionError"),
    ],
)
async def test_failures_have_a_reason(answers: tuple[Answer, ...], reason: str) -> None:
    with pytest.raises(ModelFailureError) as failure:
        await ask(Server(*answers))

    assert failure.value.reason == reason


async def test_a_server_without_schemas_is_asked_in_its_own_way_from_then_on() -> None:
    def refuses_schemas(body: dict[str, Any]) -> httpx2.Response:
        return error(400) if body.get("response_format", {}).get("type") == "json_schema" else completion(GOOD)

    server = Server(*[refuses_schemas] * 4)
    asked = client(server)

    await asked.ask(TailoredAnswer, MESSAGES, Spending(budget=10_000))
    await asked.ask(TailoredAnswer, MESSAGES, Spending(budget=10_000))

    assert len(server.requests) == 4
    assert server.requests[-1]["response_format"] == {"type": "json_object"}
    assert "JSON schema" in server.requests[-1]["messages"][-1]["content"]


async def test_tokens_and_cost_are_counted() -> None:
    spending = Spending(budget=10_000)

    await ask(Server(completion(GOOD)), spending, prices={"m": ModelPrice(prompt=2.0, cached=0.5, completion=10.0)})

    usage = spending.usage
    assert (usage.calls, usage.prompt_tokens, usage.cached_tokens, usage.completion_tokens) == (1, 100, 60, 20)
    assert usage.cost_micros == 40 * 2 + 60 * 0.5 + 20 * 10


async def test_servers_that_count_nothing_are_tolerated() -> None:
    spending = Spending(budget=10_000)

    await ask(Server(completion(GOOD, usage=False)), spending)

    assert (spending.usage.calls, spending.usage.prompt_tokens, spending.reserved) == (1, 0, 0)


async def test_servers_that_count_with_null_are_tolerated() -> None:
    answer = {"choices": [{"message": {"content": GOOD}}], "usage": {"prompt_tokens": 7, "completion_tokens": None}}
    spending = Spending(budget=10_000)

    await ask(Server(httpx2.Response(200, json=answer)), spending)

    assert (spending.usage.prompt_tokens, spending.usage.completion_tokens) == (7, 0)


async def test_no_call_begins_beyond_the_budget() -> None:
    server = Server()
    spending = Spending(budget=400)

    with pytest.raises(ModelFailureError) as failure:
        await ask(server, spending)

    assert failure.value.reason == "budget"
    assert server.requests == []


async def test_a_failed_call_frees_what_it_reserved() -> None:
    spending = Spending(budget=10_000)

    with pytest.raises(ModelFailureError):
        await ask(Server(error(500)), spending)

    assert spending.reserved == 0
