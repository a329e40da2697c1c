"""The public keys that tokens are checked with."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import httpx
import structlog
from jwt import PyJWK
from jwt.exceptions import PyJWTError

from services.gateway.errors import UnavailableError

__all__ = ["KeySource", "RemoteKeys", "StaticKeys"]

_SHORTEST_LIFETIME = 60.0
_LONGEST_LIFETIME = 24 * 3600.0
_USUAL_LIFETIME = 3600.0
_GRACE = 24 * 3600.0
"""Known keys outlive an outage of their issuer by this long; then nobody is let in."""
_REFETCH_PAUSE = 5.0
"""Seconds between two looks that found nothing new: tokens with made-up key ids must not make us ask the issuer again
and again. A look that found what was sought does not count, so that a new key works at its first token."""
_SHORTEST_MODULUS = 2048
_LARGEST_ANSWER = 256 * 1024
_TIMEOUT = 5.0
_log = structlog.get_logger(__name__)


class KeySource(Protocol):
    """Finds an issuer's keys."""

    async def key(self, kid: str) -> PyJWK | None:
        """Return a key by its id, or None when the issuer has no such key.

        Raises:
            UnavailableError: The keys are not known and cannot be had now.
        """


class StaticKeys:
    """Keys that never change."""

    def __init__(self, jwks: Mapping[str, Any]) -> None:
        self._keys = _by_id(jwks)

    async def key(self, kid: str) -> PyJWK | None:
        """See `KeySource.key`."""
        return self._keys.get(kid)


class RemoteKeys:
    """Keys published by an issuer, fetched when needed, kept as long as the issuer allows."""

    def __init__(
        self,
        *,
        http: httpx.AsyncClient,
        issuer: str,
        jwks_url: str | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take an HTTP client and the issuer; without `jwks_url` OpenID discovery tells where the keys are."""
        self._http = http
        self._issuer = issuer
        self._jwks_url = jwks_url
        self._clock = clock
        self._keys: Mapping[str, PyJWK] = {}
        self._fetched = float("-inf")
        self._tried = float("-inf")
        self._missed = float("-inf")
        """When a key was last looked for in vain."""
        self._fresh_until = float("-inf")
        self._lock = asyncio.Lock()

    async def key(self, kid: str) -> PyJWK | None:
        """See `KeySource.key`."""
        if self._clock() >= self._fresh_until:
            await self._refresh(unless=self._is_fresh_or_tried)
        if kid not in self._keys:  # perhaps it is new: issuers rotate
            await self._refresh(unless=lambda: kid in self._keys or self._clock() - self._missed < _REFETCH_PAUSE)
            if kid not in self._keys and self._clock() - self._missed >= _REFETCH_PAUSE:
                self._missed = self._clock()
        if self._clock() - self._fetched > max(_GRACE, _USUAL_LIFETIME):
            raise UnavailableError("Sign-in cannot be checked right now. Please try again in a moment.")
        return self._keys.get(kid)

    async def _refresh(self, *, unless: Callable[[], bool]) -> None:
        async with self._lock:
            if unless():
                return
            self._tried = self._clock()
            try:
                async with asyncio.timeout(_TIMEOUT):
                    response = await self._get(await self._location())
                    keys = _by_id(response.json())
            except (httpx.HTTPError, TimeoutError, ValueError) as error:
                _log.warning("keys_not_fetched", error=type(error).__name__)
                return
            self._keys = keys
            self._fetched = self._clock()
            self._fresh_until = self._fetched + _lifetime(response)

    def _is_fresh_or_tried(self) -> bool:
        return self._clock() < self._fresh_until or self._clock() - self._tried < _REFETCH_PAUSE

    async def _location(self) -> str:
        if self._jwks_url is None:
            discovered = (await self._get(f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")).json()
            if not isinstance(discovered, dict) or discovered.get("issuer") != self._issuer:
                raise ValueError("the discovery document is not the issuer's")
            location = discovered.get("jwks_uri")
            if not isinstance(location, str) or location.split(":")[0] != self._issuer.split(":")[0]:
                raise ValueError("the discovery document names no keys")
            self._jwks_url = location
        return self._jwks_url

    async def _get(self, url: str) -> httpx.Response:
        response = await self._http.get(url, headers={"Accept": "application/json"}, timeout=_TIMEOUT)
        response.raise_for_status()
        if len(response.content) > _LARGEST_ANSWER:
            raise ValueError("the answer is too large")
        return response


def _by_id(jwks: Any) -> dict[str, PyJWK]:
    """Read a key set; keys that cannot check signatures are passed over.

    Raises:
        ValueError: No key is left.
    """
    described = jwks.get("keys") if isinstance(jwks, Mapping) else None
    keys = [_signature_key(key) for key in described] if isinstance(described, list) else []
    found = {key.key_id: key for key in keys if key is not None and key.key_id}
    if not found:
        raise ValueError("no keys")
    return found


def _signature_key(described: Any) -> PyJWK | None:
    if not isinstance(described, dict) or described.get("kty") not in {"RSA", "EC"}:
        return None
    if not isinstance(described.get("kid"), str) or described.get("use", "sig") != "sig":
        return None
    try:
        key = PyJWK(described)
    except (PyJWTError, ValueError, KeyError, TypeError):
        return None
    too_short = getattr(key.key, "key_size", 0) < _SHORTEST_MODULUS if described["kty"] == "RSA" else False
    return None if too_short else key


def _lifetime(response: httpx.Response) -> float:
    for directive in response.headers.get("cache-control", "").split(","):
        name, _, value = directive.strip().partition("=")
        if name.lower() == "max-age" and value.isdigit():
            return min(max(float(value), _SHORTEST_LIFETIME), _LONGEST_LIFETIME)
    return _USUAL_LIFETIME
