"""Stack Exchange's API 2.3: search among questions, and the answers of several questions at once."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from local.sandbox.discussions import digest, pen_name
from local.sandbox.postings import CONTENT
from local.sandbox.search import Document, Index

DAY = 86_400
QUOTA = 300
LICENCE = "CC BY-SA 4.0"
BAD_PARAMETER = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteQuestion:
    """An invented question with its answers, the best first."""

    id: int
    title: str
    body: str
    score: int
    days: float
    answers: tuple[tuple[int, str], ...]


@cache
def load_questions() -> tuple[SiteQuestion, ...]:
    """Read every invented question."""
    entries = tomllib.loads((CONTENT / "questions.toml").read_text("utf-8"))["question"]
    return tuple(
        SiteQuestion(
            id=100_000 + digest(entry["title"]) % 100_000,
            title=entry["title"],
            body=entry["body"].strip(),
            score=entry["score"],
            days=entry["days"],
            answers=tuple((score, text.strip()) for score, text in entry["answers"]),
        )
        for entry in entries
    )


class StackExchange:
    """One site of the network; dates are counted back from ``now`` (epoch seconds)."""

    def __init__(self, *, questions: Sequence[SiteQuestion], now: float) -> None:
        self._questions = questions
        self._now = now
        self._index = Index([Document(title=one.title, body=one.body, fields={}) for one in questions])
        self.quota = QUOTA

    def routes(self) -> list[BaseRoute]:
        """Return the API's routes, relative to its mount point."""
        return [
            Route("/2.3/search/advanced", self.search),
            Route("/2.3/questions/{ids}/answers", self.answers),
        ]

    async def search(self, request: Request) -> Response:
        """Search questions: ``q, site, pagesize``."""
        if not request.query_params.get("site"):
            error = {"error_id": BAD_PARAMETER, "error_message": "site is required", "error_name": "bad_parameter"}
            return JSONResponse(error, BAD_PARAMETER)
        found = [self._questions[position] for position, _ in self._index.search(request.query_params.get("q", ""))]
        return self._wrapped([self._question(one) for one in found])

    async def answers(self, request: Request) -> Response:
        """Return the answers of the questions named, joined by semicolons."""
        asked = set(request.path_params["ids"].split(";"))
        return self._wrapped(
            [
                self._answer(one, position, score, text)
                for one in self._questions
                if str(one.id) in asked
                for position, (score, text) in enumerate(one.answers)
            ]
        )

    def _wrapped(self, items: list[dict[str, Any]]) -> JSONResponse:
        self.quota = max(0, self.quota - 1)
        return JSONResponse({"items": items, "has_more": False, "quota_max": QUOTA, "quota_remaining": self.quota})

    def _question(self, one: SiteQuestion) -> dict[str, Any]:
        return {
            "question_id": one.id,
            "title": escape(one.title),
            "body": _html(one.body),
            "tags": ["interviewing"],
            "owner": {"display_name": pen_name(one.title), "user_id": one.id % 9973},
            "is_answered": bool(one.answers),
            "score": one.score,
            "answer_count": len(one.answers),
            "creation_date": int(self._now - one.days * DAY),
            "content_license": LICENCE,
            "link": f"https://workplace.stackexchange.com/questions/{one.id}/",
        }

    def _answer(self, one: SiteQuestion, position: int, score: int, text: str) -> dict[str, Any]:
        return {
            "answer_id": one.id * 10 + position,
            "question_id": one.id,
            "owner": {"display_name": pen_name(text), "user_id": digest(text) % 9973},
            "is_accepted": position == 0,
            "score": score,
            "body": _html(text),
            "creation_date": int(self._now - one.days * DAY / 2),
            "content_license": LICENCE,
        }


def _html(text: str) -> str:
    return "".join(f"<p>{escape(part.strip())}</p>\n\n" for part in text.split("\n\n"))
