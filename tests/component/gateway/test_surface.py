"""What holds for every route."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from pymongo.errors import ServerSelectionTimeoutError

from contracts.problems import PROBLEM_JSON, Problem
from contracts.status import Stage
from runtime.mongo import connect
from runtime.settings import MongoSettings
from services.gateway.api.http_app import http_app
from services.gateway.settings import GatewaySettings
from tests.support.examples import examples
from tests.support.gateway import GatewayRig
from tests.support.prep_events import PrepEvents
from tests.support.signing import SASL, signing_of

BASE = "/api/interview-prep"
ROUTES = [
    ("GET", f"{BASE}/status/prep-1"),
    ("GET", f"{BASE}/download/prep-1"),
    ("GET", f"{BASE}/events/prep-1"),
    ("GET", f"{BASE}/prep-1.pdf"),
    ("GET", f"{BASE}/prep-1.json"),
    ("GET", f"{BASE}/prep-1.md"),
    ("POST", f"{BASE}/prep-1/cancel"),
    ("POST", f"{BASE}/prep-1/retry"),
    ("GET", f"{BASE}/prep-1.html"),
    ("GET", f"{BASE}/prep-1.ics"),
    ("GET", f"{BASE}/prep-1.apkg"),
    ("GET", f"{BASE}/prep-1/practice"),
    ("PUT", f"{BASE}/prep-1/practice/0123456789abcdef"),
    ("POST", f"{BASE}/prep-1/debrief"),
    ("GET", f"{BASE}/prep-1/debrief"),
    ("POST", f"{BASE}/prep-1/refresh"),
    ("GET", f"{BASE}/prep-1/changes"),
    ("POST", f"{BASE}/prep-1/share"),
    ("DELETE", f"{BASE}/prep-1/share"),
    ("DELETE", f"{BASE}/prep-1"),
]
POSTED = {f"{BASE}/tickets", f"{BASE}/generate", f"{BASE}/preview", "/api/documents/text"}
READ = {f"{BASE}/events", f"{BASE}/history", "/api/account", "/api/account/ledger", "/api/account/export"}
OPEN = {"/api/shared/{secret}", "/api/local-token", "/.well-known/jwks.json"}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        *ROUTES,
        *(("GET", path) for path in sorted(READ)),
        ("DELETE", "/api/account"),
        *(("POST", path) for path in sorted(POSTED)),
    ],
)
@pytest.mark.parametrize("authorization", ["", "Bearer x.y.z", "Basic YTpi", "Bearer expired"])
async def test_nobody_gets_in_without_a_token(rig: GatewayRig, method: str, path: str, authorization: str) -> None:
    if authorization == "Bearer expired":
        assert rig.deps.local_issuer
        authorization = f"Bearer {rig.deps.local_issuer.mint('alice', lifetime=timedelta(minutes=-5))}"
    async with rig.client(None) as client:
        kind = "text/plain" if "documents" in path else "application/json"
        sent: dict[str, Any] = {"json": {"company_name": "A", "job_title": "B"}} if path in POSTED else {}
        headers = {"Authorization": authorization, "Content-Type": kind}
        response = await client.request(method, path, headers=headers, **sent)
    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("Bearer")
    assert Problem.model_validate(response.json()).code == "unauthenticated"


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_what_belongs_to_others_does_not_exist(rig: GatewayRig, method: str, path: str) -> None:
    await rig.deliver(*PrepEvents().chain())
    async with rig.client("bob") as client:
        sent: Any = {"json": {}} if method in {"PUT", "POST"} else {}
        theirs = await client.request(method, path, **sent)
        nobodys = await client.request(method, path.replace("prep-1", "prep-2"), **sent)
    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.json() == {**nobodys.json(), "instance": path}


async def test_every_route_is_in_the_matrix(rig: GatewayRig) -> None:
    """A new route must be added above, or be open on purpose."""
    async with rig.client(None) as client:
        paths = (await client.get("/openapi.json")).json()["paths"]
    known = {path.replace("prep-1", "{prep_id}").replace("0123456789abcdef", "{key}") for _, path in ROUTES}
    assert set(paths) == known | POSTED | READ | OPEN


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "not_found"),
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/assets/nothing.js", 404, "not_found"),
        ("GET", "/assets/../settings.py", 404, "not_found"),
        ("GET", "/assets/%2e%2e/index.html", 404, "not_found"),
        ("GET", f"{BASE}/generate", 405, "method_not_allowed"),
        ("DELETE", f"{BASE}/status/prep-1", 405, "method_not_allowed"),
        ("GET", f"{BASE}/history/", 404, "not_found"),
    ],
)
async def test_even_the_frameworks_errors_are_problems(
    rig: GatewayRig, method: str, path: str, status: int, code: str
) -> None:
    async with rig.client() as client:
        response = await client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == PROBLEM_JSON
    assert Problem.model_validate(response.json()).code == code


async def test_a_fault_of_our_own_is_a_problem_without_its_innards(rig: GatewayRig) -> None:
    async def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("secret of alice")

    rig.deps.store.find = broken  # type: ignore[method-assign] # the fault
    async with rig.client() as client:
        response = await client.get(f"{BASE}/status/prep-1")
    assert response.status_code == 500
    assert response.json()["code"] == "internal_error"
    assert "secret" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_a_database_that_is_away_is_a_reason_to_try_again(rig: GatewayRig) -> None:
    async def away(*_: Any, **__: Any) -> None:
        raise ServerSelectionTimeoutError

    rig.deps.store.find = away  # type: ignore[method-assign] # the fault
    async with rig.client() as client:
        response = await client.get(f"{BASE}/status/prep-1")
    assert response.status_code == 503
    assert response.headers["retry-after"]


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.dictionaries(
        st.sampled_from(
            ["job_posting_url", "company_name", "job_title", "job_posting_text", "notes", "interview_date", "language"]
        ),
        st.one_of(st.text(), st.none(), st.integers(), st.lists(st.text()), st.just("https://example.com/")),
    ),
    prep_id=st.text(max_size=80),
)
def test_no_input_makes_the_gateway_fail(gateway_mongo: str, body: dict[str, Any], prep_id: str) -> None:
    """Whatever is sent, the answer is one of those that are documented."""

    async def send() -> None:
        client = connect(MongoSettings(url=SecretStr(gateway_mongo)))
        rig = GatewayRig(collection=client["fuzz"][uuid4().hex])
        path = quote(prep_id.encode("utf-8", "replace"), safe="")
        async with rig.client() as http:
            generated = await http.post(
                f"{BASE}/generate", content=json.dumps(body), headers={"Content-Type": "application/json"}
            )
            asked = await http.get(f"{BASE}/status/{path}")
        assert generated.status_code in {202, 400, 429}  # all examples are of one user
        assert asked.status_code in {200, 404, 405}
        client.close()

    asyncio.run(send())


async def test_responses_are_hardened(rig: GatewayRig) -> None:
    async with rig.client() as client:
        page = await client.get("/")
        api = await client.get(f"{BASE}/history")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for response in (page, api):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
    assert api.headers["cache-control"] == "no-store"


async def test_other_pages_may_call_only_when_named(collection: Any) -> None:
    asks = {"Origin": "https://app.example.com", "Access-Control-Request-Method": "POST"}
    named = GatewayRig(collection=collection, cors_origins=["https://app.example.com"])
    for rig, allowed in ((GatewayRig(collection=collection), None), (named, "https://app.example.com")):
        async with rig.client(None) as client:
            preflight = await client.options(f"{BASE}/generate", headers=asks)
            stranger = await client.options(f"{BASE}/generate", headers={**asks, "Origin": "https://evil.example"})
        assert preflight.headers.get("access-control-allow-origin") == allowed
        assert "access-control-allow-origin" not in stranger.headers


async def test_local_tokens_exist_only_locally(rig: GatewayRig, collection: Any) -> None:
    async with rig.client(None) as client:
        minted = (await client.get("/api/local-token?user=carol")).json()
        account = await client.get("/api/account", headers={"Authorization": f"Bearer {minted['token']}"})
        bad = await client.get("/api/local-token?user=../x")
        jwks = (await client.get("/.well-known/jwks.json")).json()
    assert account.json()["userId"] == "carol"
    assert bad.status_code == 400
    assert jwks["keys"][0]["kid"] == "local"

    production = GatewayRig(collection=collection)
    strict = GatewaySettings(
        environment="production",
        internal_token="0123456789abcdef",
        hold_token="0123456789abcdef",
        preview_token="0123456789abcdef",
        storage={"secret_key": "0123456789abcdef"},
        oidc={"firebase_project": "p"},
        kafka=SASL,
        signing=signing_of(Stage.GATEWAY),
    )
    app = http_app(replace(production.deps, local_issuer=None), settings=strict)
    async with production.client(None, app=app) as client:
        assert (await client.get("/api/local-token")).status_code == 404
        assert (await client.get("/api/config")).json() == {"localTokens": False, "signIn": None, "sample": None}


async def test_the_description_is_complete(rig: GatewayRig) -> None:
    async with rig.client(None) as client:
        document = (await client.get("/openapi.json")).json()
    assert "HTTPValidationError" not in document["components"]["schemas"]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert operation["summary"]
            if path not in OPEN:
                assert "401" in operation["responses"], (method, path)
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    assert list(response["content"]) == [PROBLEM_JSON]
    assert document["components"]["schemas"]["GenerateBody"]["examples"]


async def test_what_is_answered_has_an_example_that_is_one(rig: GatewayRig) -> None:
    async with rig.client(None) as client:
        document = (await client.get("/openapi.json")).json()
    schemas = document["components"]["schemas"]
    unnamed = set()
    for operation in (one for path in document["paths"].values() for one in path.values()):
        for status, response in operation["responses"].items():
            media = response.get("content", {}).get("application/json", {}).get("schema", {})
            if status.startswith("2") and "$ref" in media:
                name = media["$ref"].rsplit("/", 1)[1]
                examples = schemas[name].get("examples", [])
                unnamed |= set() if examples else {name}
                validator = jsonschema_rs.validator_for({**schemas[name], "components": document["components"]})
                assert all(validator.is_valid(example) for example in examples), name
    assert unnamed <= {"Guide"}  # as long as a guide


async def test_the_posting_that_newcomers_are_offered_is_a_setting(collection: Any) -> None:
    address = "https://jobs.example.com/sample"
    for rig, offered in (
        (GatewayRig(collection=collection), None),
        (GatewayRig(collection=collection, sample_url=address), address),
    ):
        async with rig.client(None) as client:
            assert (await client.get("/api/config")).json()["sample"] == offered
