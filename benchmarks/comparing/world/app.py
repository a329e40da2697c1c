"""One ASGI application that is every outside service at once, and takes as long as the weather says."""

import asyncio
import json
import re
import time
from functools import cache
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import Message, Receive, Scope, Send

from benchmarks.comparing.world.employers import employer, number_of
from benchmarks.comparing.world.journal import Entry, Journal
from benchmarks.comparing.world.weather import Kind, Weather
from local.sandbox.archive import Archive
from local.sandbox.chat import Chat
from local.sandbox.discussions import load_stories
from local.sandbox.feeds import Feeds
from local.sandbox.hackernews import HackerNews
from local.sandbox.pages import career_page, error_page
from local.sandbox.reddit import Budget, Reddit
from local.sandbox.sabotage import error_response
from local.sandbox.stackexchange import StackExchange, load_questions

__all__ = ["REFERENCE_GUIDE", "World"]

REFERENCE_GUIDE = "reference_guide"
"""The shape in which the reference design asks for a whole guide in one call."""
_EXTRACTIONS = frozenset({"reference_job"})
_JUDGES = frozenset({"verdicts"})
_COMMUNITIES = ("/reddit", "/hn", "/arctic", "/feeds", "/stackexchange")
_WORD = re.compile(r"[A-Za-z]{5,14}")
_DAY = 86_400
_NO_LIMIT = Budget(limit=10**9, window_s=600)
_TOO_MANY_REQUESTS = 429


