"""Tokens that must not be believed."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from services.gateway.auth.keys import StaticKeys
from services.gateway.auth.tokens import TokenVerifier, TrustedIssuer, bearer_token
from services.gateway.errors import UnauthenticatedError

ISSUER = "https://id.example.com/"
AUDIENCE = "prepline-api"
PROJECT = "prepline-test"
FIREBASE = f"https://securetoken.google.com/{PROJECT}"
RSA_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC_KEY = ec.generate_private_key(ec.SECP256R1())
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PUBLIC_PEM = RSA_KEY.public_key().public_bytes(
    serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
)


def jwk(key: Any, kid: str) -> dict[str, Any]:
    algorithm = jwt.algorithms.RSAAlgorithm if isinstance(key, rsa.RSAPrivateKey) else jwt.algorithms.ECAlgorithm
    return {**json.loads(algorithm.to_jwk(key.public_key())), "kid": kid, "use": "sig"}


JWKS = {"keys": [jwk(RSA_KEY, "rsa-1"), jwk(EC_KEY, "ec-1")]}
VERIFIER = TokenVerifier(
    issuers=[
        TrustedIssuer(issuer=ISSUER, audience=AUDIENCE, keys=StaticKeys(JWKS)),
        TrustedIssuer(issuer=FIREBASE, audience=PROJECT, keys=StaticKeys(JWKS), is_firebase=True),
    ],
    leeway=timedelta(seconds=5),
)


def claims(**changes: Any) -> dict[str, Any]:
    now = int(datetime.now(UTC).timestamp())
    plain = {"iss": ISSUER, "aud": AUDIENCE, "sub": "user-1", "iat": now - 10, "exp": now + 600}
    return {name: value for name, value in {**plain, **changes}.items() if value is not None}


def firebase(**changes: Any) -> dict[str, Any]:
    now = int(datetime.now(UTC).timestamp())
    return claims(**{"iss": FIREBASE, "aud": PROJECT, "auth_time": now - 60, **changes})


def token(payload: Mapping[str, Any] | None = None, *, key: Any = RSA_KEY, alg: str = "RS256", **headers: Any) -> str:
    header = {"kid": "rsa-1", **headers}
    return jwt.encode(dict(payload or claims()), key, algorithm=alg, headers=header)


def encoded(part: Any) -> str:
    raw = part if isinstance(part, bytes) else json.dumps(part).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unsigned(header: Mapping[str, Any], payload: Any = None, signature: bytes = b"") -> str:
    return f"{encoded(header)}.{encoded(payload or claims())}.{encoded(signature)}"


def hs256(secret: bytes, header: Mapping[str, Any] | None = None) -> str:
    """Forge a token with the public key as the shared secret."""
    start = f"{encoded(header or {'alg': 'HS256', 'kid': 'rsa-1', 'typ': 'JWT'})}.{encoded(claims())}"
    return f"{start}.{encoded(hmac.new(secret, start.encode(), hashlib.sha256).digest())}"


def tampered() -> str:
    header, _, signature = token().split(".")
    return f"{header}.{encoded(claims(sub='admin'))}.{signature}"


def now(offset: int) -> int:
    return int(datetime.now(UTC).timestamp()) + offset


@pytest.mark.parametrize("good", [token(), token(key=EC_KEY, alg="ES256", kid="ec-1"), token(typ="at+jwt")])
async def test_a_valid_token_tells_the_user(good: str) -> None:
    user = await VERIFIER.verify(good)
    assert user.user_id == "user-1"
    assert user.expires_at > datetime.now(UTC)


async def test_several_audiences_may_include_ours() -> None:
    assert (await VERIFIER.verify(token(claims(aud=[AUDIENCE, "other"])))).user_id == "user-1"


async def test_firebase_tokens_are_accepted_by_their_rules() -> None:
    assert (await VERIFIER.verify(token(firebase()))).user_id == "user-1"


@pytest.mark.parametrize("sub", ["auth0|5f7c8ec7c33c6c004bbafe82", "google-oauth2|1139", "ab:cd@example.com", "A1b2"])
async def test_the_subjects_of_known_providers_fit(sub: str) -> None:
    assert (await VERIFIER.verify(token(claims(sub=sub)))).user_id == sub


HOSTILE = {
    "alg none": unsigned({"alg": "none", "kid": "rsa-1"}),
    "alg None": unsigned({"alg": "None", "kid": "rsa-1"}),
    "alg missing": unsigned({"kid": "rsa-1"}),
    "alg none with a signature": unsigned({"alg": "none", "kid": "rsa-1"}, signature=b"x" * 256),
    "signature missing": token().rsplit(".", 1)[0] + ".",
    "signature cut": token()[:-8],
    "signature of zeros": unsigned({"alg": "RS256", "kid": "rsa-1"}, signature=b"\0" * 256),
    "ecdsa signature of zeros": unsigned({"alg": "ES256", "kid": "ec-1"}, signature=b"\0" * 64),
    "claims replaced": tampered(),
    "hs256 with the public pem": hs256(PUBLIC_PEM),
    "hs256 with an empty secret": hs256(b""),
    "hs256 with the jwk": hs256(json.dumps(JWKS["keys"][0]).encode()),
    "rs384": token(alg="RS384"),
    "rs512": token(alg="RS512"),
    "ps256": token(alg="PS256"),
    "key of another algorithm": token(key=RSA_KEY, alg="RS256", kid="ec-1"),
    "unknown key": token(key=OTHER_KEY, kid="rsa-9"),
    "another key under a known id": token(key=OTHER_KEY),
    "no key id": jwt.encode(claims(), RSA_KEY, algorithm="RS256"),
    "key id is a path": token(kid="../../etc/passwd"),
    "key id is an injection": token(kid="' OR '1'='1"),
    "key id is a number": unsigned({"alg": "RS256", "kid": 1}, signature=b"x"),
    "key embedded": token(key=OTHER_KEY, kid="mine", jwk=jwk(OTHER_KEY, "mine")),
    "key by url": token(key=OTHER_KEY, kid="mine", jku="https://evil.example/jwks.json"),
    "certificate by url": token(key=OTHER_KEY, kid="mine", x5u="https://evil.example/cert.pem"),
    "critical extension": token(crit=["exp"], exp=now(60)),
    "nested token": token(typ="JWE"),
    "logout token": token(typ="logout+jwt"),
    "expired": token(claims(exp=now(-60))),
    "no expiry": token(claims(exp=None)),
    "expiry is text": unsigned({"alg": "RS256", "kid": "rsa-1"}, claims(exp="tomorrow"), b"x"),
    "expiry is not a number": token(claims(exp="never")),
    "issued in the future": token(claims(iat=now(3600))),
    "no issue time": token(claims(iat=None)),
    "not valid yet": token(claims(nbf=now(3600))),
    "another issuer": token(claims(iss="https://evil.example/")),
    "issuer without the slash": token(claims(iss="https://id.example.com")),
    "issuer is a list": unsigned({"alg": "RS256", "kid": "rsa-1"}, claims(iss=[ISSUER]), b"x"),
    "no issuer": token(claims(iss=None)),
    "another audience": token(claims(aud="other-api")),
    "no audience": token(claims(aud=None)),
    "audience by prefix": token(claims(aud=AUDIENCE + "-admin")),
    "other audiences": token(claims(aud=["a", "b"])),
    "audience is an object": unsigned({"alg": "RS256", "kid": "rsa-1"}, claims(aud={"a": 1}), b"x"),
    "no subject": token(claims(sub=None)),
    "empty subject": token(claims(sub="")),
    "subject is a path": token(claims(sub="../bob")),
    "subject begins with a dot": token(claims(sub=".hidden")),
    "subject with a slash": token(claims(sub="a/b")),
    "subject too long": token(claims(sub="x" * 129)),
    "subject with a line break": token(claims(sub="a\nb")),
    "subject is an operator": unsigned({"alg": "RS256", "kid": "rsa-1"}, claims(sub={"$ne": None}), b"x"),
    "firebase: two audiences": token(firebase(aud=[PROJECT, "other"])),
    "firebase: another project": token(firebase(aud="other-project")),
    "firebase: project of the issuer": token(firebase(iss="https://securetoken.google.com/other")),
    "firebase: signed in in the future": token(firebase(auth_time=now(3600))),
    "firebase: no sign-in time": token(firebase(auth_time=None)),
    "firebase: sign-in time is true": token(firebase(auth_time=True)),
    "firebase emulator": unsigned({"alg": "none", "typ": "JWT"}, firebase()),
    "two parts": "a.b",
    "four parts": token() + ".x",
    "not base64": "a!.b!.c!",
    "not json": f"{encoded(b'{')}.{encoded(b'{')}.x",
    "header is a list": unsigned([1], signature=b"x"),  # type: ignore[arg-type] # hostile
    "claims are a list": unsigned({"alg": "RS256", "kid": "rsa-1"}, [1, 2], b"x"),
    "deeply nested": f"{encoded(b'[' * 2000)}.{encoded(b'[' * 2000)}.x",
    "one megabyte": "a" * 1_000_000 + ".b.c",
    "null byte": token()[:-1] + "\0",
    "white space": token().replace(".", " ."),
    "not ascii": token()[:-2] + "é",
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
async def test_a_hostile_token_is_refused(hostile: str) -> None:
    with pytest.raises(UnauthenticatedError):
        await VERIFIER.verify(hostile)


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic YTpi", "Token x", "bearer"])
def test_a_header_without_a_token_is_refused(header: str | None) -> None:
    with pytest.raises(UnauthenticatedError):
        bearer_token(header)


def test_the_scheme_is_not_case_sensitive() -> None:
    assert bearer_token("bearer abc") == "abc"


def verifier_of(keys: StaticKeys) -> TokenVerifier:
    return TokenVerifier(
        issuers=[TrustedIssuer(issuer=ISSUER, audience=AUDIENCE, keys=keys)], leeway=timedelta(seconds=5)
    )


async def test_a_token_that_was_checked_is_not_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    verifier, good = verifier_of(StaticKeys(JWKS)), token()
    first = await verifier.verify(good)
    monkeypatch.setattr(jwt, "decode", None)
    assert await verifier.verify(good) == first


async def test_a_token_whose_key_was_taken_back_is_refused_though_it_was_checked() -> None:
    keys = StaticKeys(JWKS)
    verifier, good = verifier_of(keys), token()
    await verifier.verify(good)
    keys._keys = {}
    with pytest.raises(UnauthenticatedError):
        await verifier.verify(good)


async def test_a_token_of_another_key_by_the_same_name_is_refused_though_it_was_checked() -> None:
    keys = StaticKeys(JWKS)
    verifier, good = verifier_of(keys), token()
    await verifier.verify(good)
    keys._keys = StaticKeys({"keys": [jwk(OTHER_KEY, "rsa-1")]})._keys
    with pytest.raises(UnauthenticatedError):
        await verifier.verify(good)
