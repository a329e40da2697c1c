"""The sandbox's composition root: one ASGI application that is every outside service at once."""

import time
from html import escape
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Message, Receive, Scope, Send
from typing_extensions import override

from local.sandbox import pages
from local.sandbox.archive import Archive
from local.sandbox.captures import captured_posts
from local.sandbox.chat import Chat
from local.sandbox.control import Control, RequestLog
from local.sandbox.discussions import load_posts, load_stories
from local.sandbox.employers import EmployerSites
from local.sandbox.faults import FaultBook, FaultError
from local.sandbox.feeds import Feeds
from local.sandbox.hackernews import HackerNews
from local.sandbox.jobs import Jobs
from local.sandbox.reddit import Budget, Reddit
from local.sandbox.sabotage import drop_connection, sabotage
from local.sandbox.stackexchange import StackExchange, load_questions

DAY = 86_400
# What Reddit grants one OAuth client: a hundred requests a minute, averaged over ten minutes.
REDDIT_REQUESTS, REDDIT_WINDOW_S = 1000, 600.0
CONTROL_PREFIX = "/_sandbox"
SERVICES = {
    "/reddit/oauth": "Reddit's OAuth API (token at /reddit/api/v1/access_token)",
    "/reddit/public": "Reddit's public JSON pages",
    "/arctic/api": "Arctic Shift, an archive of Reddit",
    "/feeds/r": "Reddit's Atom feeds",
    "/hn/api/v1": "Hacker News search",
    "/stackexchange/2.3": "Stack Exchange's API",
    "/employers": "web sites of the invented companies",
    "/openai/v1": "a language model (any bearer key; models sandbox-lying, sandbox-broken-json and others misbehave)",
    "/_sandbox/faults": "fault rules (PUT, DELETE) and /_sandbox/requests for the request log",
}


class Sandbox(Starlette):
    """The routed application, with faults carried out around it.

    They wrap the whole of Starlette, because dropping a connection needs the server's own ``send``.
    """

    def __init__(self, *, routes: list[BaseRoute], faults: FaultBook, log: RequestLog) -> None:
        super().__init__(routes=routes)
        self._faults = faults
        self._log = log

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(CONTROL_PREFIX):
            await super().__call__(scope, receive, send)
            return
        request = Request(scope)
        query = request.url.query
        entry = self._log.add(
            method=request.method,
            path=request.url.path,
            query=query,
            user_agent=request.headers.get("user-agent", ""),
        )
        started = time.monotonic()
        try:
            plan = self._faults.plan(path=scope["path"], query=query, headers=request.headers)
        except FaultError as error:
            await PlainTextResponse(str(error), 400)(scope, receive, send)
            return

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                entry["status"] = message["status"]
            await send(message)

        try:
            await sabotage(plan, super().__call__, scope, receive, noting, drop=lambda: drop_connection(send))
        finally:
            entry["seconds"] = round(time.monotonic() - started, 4)


def create_sandbox(*, captures: Path | None = None) -> Starlette:
    """Build the imitation of the outside world; it binds no port and starts nothing.

    Args:
        captures: a directory with ``jobs/*`` and ``reddit/by_company/*.json``, served like the invented content.
    """
    # Midnight, so that every date stays the same for a day however often the sandbox restarts.
    now = time.time() // DAY * DAY
    budget = Budget(limit=REDDIT_REQUESTS, window_s=REDDIT_WINDOW_S)
    faults, log = FaultBook(), RequestLog()
    posts = (*load_posts(), *(captured_posts(captures) if captures else ()))
    reddit = Reddit(posts=posts, now=now, budget=budget)
    jobs = Jobs(now=now, captures=captures)
    chat = Chat()
    control = Control(faults=faults, log=log, budget=budget, forget=chat.forget)
    routes = [
        *_index(jobs),
        *control.routes(),
        *jobs.routes(),
        Mount("/reddit", routes=reddit.routes()),
        Mount("/arctic", routes=Archive(posts=posts, now=now).routes()),
        Mount("/feeds", routes=Feeds(posts=posts, now=now).routes()),
        Mount("/stackexchange", routes=StackExchange(questions=load_questions(), now=now).routes()),
        *EmployerSites().routes(),
        Mount("/hn", routes=HackerNews(stories=load_stories(), now=now).routes()),
        Mount("/openai", routes=chat.routes()),
    ]
    return Sandbox(routes=routes, faults=faults, log=log)


def _index(jobs: Jobs) -> list[BaseRoute]:
    async def page(request: Request) -> Response:  # noqa: ARG001 - a handler's signature
        parts = {"Job pages": jobs.links(), "Services": SERVICES}
        lists = "".join(
            f"<h3>{heading}</h3><ul>"
            + "".join(f'<li><a href="{path}">{path}</a> {escape(what)}</li>' for path, what in links.items())
            + "</ul>"
            for heading, links in parts.items()
        )
        return HTMLResponse(pages.document("The sandbox", f"<h1>The sandbox</h1>{lists}"))

    async def machine_readable(request: Request) -> Response:  # noqa: ARG001 - a handler's signature
        return JSONResponse({"jobs": jobs.links(), "services": SERVICES})

    async def robots(request: Request) -> Response:  # noqa: ARG001 - a handler's signature
        return PlainTextResponse("User-agent: *\nAllow: /\n")

    return [Route("/", page), Route("/index.json", machine_readable), Route("/robots.txt", robots)]
