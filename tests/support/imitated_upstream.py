"""A server made of a dictionary, for tests of code that asks other servers."""

import inspect
from typing import Any

import httpx

__all__ = ["World"]


class World:
    """The outside world by path: JSON, a response, an error, or a function of the request."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.requests: list[httpx.Request] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        path = request.url.path
        known = max((prefix for prefix in self.answers if path.startswith(prefix)), key=len, default=None)
        answer = self.answers[known] if known is not None else httpx.Response(404, json={})
        if callable(answer):
            answer = answer(request)
        if inspect.isawaitable(answer):
            answer = await answer
        if isinstance(answer, Exception):
            raise answer
        if not isinstance(answer, httpx.Response):
            answer = httpx.Response(200, json=answer)
        # A stream, as from a network: the code under test reads bytes off the wire itself.
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(answer.content))

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(self))

    def count(self, prefix: str) -> int:
        return sum(1 for request in self.requests if request.url.path.startswith(prefix))
