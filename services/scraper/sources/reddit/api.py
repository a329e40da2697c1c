"""Reddit's API for token holders, and the public JSON shape of it."""

import asyncio
from collections.abc import Mapping
from typing import Annotated, Any

import httpx
from pydantic import BaseModel, Field, ValidationError

from services.scraper.errors import MalformedError, UnauthorizedError
from services.scraper.settings import RedditSettings
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.client import Upstream

__all__ = ["RedditApi"]

_EARLY = 60.0
"""Seconds before its end at which a token is renewed."""


class RedditApi:
    """Asks Reddit by whichever door the settings open."""

    def __init__(self, *, upstream: Upstream, settings: RedditSettings) -> None:
        self._upstream = upstream
        self._settings = settings
        self._tokens = _Tokens(upstream=upstream, settings=settings) if settings.client_id else None

    @property
    def disabled(self) -> str | None:
        """Why there is no door at all, or None."""
        if self._tokens is None and not self._settings.public_url:
            return (
                "Reddit's API needs credentials (PREPLINE_REDDIT__CLIENT_ID and …__CLIENT_SECRET), which Reddit mostly "
                "refuses to new applicants; its archive and feeds are used instead."
            )
        return None

    async def get(self, path: str, *, params: Mapping[str, str], budget: Budget) -> Any:
        """Return the JSON at a path such as `/comments/abc`.

        Raises:
            SourceError: See `Upstream.get`.
        """
        # Without `raw_json` Reddit escapes `<`, `>` and `&` in texts.
        asked = {**params, "raw_json": "1"}
        if self._tokens is None:
            return await self._upstream.get(f"{self._settings.public_url}{path}.json", params=asked, budget=budget)
        token = await self._tokens.current(budget)
        try:
            return await self._get_with(token, path, asked, budget)
        except UnauthorizedError:
            self._tokens.forget(token)  # revoked before its time
        try:
            return await self._get_with(await self._tokens.current(budget), path, asked, budget)
        except UnauthorizedError as error:
            await self._upstream.leave_alone(error)
            raise

    async def _get_with(self, token: str, path: str, params: Mapping[str, str], budget: Budget) -> Any:
        headers = {"authorization": f"Bearer {token}"}
        return await self._upstream.get(
            f"{self._settings.oauth_url}{path}", params=params, headers=headers, budget=budget
        )


class _Grant(BaseModel):
    """The answer to a request for a token."""

    access_token: Annotated[str, Field(min_length=1, max_length=4096, pattern=r"^[!-~]+$")]
    expires_in: Annotated[float, Field(gt=0)] = 3600.0


class _Tokens:
    """App-only access tokens, one at a time."""

    def __init__(self, *, upstream: Upstream, settings: RedditSettings) -> None:
        self._upstream = upstream
        self._settings = settings
        self._lock = asyncio.Lock()
        self._token: str | None = None
        self._renew_at = 0.0

    async def current(self, budget: Budget) -> str:
        """Return a valid token, asking for one when needed; many callers cause one request."""
        async with self._lock:
            if self._token is None or _now() >= self._renew_at:
                grant = await self._ask(budget)
                self._token = grant.access_token
                self._renew_at = _now() + max(grant.expires_in - _EARLY, grant.expires_in / 2)
            return self._token

    def forget(self, token: str) -> None:
        """Discard a token that was refused, unless it has been renewed meanwhile."""
        if self._token == token:
            self._token = None

    async def _ask(self, budget: Budget) -> _Grant:
        secret = self._settings.client_secret
        auth = httpx.BasicAuth(self._settings.client_id or "", secret.get_secret_value() if secret else "")
        url = f"{self._settings.base_url}/api/v1/access_token"
        answer = await self._upstream.post(url, form=_grant_form(self._settings), auth=auth, budget=budget)
        try:
            return _Grant.model_validate(answer)
        except ValidationError:
            # Refused credentials come with status 200 and an `error` member.
            if isinstance(answer, dict) and "error" in answer:
                refusal = UnauthorizedError("It does not accept the credentials.")
                await self._upstream.leave_alone(refusal)
                raise refusal from None
            raise MalformedError("Its token has an unknown shape.") from None


def _grant_form(settings: RedditSettings) -> dict[str, str]:
    """Return what is asked for: the strongest grant that the credentials allow."""
    if settings.refresh_token is not None:
        return {"grant_type": "refresh_token", "refresh_token": settings.refresh_token.get_secret_value()}
    if settings.username and settings.password is not None:
        password = settings.password.get_secret_value()
        return {"grant_type": "password", "username": settings.username, "password": password}
    if settings.client_secret is not None:
        return {"grant_type": "client_credentials"}
    # An installed app has no secret; this device id asks Reddit not to track the device.
    installed = "https://oauth.reddit.com/grants/installed_client"
    return {"grant_type": installed, "device_id": "DO_NOT_TRACK_THIS_DEVICE"}


def _now() -> float:
    return asyncio.get_running_loop().time()
