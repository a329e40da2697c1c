import asyncio
import json
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from services.gateway.auth.keys import RemoteKeys
from services.gateway.errors import UnavailableError

ISSUER = "https://id.example.com/"
JWKS_URL = "https://id.example.com/keys"


def key(kid: str) -> dict[str, Any]:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return {**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(private.public_key())), "kid": kid}


class Issuer:
    """An issuer that can rotate its keys, fail and lie."""

    def __init__(self) -> None:
        self.keys = [key("k1")]
        self.headers: dict[str, str] = {}
        self.discovery: dict[str, Any] = {"issuer": ISSUER, "jwks_uri": JWKS_URL}
        self.down = False
        self.body: bytes | None = None
        self.asked: list[str] = []
        self.now = 0.0

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        if self.down:
            raise httpx.ConnectError("refused")
        if request.url.path.endswith("openid-configuration"):
            return httpx.Response(200, json=self.discovery)
        content = self.body if self.body is not None else json.dumps({"keys": self.keys}).encode()
        return httpx.Response(200, content=content, headers=self.headers)

    def source(self, jwks_url: str | None = JWKS_URL) -> RemoteKeys:
        http = httpx.AsyncClient(transport=httpx.MockTransport(self.answer))
        return RemoteKeys(http=http, issuer=ISSUER, jwks_url=jwks_url, clock=lambda: self.now)


@pytest.fixture
def issuer() -> Issuer:
    return Issuer()


async def test_keys_are_found_by_discovery_and_kept(issuer: Issuer) -> None:
    source = issuer.source(jwks_url=None)
    for _ in range(5):
        assert await source.key("k1") is not None
    assert issuer.asked == ["/.well-known/openid-configuration", "/keys"]


@pytest.mark.parametrize(
    "discovery",
    [
        {"issuer": "https://evil.example/", "jwks_uri": JWKS_URL},
        {"issuer": ISSUER},
        {"issuer": ISSUER, "jwks_uri": "http://id.example.com/keys"},
        {"issuer": ISSUER, "jwks_uri": 5},
    ],
)
async def test_a_discovery_document_that_is_not_the_issuers_lets_nobody_in(
    issuer: Issuer, discovery: dict[str, Any]
) -> None:
    issuer.discovery = discovery
    with pytest.raises(UnavailableError):
        await issuer.source(jwks_url=None).key("k1")


async def test_a_new_key_is_fetched_when_first_used(issuer: Issuer) -> None:
    source = issuer.source()
    assert await source.key("k1")
    issuer.keys = [key("k2")]
    assert await source.key("k2"), "at once, not some time after the keys were last fetched"
    assert await source.key("k1") is None


async def test_made_up_key_ids_do_not_flood_the_issuer(issuer: Issuer) -> None:
    source = issuer.source()
    await source.key("k1")
    for number in range(100):
        issuer.now += 1
        assert await source.key(f"made-up-{number}") is None
    assert len(issuer.asked) <= 1 + 100 / 5


async def test_racing_tokens_with_made_up_keys_ask_once(issuer: Issuer) -> None:
    source = issuer.source()
    await source.key("k1")
    assert await asyncio.gather(*(source.key(f"made-up-{number}") for number in range(50))) == [None] * 50
    assert len(issuer.asked) == 2


async def test_a_key_that_is_too_short_is_none(issuer: Issuer) -> None:
    short = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 — the point
    described = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(short.public_key()))
    issuer.keys = [key("k1"), {**described, "kid": "short", "use": "sig"}]
    assert await issuer.source().key("short") is None


async def test_keys_are_kept_as_long_as_the_issuer_says(issuer: Issuer) -> None:
    issuer.headers = {"Cache-Control": "public, max-age=600"}
    source = issuer.source()
    await source.key("k1")
    issuer.now = 599
    await source.key("k1")
    assert len(issuer.asked) == 1
    issuer.now = 601
    await source.key("k1")
    assert len(issuer.asked) == 2


async def test_an_outage_is_bridged_for_a_day_then_nobody_is_let_in(issuer: Issuer) -> None:
    source = issuer.source()
    await source.key("k1")
    issuer.down = True
    issuer.now = 20 * 3600
    assert await source.key("k1")
    issuer.now = 25 * 3600
    with pytest.raises(UnavailableError):
        await source.key("k1")
    issuer.down = False
    issuer.now += 60
    assert await source.key("k1")


async def test_without_any_answer_nobody_is_let_in(issuer: Issuer) -> None:
    issuer.down = True
    with pytest.raises(UnavailableError):
        await issuer.source().key("k1")


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"null", b'{"keys": []}', b'{"keys": [{"kty": "oct"}]}', b"x" * 300_000]
)
async def test_an_answer_that_is_no_key_set_replaces_nothing(issuer: Issuer, body: bytes) -> None:
    source = issuer.source()
    await source.key("k1")
    issuer.body = body
    issuer.now = 4000
    assert await source.key("k1")


async def test_keys_for_encryption_sign_nothing(issuer: Issuer) -> None:
    issuer.keys = [{**key("k1"), "use": "enc"}, key("k2")]
    assert await issuer.source().key("k1") is None