class World:
    """Finds out whom a request is about, lets that employer's sites answer, and sends the answer when it is time."""

    def __init__(self, weather: Weather) -> None:
        self.weather = weather
        self.journal = Journal()
        self.guide_tokens = 4_000
        """Of a whole guide in one call: as many as the sections that Prepline asks for have together."""
        self._chat = Chat()
        self._owners: dict[str, int] = {}
        """Employers by the ids of their discussions."""
        self._rest = Starlette(
            routes=[
                Route("/_world", self._set, methods=["PUT"]),
                Route("/_world/journal", self._described, methods=["GET", "DELETE"]),
                Route("/robots.txt", _robots),
            ]
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle an ASGI connection."""
        if scope["type"] != "http" or scope["path"].startswith("/_world") or scope["path"] == "/robots.txt":
            await self._rest(scope, receive, send)
            return
        began = time.time()
        body = await Request(scope, receive).body()
        about = self._about(scope, body)
        kind = _kind(scope["path"])
        number = self.journal.number(about, kind)
        if self.weather.refuses(kind, employer=about, number=number):
            messages = await _answered(
                error_response(scope["path"], _TOO_MANY_REQUESTS, {"Retry-After": "1"}), scope, b""
            )
        else:
            messages = await _answered(self._site(about), scope, body)
        tokens = _tokens(messages) if kind == "model" else 0
        shape = _shape(body) if kind == "model" else ""
        if shape == REFERENCE_GUIDE:
            tokens = self.guide_tokens
        seconds = self.weather.seconds(kind, employer=about, number=number, tokens=tokens)
        await asyncio.sleep(max(0.0, began + seconds - time.time()))
        for message in messages:
            await send(message)
        self.journal.entries.append(
            Entry(
                employer=about,
                kind=kind,
                step=_step(scope["path"], shape),
                path=scope["path"],
                began=began,
                seconds=seconds,
                ended=time.time(),
                status=messages[0]["status"],
                tokens=tokens,
            )
        )

    def _about(self, scope: Scope, body: bytes) -> int | None:
        said = f"{scope['path']} {scope['query_string'].decode('latin-1').replace('%22', ' ').replace('+', ' ')}"
        for part in (said, body.decode("utf-8", "replace")):
            for word in _WORD.finditer(part):
                if (number := number_of(word[0])) is not None:
                    return number
        last = scope["path"].rstrip("/").rpartition("/")[2].removesuffix(".json").removesuffix(".rss")
        return self._owners.get(last.removeprefix("t3_"), self._owners.get(_first_id(said)))

    def _site(self, about: int | None) -> Starlette:
        if about is None:
            return _nobody(self._chat)
        for post in employer(about).posts:
            self._owners[post.id] = about
        return _sites(about, self._chat)

    async def _set(self, request: Request) -> Response:
        """Change the weather: any of its fields, and `guide_tokens`."""
        wanted: dict[str, Any] = await request.json()
        self.guide_tokens = wanted.pop("guide_tokens", self.guide_tokens)
        if "hanging" in wanted:
            wanted["hanging"] = frozenset(wanted["hanging"])
        for name, value in wanted.items():
            setattr(self.weather, name, value)
        return JSONResponse({"set": sorted(wanted)})

    async def _described(self, request: Request) -> Response:
        if request.method == "DELETE":
            self.journal.clear()
            self._chat.forget()
            return JSONResponse([])
        return JSONResponse(self.journal.described())


@cache
def _sites(about: int, chat: Chat) -> Starlette:
    """Return all sites, as far as they tell of one employer."""
    one = employer(about)
    now = time.time() // _DAY * _DAY

    async def posting(_request: Request) -> Response:
        return HTMLResponse(career_page(one.posting, now=now))

    return Starlette(
        routes=[
            Route(one.path, posting),
            Mount("/reddit", routes=Reddit(posts=one.posts, now=now, budget=_NO_LIMIT).routes()),
            Mount("/arctic", routes=Archive(posts=one.posts, now=now).routes()),
            Mount("/feeds", routes=Feeds(posts=one.posts, now=now).routes()),
            Mount("/hn", routes=HackerNews(stories=one.stories or load_stories()[:1], now=now).routes()),
            Mount("/stackexchange", routes=StackExchange(questions=load_questions(), now=now).routes()),
            Mount("/openai", routes=chat.routes()),
            Route("/{rest:path}", _missing),
        ]
    )


@cache
def _nobody(chat: Chat) -> Starlette:
    now = time.time() // _DAY * _DAY
    return Starlette(
        routes=[
            Mount("/reddit", routes=Reddit(posts=(), now=now, budget=_NO_LIMIT).routes()),
            Mount("/stackexchange", routes=StackExchange(questions=load_questions(), now=now).routes()),
            Mount("/openai", routes=chat.routes()),
            Route("/{rest:path}", _missing),
        ]
    )


async def _answered(app: Any, scope: Scope, body: bytes) -> list[Message]:
    """Return the messages with which an application answers."""
    messages: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def collect(message: Message) -> None:
        messages.append(message)

    await app(scope, receive, collect)
    return messages


def _kind(path: str) -> Kind:
    if path.startswith("/openai"):
        return "model"
    return "community" if path.startswith(_COMMUNITIES) else "page"


def _step(path: str, shape: str) -> str:
    if shape:
        return "extraction" if shape in _EXTRACTIONS else "judge" if shape in _JUDGES else "section"
    if path.startswith("/careers/"):
        return "posting"
    if path.startswith(_COMMUNITIES):
        return "comments" if "comments" in path else "search"
    return "other"


def _shape(body: bytes) -> str:
    """Return the name of the shape that a model is asked for, in small letters."""
    try:
        wanted = json.loads(body).get("response_format") or {}
    except ValueError:
        return "unnamed"
    return str((wanted.get("json_schema") or {}).get("name") or "unnamed").lower()


def _tokens(messages: list[Message]) -> int:
    try:
        said = json.loads(b"".join(message.get("body", b"") for message in messages))
        return int(said["usage"]["completion_tokens"])
    except (ValueError, KeyError, TypeError):
        return 0


def _first_id(said: str) -> str:
    found = re.search(r"t3_(1[0-9a-z]{6})|(?<![0-9a-z])(1[0-9a-z]{6})(?![0-9a-z])", said)
    return (found[1] or found[2]) if found else ""


async def _robots(_request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nAllow: /\n")


async def _missing(_request: Request) -> Response:
    return HTMLResponse(error_page(404, "Page not found"), 404)
