"""An OpenID Connect issuer that signs everybody in at once, but checks PKCE."""

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

__all__ = ["ImitatedIssuer"]


class ImitatedIssuer:
    """The issuer at `url`."""

    def __init__(self, *, url: str, audience: str, user: str) -> None:
        self.url = url
        self._audience = audience
        self._user = user
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._challenges: dict[str, str] = {}
        self.lifetime = timedelta(minutes=5)
        self.renewals = 0
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/keys", self._keys),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
            ],
            middleware=[Middleware(CORSMiddleware, allow_origins=["*"])],
        )

    async def _discovery(self, _: Request) -> Response:
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return JSONResponse({"issuer": self.url, **{name: f"{self.url}/{path}" for name, path in ends.items()}})

    async def _keys(self, _: Request) -> Response:
        key = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(self._key.public_key()))
        return JSONResponse({"keys": [{**key, "kid": "k1", "use": "sig"}]})

    async def _authorize(self, request: Request) -> Response:
        asked = request.query_params
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        self._challenges["the-code"] = asked["code_challenge"]
        answer = urlencode({"code": "the-code", "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{answer}")

    async def _token(self, request: Request) -> Response:
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        if form["grant_type"] == "refresh_token":
            self.renewals += 1
            return self._tokens()
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if self._challenges.pop(form["code"], None) != challenge:
            return JSONResponse({"error": "invalid_grant", "error_description": "Wrong verifier."}, status_code=400)
        return self._tokens()

    def _tokens(self) -> Response:
        return JSONResponse(
            {"access_token": self._mint(), "token_type": "Bearer", "refresh_token": "the-refresh-token"}
        )

    def _mint(self) -> str:
        now = datetime.now(UTC)
        claims: dict[str, Any] = {"iss": self.url, "aud": self._audience, "sub": self._user, "iat": now}
        claims["exp"] = now + self.lifetime
        return jwt.encode(claims, self._key, algorithm="ES256", headers={"kid": "k1"})
