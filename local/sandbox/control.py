"""The sandbox's own switchboard under ``/_sandbox``: fault rules, the request log, the Reddit allowance, reset."""

import json
import time
from collections import Counter, deque
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from local.sandbox.faults import FaultBook, FaultError
from local.sandbox.reddit import Budget

KEPT_REQUESTS = 500


class RequestLog:
    """Counts of requests by prefix, and the last few of them."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._last: deque[dict[str, Any]] = deque(maxlen=KEPT_REQUESTS)

    def add(self, *, method: str, path: str, query: str, user_agent: str) -> dict[str, Any]:
        """Note a request; the returned entry takes ``status`` and ``seconds`` when the answer is out."""
        self._counts[f"/{path.split('/')[1]}"] += 1
        entry = {"at": time.time(), "method": method, "path": path, "query": query, "user_agent": user_agent}
        entry |= {"status": None, "seconds": None}
        self._last.append(entry)
        return entry

    def clear(self) -> None:
        """Forget everything."""
        self._counts.clear()
        self._last.clear()

    def describe(self) -> dict[str, Any]:
        """Return the counts and the last requests, oldest first."""
        return {"total": self._counts.total(), "counts": dict(self._counts), "last": list(self._last)}


class Control:
    """The routes of the switchboard."""

    def __init__(self, *, faults: FaultBook, log: RequestLog, budget: Budget, forget: Callable[[], None]) -> None:
        self._faults = faults
        self._log = log
        self._budget = budget
        self._forget = forget

    def routes(self) -> list[BaseRoute]:
        """Return the routes, from the root."""
        return [
            Route("/_sandbox/faults", self.faults, methods=["GET", "PUT", "DELETE"]),
            Route("/_sandbox/requests", self.requests, methods=["GET", "DELETE"]),
            Route("/_sandbox/reddit-budget", self.reddit_budget, methods=["PUT"]),
            Route("/_sandbox/reset", self.reset, methods=["POST"]),
        ]

    async def faults(self, request: Request) -> Response:
        """Read, replace or delete the fault rules."""
        if request.method == "PUT":
            try:
                self._faults.replace(await _object(request))
            except (FaultError, TypeError, ValueError) as error:
                return JSONResponse({"error": str(error)}, 400)
        elif request.method == "DELETE":
            self._faults.clear()
        return JSONResponse(self._faults.describe())

    async def requests(self, request: Request) -> Response:
        """Read or clear the request log."""
        if request.method == "DELETE":
            self._log.clear()
        return JSONResponse(self._log.describe())

    async def reddit_budget(self, request: Request) -> Response:
        """Set Reddit's allowance: ``{"limit": requests, "window_s": seconds}``."""
        try:
            body = await _object(request)
            self._budget.limit, self._budget.window_s = int(body["limit"]), float(body["window_s"])
        except (KeyError, TypeError, ValueError) as error:
            return JSONResponse({"error": f"limit and window_s are numbers: {error}"}, 400)
        self._budget.reset()
        return JSONResponse(body)

    async def reset(self, request: Request) -> Response:  # noqa: ARG002 - a handler's signature
        """Put everything back to how it was at the start."""
        self._faults.clear()
        self._log.clear()
        self._budget.reset()
        self._forget()
        return JSONResponse({"reset": True})


async def _object(request: Request) -> dict[str, Any]:
    body = json.loads(await request.body())
    if not isinstance(body, dict):
        raise TypeError("a JSON object is expected")
    return body
