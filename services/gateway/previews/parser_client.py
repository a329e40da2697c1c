"""The parser's internal HTTP interface, as the gateway uses it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import httpx
import structlog
from pydantic import SecretStr, ValidationError

from contracts.job import JobDetails
from contracts.preps import PrepRequest
from contracts.problems import Problem
from runtime.internal_http import internal_client
from services.gateway.errors import RefusedByParserError, UnavailableError
from services.gateway.settings import ParserApiSettings

__all__ = ["ParserClient"]

_UNREADABLE = 422
_log = structlog.get_logger(__name__)


class ParserClient:
    """Asks the parser; each call ends within the configured time."""

    def __init__(self, *, settings: ParserApiSettings, token: SecretStr, transport: Any = None) -> None:
        """Take the settings and the internal token; `transport` replaces the network in tests."""
        self._seconds = settings.timeout.total_seconds()
        self._http = internal_client(
            base_url=settings.base_url, token=token, timeout=settings.timeout, transport=transport
        )

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Close the connections afterwards."""
        async with self._http:
            yield

    async def read(self, request: PrepRequest) -> JobDetails:
        """Return the job that a request names; the reading is kept and serves the preparation that follows.

        Raises:
            RefusedByParserError: The posting could not be read; says what helps.
            UnavailableError: The parser did not answer properly.
        """
        answer = await self._post("/readings", request.model_dump_json().encode(), "application/json")
        try:
            return JobDetails.model_validate_json(answer.content)
        except ValidationError as error:
            raise UnavailableError from error

    async def text_of(self, document: bytes, kind: str) -> str:
        """Return the text of a document.

        Raises:
            RefusedByParserError: It holds none that can be read.
            UnavailableError: The parser did not answer properly.
        """
        answer = await self._post("/texts", document, kind)
        return str(answer.json()["text"])

    async def _post(self, path: str, content: bytes, kind: str) -> httpx.Response:
        try:
            async with asyncio.timeout(self._seconds):
                response = await self._http.post(path, content=content, headers={"Content-Type": kind})
        except (httpx.HTTPError, TimeoutError) as error:
            _log.warning("parser_unreachable", error=type(error).__name__)
            raise UnavailableError from error
        if response.is_success:
            return response
        if response.status_code == _UNREADABLE:
            raise RefusedByParserError(Problem.model_validate_json(response.content))
        # E.g. a wrong internal token: not the user's fault, and nothing they could do about.
        _log.error("parser_failed", status=response.status_code)
        raise UnavailableError
