"""Billing's HTTP interface on a real database: who may call it, what it answers, what it refuses."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from services.billing.api import Tokens, add_routes
from services.billing.books import Books
from services.billing.expiry import expiring
from services.billing.holds import Holds
from services.billing.settings import CreditSettings
from tests.support.billing import accounts_of, holds_on
from tests.support.gateway import until

pytestmark = pytest.mark.integration

TOKENS = Tokens(hold=SecretStr("hold"), internal=SecretStr("inside"), operator=SecretStr("operator"))
HOLD = {"prep_id": "p", "user_id": "u", "attempt": 1}


@pytest.fixture
async def holds(database: Any) -> Holds:
    return await holds_on(database)


@pytest.fixture
async def client(holds: Holds) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    add_routes(
        app, holds=holds, accounts=accounts_of(holds), books=Books(database=holds.ledger._database), tokens=TOKENS
    )
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app),
        base_url="http://billing",
        headers={"Authorization": "Bearer operator"},
    ) as one:
        yield one


@pytest.mark.parametrize("authorization", ["", "inside", "Bearer outside", "bearer inside", "Bearer insidé"])
async def test_only_the_internal_token_opens_it(client: httpx.AsyncClient, authorization: str) -> None:
    response = await client.post("/holds", json=HOLD, headers=[(b"Authorization", authorization.encode())])
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.json()["code"] == "unauthenticated"


async def test_a_hold_is_made_once_and_shown_in_the_account(client: httpx.AsyncClient) -> None:
    first, again = [await client.post("/holds", json=HOLD) for _ in range(2)]
    assert first.status_code == again.status_code == 200
    assert first.json() == again.json() == {**HOLD, "state": "held", "amount": 25}
    account = (await client.get("/accounts/u")).json()
    assert (account["balance"], account["held"], account["available"]) == (60, 25, 35)


async def test_a_release_answers_nothing_and_gives_the_first_attempt_back(client: httpx.AsyncClient) -> None:
    await client.post("/holds", json=HOLD)
    response = await client.post("/holds/p/release?user_id=u")
    assert (response.status_code, response.content) == (204, b"")
    assert (await client.get("/accounts/u")).json()["held"] == 0


async def test_a_release_of_an_attempt_that_came_before_leaves_the_hold(client: httpx.AsyncClient) -> None:
    await client.post("/holds", json={**HOLD, "attempt": 2})
    await client.post("/holds/p/release?user_id=u")
    assert (await client.get("/accounts/u")).json()["held"] == 25


async def test_too_few_credits_are_a_problem_document_without_a_challenge(client: httpx.AsyncClient) -> None:
    for prep_id in ("a", "b"):
        await client.post("/holds", json={**HOLD, "prep_id": prep_id})
    await client.post("/accounts/u/changes", json={"change_id": "up", "tier": "elite"})
    response = await client.post("/holds", json={**HOLD, "prep_id": "c"})
    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"
    assert "www-authenticate" not in response.headers
    assert response.json()["code"] == "insufficient_credits"


async def test_an_operators_change_answers_the_account_and_happens_once(client: httpx.AsyncClient) -> None:
    change = {"change_id": "gift", "grant": 100, "tier": "pro"}
    first, again = [(await client.post("/accounts/u/changes", json=change)).json() for _ in range(2)]
    assert first == again
    assert (first["balance"], first["tier"], first["monthly_limit"]) == (160, "pro", 5)


async def test_the_ledger_lists_the_newest_first(client: httpx.AsyncClient) -> None:
    for number in range(3):
        await client.post("/accounts/u/changes", json={"change_id": str(number), "grant": number + 1})
    entries = (await client.get("/accounts/u/ledger?limit=2")).json()["entries"]
    assert [entry["id"] for entry in entries] == ["change:u:2", "change:u:1"]
    assert [(await client.get(f"/accounts/u/ledger?limit={n}")).status_code for n in (0, 1, 200, 201)] == [
        400,
        200,
        200,
        400,
    ]


async def test_a_body_that_is_not_valid_says_which_field(client: httpx.AsyncClient) -> None:
    response = await client.post("/holds", json={**HOLD, "attempt": 0})
    assert response.status_code == 400
    assert response.json()["code"] == "validation_failed"
    assert [flaw["field"] for flaw in response.json()["errors"]] == ["body.attempt"]


async def test_holds_that_nobody_ended_are_released_in_the_background(database: Any) -> None:
    holds = await holds_on(database, credit=CreditSettings(signup_credits=60, acceptance=timedelta(0)))
    app = FastAPI()
    add_routes(
        app, holds=holds, accounts=accounts_of(holds), books=Books(database=holds.ledger._database), tokens=TOKENS
    )
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://billing", headers={"Authorization": "Bearer operator"}
    ) as client:
        await client.post("/holds", json=HOLD)

        async def is_released() -> bool:
            return bool((await client.get("/accounts/u")).json()["held"] == 0)

        async with expiring(holds, interval=timedelta(milliseconds=10)):
            await until(is_released)


async def test_of_several_holds_each_has_its_own_answer(client: httpx.AsyncClient) -> None:
    asked = [{**HOLD, "prep_id": name} for name in ("a", "b", "c")]
    answers = (await client.post("/holds/several?wait=5", json=asked)).json()
    assert [answer["hold"] and answer["hold"]["prep_id"] for answer in answers] == ["a", "b", None]
    assert answers[2]["problem"]["code"] == "monthly_limit_reached"
    assert answers[2]["problem"]["status"] == 403
    assert (await client.post("/holds/several", json=asked)).json()[:2] == answers[:2], "asking again changes nothing"
    assert (await client.post("/holds/several", json=asked, headers={"Authorization": "Bearer x"})).status_code == 401
    assert (await client.post("/holds/several", json=[])).status_code == 400


@pytest.mark.parametrize("attempt", [10**30, -1, 0, 1001, 1.5, "one", None, [1], 1e308])
async def test_no_number_is_a_fault_of_ours(client: httpx.AsyncClient, attempt: object) -> None:
    content = json.dumps({**HOLD, "attempt": attempt})
    answers = [
        await client.post("/holds", content=content, headers={"Content-Type": "application/json"}),
        await client.post("/holds/several", content=f"[{content}]", headers={"Content-Type": "application/json"}),
        await client.post(f"/holds/p/release?user_id=u&attempt={attempt}"),
    ]
    assert [answer.status_code for answer in answers[:2]] == [400, 400]
    assert answers[2].status_code == 400


@pytest.mark.parametrize(
    ("token", "opens"),
    [
        ("hold", {"/holds", "/holds/several"}),
        ("inside", {"/holds", "/holds/several", "/holds/p/release?user_id=u", "/accounts/u", "/accounts/u/ledger"}),
        ("nobody's", set()),
    ],
)
async def test_a_token_opens_what_it_is_for_and_no_more(client: httpx.AsyncClient, token: str, opens: set[str]) -> None:
    calls: list[tuple[str, str, object]] = [
        ("POST", "/holds", HOLD),
        ("POST", "/holds/several", [HOLD]),
        ("POST", "/holds/p/release?user_id=u", None),
        ("GET", "/accounts/u", None),
        ("GET", "/accounts/u/ledger", None),
        ("POST", "/accounts/u/changes", {"change_id": "c", "grant": 1000}),
        ("POST", "/accounts/u/refunds", {"change_id": "c", "prep_id": "p"}),
        ("POST", "/reconciliations", None),
    ]
    headers = {"Authorization": f"Bearer {token}"}
    refused = {
        path
        for method, path, body in calls
        if (await client.request(method, path, json=body, headers=headers)).status_code == 401
    }
    assert refused == {path for _, path, _ in calls} - opens
