"""Stand-ins for the web and the model."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from contracts.insights import ModelUsage
from contracts.preps import PrepRequest
from runtime.fetch.page import FetchedPage
from runtime.llm.budget import TaskBudget
from runtime.testing import MemoryCache
from services.parser.errors import PostingNotFound
from services.parser.llm import Extraction, Purpose
from services.parser.posting_reader import PostingReader


class Web:
    """Pages by address: text, JSON data, or the error to raise; anything else is not found."""

    def __init__(self, pages: Mapping[str, Any]) -> None:
        self.pages = dict(pages)
        self.asked: list[str] = []

    async def get(self, url: str) -> FetchedPage:
        self.asked.append(url)
        page = self.pages.get(url, PostingNotFound())
        if isinstance(page, Exception):
            raise page
        body = page if isinstance(page, str) else json.dumps(page)
        return FetchedPage(url=url, status=200, content_type="text/html; charset=utf-8", body=body.encode())


class Model:
    """Answers with one extraction and remembers why it was asked."""

    def __init__(self, answer: Extraction | None) -> None:
        self.answer = answer
        self.purposes: list[Purpose] = []
        self.texts: list[str] = []

    async def extract(
        self, text: str, *, purpose: Purpose, deadline: timedelta, budget: TaskBudget
    ) -> Extraction | None:
        assert deadline > timedelta(0)
        budget.settle(tokens=0, micros=0, spent=ModelUsage(calls=1, prompt_tokens=10))
        self.purposes.append(purpose)
        self.texts.append(text)
        return self.answer


def extraction(**found: Any) -> Extraction:
    nothing: dict[str, Any] = dict.fromkeys(Extraction.model_fields)
    lists: dict[str, Any] = {name: [] for name in ("required_skills", "preferred_skills", "key_responsibilities")}
    return Extraction(**{**nothing, **lists, **found})


class Reader:
    """A `PostingReader` on stand-ins."""

    def __init__(
        self,
        pages: Mapping[str, Any] | None = None,
        *,
        answer: Extraction | None = None,
        rendered: Mapping[str, Any] | None = None,
    ) -> None:
        self.web = Web(pages or {})
        self.rendering = Web(rendered or {})
        self.model = Model(answer)
        self.cache = MemoryCache()
        self.reader = PostingReader(
            fetch=self.web,
            render=self.rendering if rendered is not None else None,
            cache=self.cache,
            extractor=self.model if answer else None,
        )

    async def read(self, **request: Any) -> Any:
        return await self.reader.read(PrepRequest(**request))


@pytest.fixture
def posting() -> str:
    return (
        '<html lang="en"><head><title>Dispatcher | Lindqvist Moving</title></head><body><main><h1>Dispatcher</h1>'
        "<p>Location: Leeds</p><h2>What you'll do</h2><ul><li>Plan the routes of forty vans</li>"
        "<li>Keep the drivers informed</li></ul><h2>Requirements</h2><ul><li>3+ years of experience in logistics</li>"
        "<li>Driving licence</li></ul><h2>Benefits</h2><ul><li>Pension</li><li>Meals</li></ul></main></body></html>"
    )
