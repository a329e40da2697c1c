"""Signing in without an identity provider: exists only where environment=local."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query

from contracts.base import UserId
from services.gateway.auth.local import LocalIssuer

__all__ = ["local_router"]


def local_router(issuer: LocalIssuer) -> APIRouter:
    """Return the routes that hand out the local issuer's tokens and key."""
    router = APIRouter(tags=["local"])

    @router.get("/api/local-token", summary="A token for any user")
    async def local_token(user: Annotated[UserId, Query()] = "demo") -> dict[str, str]:
        """Return a token for any user."""
        return {"token": issuer.mint(user), "user": user}

    @router.get("/.well-known/jwks.json", summary="The key of local tokens")
    async def jwks() -> Mapping[str, Any]:
        """Return the key that the tokens are signed with."""
        return issuer.jwks

    return router
