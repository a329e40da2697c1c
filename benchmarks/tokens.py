"""Tokens that the model reads for one guide, section by section, against the design it replaces."""

import argparse
import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx2
from pydantic import SecretStr

from benchmarks.insights import invented_posts
from contracts.job import JobDetails
from contracts.posts import Comment, Post
from lexicon.company import Company
from runtime.llm.tokens import estimate_tokens
from runtime.settings import ModelSettings
from services.insights.engines.base import EngineRequest
from services.insights.engines.llm.engine import ModelEngine
from services.insights.settings import EngineSettings

RELEVANT = 30
FORMER = 71_000
"""Prompt tokens of the monolith for 30 relevant posts: every section was shown every post."""
_SMALLEST_CACHED = 1_024
"""Servers cache no shorter beginning."""


def main(arguments: Sequence[str] = ()) -> int:
    """Print the prompt tokens of each call, their sum, and what of it a server can have cached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks tokens", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="file of an employer's discussions; invented ones by default")
    parser.add_argument("--company", default="Tidewater Robotics")
    given = parser.parse_args(arguments)
    posts = _of_file(given.corpus, given.company) if given.corpus else invented_posts(RELEVANT)
    prompts = asyncio.run(_prompts(given.company, posts[:RELEVANT]))
    total = sum(_tokens(messages) for _, messages in prompts)
    shared = min(_tokens(messages[:2]) for _, messages in prompts)
    cached = shared * (len(prompts) - 1) if shared >= _SMALLEST_CACHED else 0
    for name, messages in prompts:
        print(f"  {name:<18} {_tokens(messages):7,}")
    print(f"  {len(posts[:RELEVANT])} posts together {total:7,}   {total / FORMER:.0%} of {FORMER:,} (goal: 35 %)")
    print(f"  the same for all   {shared:7,}   cached share {cached / total:.0%}")
    return 0


def _of_file(corpus: Path, company: str) -> list[Post]:
    """Return the posts of a file that are about the employer."""
    named = Company.of(company)
    raw: list[dict[str, Any]] = json.loads(corpus.read_text(encoding="utf-8"))["posts"]
    posts = [
        Post(
            source_id=f"corpus:{number}",
            source="file",
            title=entry["title"][:500],
            body=(entry.get("body") or "")[:40_000],
            comments=[
                Comment(comment_id=str(place), body=comment["body"][:4_000], score=comment.get("score") or 0)
                for place, comment in enumerate(entry.get("comments") or ())
                if comment.get("body")
            ],
        )
        for number, entry in enumerate(raw)
    ]
    return [post for post in posts if named.is_about(f"{post.title}\n{post.body}")]


async def _prompts(company: str, posts: Sequence[Post]) -> list[tuple[str, list[dict[str, str]]]]:
    """Return the name of the answer's shape and the messages of every call."""
    seen: list[tuple[str, list[dict[str, str]]]] = []

    async def server(request: httpx2.Request) -> httpx2.Response:
        body = json.loads(request.content)
        seen.append((body["response_format"]["json_schema"]["name"], body["messages"]))
        return httpx2.Response(503, json={})

    model = ModelSettings(base_url="http://model.test/v1", api_key=SecretStr("k"), model="m", max_retries=0)
    client = httpx2.AsyncClient(transport=httpx2.MockTransport(server))
    async with ModelEngine(model=model, settings=EngineSettings(), http_client=client) as engine:
        job = JobDetails(company_name=company, job_title="Software Engineer", description=_POSTING)
        await engine.find(EngineRequest(job=job, posts=posts))
    return seen


_POSTING = "You build and run the services our robots depend on, together with a team of eight. " * 40


def _tokens(messages: Sequence[dict[str, str]]) -> int:
    return sum(estimate_tokens(message["content"]) for message in messages)
