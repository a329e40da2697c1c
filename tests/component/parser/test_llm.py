"""The model as a server: structured output, repair, and every way in which it may fail."""

import json
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr

from contracts.job import RoleCategory
from runtime.llm.answers import strict_schema
from runtime.llm.budget import TaskBudget
from runtime.llm.client import ModelClient
from runtime.settings import ModelSettings
from services.parser.llm import Extraction, LlmExtractor
from tests.component.parser.conftest import extraction

ANSWER = extraction(company_name="Acme", job_title="Cook", role_category=RoleCategory.OPERATIONS).model_dump_json()


class Server:
    """An OpenAI-compatible endpoint that gives the prepared answers."""

    def __init__(self, *answers: str | int) -> None:
        self.answers = list(answers)
        self.requests: list[dict[str, Any]] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(json.loads(request.content))
        answer = self.answers.pop(0)
        if isinstance(answer, int):
            return httpx2.Response(answer, json={"error": {"message": "no"}})
        message = {"role": "assistant", "content": answer}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        return httpx2.Response(
            200, json={"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
        )


async def ask(server: Server, *, text: str = "A posting.", max_input: int = 1000) -> Extraction | None:
    client = httpx2.AsyncClient(transport=httpx2.MockTransport(server))
    settings = ModelSettings(
        api_key=SecretStr("k"), base_url="https://model.test/v1", model="m", max_retries=0, temperature=0.1
    )
    model = ModelClient(settings=settings, service="parser", completion_tokens=500, http_client=client)
    async with LlmExtractor(client=model, max_input=max_input) as extractor:
        return await extractor.extract(
            text, purpose="required", deadline=timedelta(seconds=5), budget=TaskBudget(tokens=100_000)
        )


async def test_structured_output() -> None:
    server = Server(ANSWER)
    found = await ask(server, text="x" * 5000)
    assert found is not None
    assert (found.company_name, found.role_category) == ("Acme", RoleCategory.OPERATIONS)
    request = server.requests[0]
    assert request["response_format"]["json_schema"]["strict"] is True
    assert request["max_completion_tokens"] == 500
    assert request["temperature"] == 0.1
    assert request["messages"][1]["content"].count("x") == 1000


async def test_one_repair_round() -> None:
    server = Server('{"company_name": 5}', f"Here it is: ```json\n{ANSWER}\n```")
    assert await ask(server) is not None
    assert "not valid" in server.requests[1]["messages"][-1]["content"]


async def test_servers_without_structured_output_get_the_schema_in_words() -> None:
    server = Server(400, 400, ANSWER)
    assert await ask(server) is not None
    assert server.requests[2]["response_format"] == {"type": "json_object"}
    assert "key_responsibilities" in server.requests[2]["messages"][-1]["content"]


@pytest.mark.parametrize("answers", [("nonsense", "more nonsense"), (500,), (401,), (429,), ("", "")])
async def test_failures_are_no_answer(answers: tuple[str | int, ...]) -> None:
    assert await ask(Server(*answers)) is None


def test_the_schema_holds_nothing_that_strict_output_forbids() -> None:
    schema = strict_schema(Extraction)
    text = json.dumps(schema)
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == set(schema["properties"])
    assert not any(f'"{word}"' in text for word in ("default", "minLength", "maxLength", "pattern", "prefixItems"))
