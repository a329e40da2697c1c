"""How one of our services asks another over HTTP."""

from datetime import timedelta
from typing import Any

import httpx
from pydantic import SecretStr

__all__ = ["internal_client"]

_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=4)
"""All idle connections are looked at before each request and after it: with twenty, as a crowd leaves them, that costs
as much as the rest of the request. A new connection costs less."""


def internal_client(*, base_url: str, token: SecretStr, timeout: timedelta, transport: Any = None) -> httpx.AsyncClient:
    """Return a client with the internal token; it connects on first use and no proxy stands between.

    Args:
        base_url: Of the service.
        token: What the service knows us by.
        timeout: For each step of a request.
        transport: Replaces the network in tests.
    """
    return httpx.AsyncClient(
        base_url=base_url,
        headers={"Authorization": f"Bearer {token.get_secret_value()}"},
        timeout=timeout.total_seconds(),
        limits=_LIMITS,
        transport=transport,
        trust_env=False,
    )
