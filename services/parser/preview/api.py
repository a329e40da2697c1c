"""The parser's HTTP interface, for other services only: what a request is understood as, and a document's text."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from typing import Protocol

from pydantic import SecretStr, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from contracts.job import JobDetails
from contracts.preps import PrepRequest
from contracts.problems import PROBLEM_JSON, Problem, ProblemCode, title_of
from services.parser.errors import ParserError
from services.parser.preview.documents import KINDS, text_of_upload

__all__ = ["Reader", "preview_routes"]

_MOST_BYTES = 6 * 1024 * 1024
_PATIENCE = 15.0
Handler = Callable[[Request], Awaitable[Response]]


class Reader(Protocol):
    """Reads postings; see `PostingReader`."""

    async def read(self, request: PrepRequest) -> JobDetails:
        """Return the job that a request names."""


def preview_routes(reader: Reader, *, internal_token: SecretStr) -> list[Route]:
    """Return the routes; each takes the internal token."""

    async def readings(request: Request) -> Response:
        job = await reader.read(PrepRequest.model_validate_json(await request.body()))
        return Response(job.model_dump_json(), media_type="application/json")

    async def texts(request: Request) -> Response:
        kind = request.headers.get("content-type", "").partition(";")[0].strip()
        data = await request.body()
        if kind not in KINDS or len(data) > _MOST_BYTES:
            return _answer(_problem(400, ProblemCode.VALIDATION_FAILED, "Send a PDF, a Word document or plain text."))
        # In a thread, and not for longer than anybody waits: documents of strangers can be made to take forever.
        async with asyncio.timeout(_PATIENCE):
            return JSONResponse({"text": await asyncio.to_thread(text_of_upload, data, kind)})

    return [
        Route(path, _guarded(handler, internal_token), methods=["POST"])
        for path, handler in (("/readings", readings), ("/texts", texts))
    ]


def _guarded(handler: Handler, token: SecretStr) -> Handler:
    expected = f"Bearer {token.get_secret_value()}".encode()

    async def guarded(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get("authorization", "").encode(), expected):
            return _answer(_problem(401, ProblemCode.UNAUTHENTICATED, "Send the internal token."))
        try:
            return await handler(request)
        except ValidationError:
            return _answer(_problem(400, ProblemCode.VALIDATION_FAILED, "The request is not valid."))
        except ParserError as error:
            return _answer(error.to_problem(422))
        except TimeoutError:
            return _answer(_problem(422, ProblemCode.POSTING_TIMEOUT, "This file takes too long to read."))

    return guarded


def _problem(status: int, code: ProblemCode, detail: str) -> Problem:
    return Problem(title=title_of(code), status=status, code=code, detail=detail)


def _answer(problem: Problem) -> Response:
    body = problem.model_dump(mode="json", exclude_none=True)
    return JSONResponse(body, status_code=problem.status, media_type=PROBLEM_JSON)
