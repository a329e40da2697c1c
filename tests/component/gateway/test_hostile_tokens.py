"""Tokens with odd values in every claim and header: each is a 401 with a proper challenge, none a fault of ours."""

import base64
import itertools
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import jwt
import pytest

from tests.support.gateway import GatewayRig

ODD: list[Any] = [
    *(None, True, False, "", "soon", "9" * 400, [], [1], {}, {"a": 1}, -1, 0, 1e20, 1e300, -1e300),
    *(253_402_300_800, 10**30, 0.5, "\x00", "\ud800", "../etc", "a b", "x" * 129),
]
CLAIMS = ("exp", "nbf", "iat", "iss", "aud", "sub")
HARMLESS = (
    {("sub", "soon")}
    | {("nbf", value) for value in (None, True, False, -1, 0, -1e300, 0.5)}
    | {("iat", value) for value in (True, False, -1, 0, -1e300, 0.5)}
)
"""What a token may say: a subject like any other, and when it began."""


def encoded(part: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def signed(rig: GatewayRig, header: dict[str, Any], payload: Any) -> str:
    """Return a token with a true signature over whatever it says."""
    issuer = rig.deps.local_issuer
    assert issuer is not None
    content = f"{encoded(header)}.{encoded(payload)}"
    signature = jwt.get_algorithm_by_name("ES256").sign(content.encode(), issuer._key)
    return f"{content}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def hostile(rig: GatewayRig) -> Iterator[tuple[str, str]]:
    header, payload = (json.loads(base64.urlsafe_b64decode(part + "==")) for part in rig.token().split(".")[:2])
    assert payload["exp"] > datetime.now(UTC).timestamp()
    for name, value in itertools.product(CLAIMS, ODD):
        if isinstance(value, list | dict) or (name, value) not in HARMLESS:
            yield f"{name}={value!r:.20}", signed(rig, header, {**payload, name: value})
    for name, value in itertools.product(("alg", "kid"), ODD):
        yield f"{name}={value!r:.20}", signed(rig, {**header, name: value}, payload)
    for name, value in (("crit", ["exp"]), ("typ", "none"), ("typ", 5), ("alg", "none"), ("alg", "HS256")):
        yield f"{name}={value!r}", signed(rig, {**header, name: value}, payload)
    others: tuple[Any, ...] = (None, [], "text", 5, {"deep": [[[[[[[]]]]]]]})
    for other in others:
        yield f"payload={other!r:.20}", signed(rig, header, other)
    for raw in ("a.b.c", "....", "e30.e30.e30", "a" * 9000, rig.token() + "x", rig.token()[:-9]):
        yield f"raw={raw:.12}", raw


async def test_every_hostile_token_is_refused_with_a_challenge(rig: GatewayRig) -> None:
    tokens = dict(hostile(rig))
    assert len(tokens) >= 120
    answers = {}
    async with rig.client(None) as client:
        for name, token in tokens.items():
            response = await client.get("/api/account", headers={"Authorization": f"Bearer {token}"})
            answers[name] = (response.status_code, response.headers.get("www-authenticate", ""))
    wrong = {
        name: answer for name, answer in answers.items() if answer[0] != 401 or 'error="invalid_token"' not in answer[1]
    }
    assert wrong == {}


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Basic YTpi"])
async def test_who_sends_none_is_told_no_more_than_how(rig: GatewayRig, authorization: str | None) -> None:
    async with rig.client(None) as client:
        headers = {} if authorization is None else {"Authorization": authorization}
        response = await client.get("/api/account", headers=headers)
    assert response.headers["www-authenticate"] == 'Bearer realm="prepline"'
