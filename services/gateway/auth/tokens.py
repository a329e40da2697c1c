"""Checking bearer tokens (RFC 8725): known issuer, fixed algorithms, every claim that matters."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from jwt import PyJWK
from jwt.exceptions import PyJWTError
from pydantic import TypeAdapter, ValidationError

from contracts.base import UserId
from services.gateway.auth.keys import KeySource
from services.gateway.auth.proven import Proof, ProvenTokens
from services.gateway.auth.users import User
from services.gateway.errors import UnauthenticatedError

__all__ = ["TokenVerifier", "TrustedIssuer", "bearer_token"]

_ALGORITHMS = {"RSA": "RS256", "EC": "ES256"}
_LONGEST_TOKEN = 8192
_TYPES = frozenset({None, "JWT", "at+jwt"})
_LATEST = datetime(9999, 1, 1, tzinfo=UTC).timestamp()
_SHAPE = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_USER_ID: TypeAdapter[str] = TypeAdapter(UserId)


@dataclass(frozen=True, kw_only=True)
class TrustedIssuer:
    """An issuer whose tokens are accepted."""

    issuer: str
    audience: str
    keys: KeySource
    is_firebase: bool = False
    """Firebase adds rules: one audience, and a sign-in time in the past."""


def bearer_token(authorization: str | None) -> str:
    """Return the token of an `Authorization` header.

    Raises:
        UnauthenticatedError: There is none.
    """
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise UnauthenticatedError("token_missing")
    return token.strip()


class TokenVerifier:
    """Tells who a token belongs to."""

    def __init__(self, *, issuers: Sequence[TrustedIssuer], leeway: timedelta) -> None:
        self._issuers = {issuer.issuer: issuer for issuer in issuers}
        self._leeway = leeway
        self._proven = ProvenTokens()

    async def verify(self, token: str) -> User:
        """Return the token's user.

        Raises:
            UnauthenticatedError: The token is not valid; the reason is for the log.
            UnavailableError: The issuer's keys cannot be had.
        """
        if len(token) > _LONGEST_TOKEN or not _SHAPE.fullmatch(token):
            raise UnauthenticatedError("token_malformed")
        if (user := await self._proven.user_of(token, now=datetime.now(UTC) - self._leeway)) is not None:
            return user
        header, issuer = self._read(token)
        key = await issuer.keys.key(header["kid"])
        if key is None:
            raise UnauthenticatedError("key_unknown")
        claims = self._check(token, header, key, issuer)
        if issuer.is_firebase:
            _check_firebase(claims, now=datetime.now(UTC) + self._leeway)
        user = User(user_id=_user_id(claims), expires_at=_expiry(claims))
        self._proven.keep(token, Proof(user=user, keys=issuer.keys, key_id=header["kid"], key=key))
        return user

    def _read(self, token: str) -> tuple[Mapping[str, Any], TrustedIssuer]:
        """Read what decides on the key. Nothing of it is believed before the signature is checked."""
        try:
            header = jwt.get_unverified_header(token)
            claims = jwt.decode(token, options={"verify_signature": False})
        except (PyJWTError, ValueError, RecursionError) as error:
            raise UnauthenticatedError("token_malformed") from error
        issuer = self._issuers.get(claims["iss"]) if isinstance(claims.get("iss"), str) else None
        if issuer is None:
            raise UnauthenticatedError("issuer_unknown")
        # `crit` names extensions we must understand, and we understand none. Embedded keys are never looked at.
        if not isinstance(header.get("kid"), str) or "crit" in header or header.get("typ") not in _TYPES:
            raise UnauthenticatedError("header_refused")
        return header, issuer

    def _check(self, token: str, header: Mapping[str, Any], key: PyJWK, issuer: TrustedIssuer) -> Mapping[str, Any]:
        # The key decides on the algorithm, never the token.
        algorithm = _ALGORITHMS.get(key.key_type or "")
        if algorithm is None or header.get("alg") != algorithm:
            raise UnauthenticatedError("algorithm_refused")
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=[algorithm],
                audience=issuer.audience,
                issuer=issuer.issuer,
                leeway=self._leeway,
                options={"require": ["exp", "iat", "iss", "aud", "sub"], "strict_aud": issuer.is_firebase},
            )
        except (PyJWTError, ValueError, TypeError, OverflowError) as error:
            raise UnauthenticatedError(type(error).__name__) from error
        return claims


def _check_firebase(claims: Mapping[str, Any], *, now: datetime) -> None:
    signed_in = claims.get("auth_time")
    if isinstance(signed_in, bool) or not isinstance(signed_in, int | float) or signed_in > now.timestamp():
        raise UnauthenticatedError("auth_time_refused")


def _expiry(claims: Mapping[str, Any]) -> datetime:
    """Return when the token ends. Anything may stand there: text, a truth value, a year beyond the calendar."""
    expiry = claims["exp"]
    if isinstance(expiry, bool) or not isinstance(expiry, int | float) or not 0 < expiry < _LATEST:
        raise UnauthenticatedError("exp_refused")
    return datetime.fromtimestamp(expiry, UTC)


def _user_id(claims: Mapping[str, Any]) -> str:
    try:
        return _USER_ID.validate_python(claims["sub"], strict=True)
    except ValidationError as error:
        raise UnauthenticatedError("sub_refused") from error
