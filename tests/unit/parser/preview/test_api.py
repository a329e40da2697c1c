from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette

from contracts.job import JobDetails
from contracts.preps import PrepRequest
from services.parser.errors import LoginRequired
from services.parser.preview.api import preview_routes

JOB = JobDetails(company_name="Acme", job_title="Nurse")


class Reader:
    async def read(self, request: PrepRequest) -> JobDetails:
        if request.job_posting_url:
            raise LoginRequired
        return JOB


async def post(path: str, *, sender: str = "inner", **options: Any) -> httpx.Response:
    app = Starlette(routes=preview_routes(Reader(), internal_token=SecretStr("inner")))
    transport = httpx.ASGITransport(app=app)
    headers = {"Authorization": f"Bearer {sender}", **options.pop("headers", {})}
    async with httpx.AsyncClient(transport=transport, base_url="http://parser.test") as client:
        return await client.post(path, headers=headers, **options)


async def test_a_request_is_answered_with_the_job() -> None:
    response = await post("/readings", json={"company_name": "Acme", "job_title": "Nurse"})
    assert JobDetails.model_validate_json(response.content) == JOB


async def test_a_refusal_says_what_helps() -> None:
    response = await post("/readings", json={"job_posting_url": "https://example.com/1"})
    assert response.status_code == 422
    assert response.json()["suggestions"]


async def test_a_text_comes_back() -> None:
    response = await post("/texts", content="Five years of Go.", headers={"Content-Type": "text/plain"})
    assert response.json() == {"text": "Five years of Go."}


@pytest.mark.parametrize(
    ("path", "options", "status"),
    [
        ("/readings", {"json": {}}, 400),
        ("/readings", {"content": b"{"}, 400),
        ("/readings", {"json": {}, "sender": "other"}, 401),
        ("/texts", {"content": b"x", "headers": {"Content-Type": "image/png"}}, 400),
        ("/texts", {"content": b"  ", "headers": {"Content-Type": "text/plain"}}, 422),
    ],
)
async def test_anything_else_is_a_problem(path: str, options: dict[str, Any], status: int) -> None:
    response = await post(path, **options)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
