"""Stage 1: fetch the posting with three tries, take its structured data, have the model extract the fields."""

import asyncio
import json
import re
from typing import Any

import aiohttp

from benchmarks.comparing.reference import cache, settings
from benchmarks.comparing.reference.model import JOB, asked

__all__ = ["ParsingError", "parsed_posting"]

_TRIES, _PAUSE, _TIMEOUT = 3, 2.0, 20.0
_LEAST_TEXT = 200
_MOST_TEXT = 12_000
_STRUCTURED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


class ParsingError(Exception):
    """The posting could not be read; the user is asked to type it."""


def parsed_posting(url: str) -> dict[str, Any]:
    """Return the job's fields."""
    key = cache.cached("job_parsing", url)
    if (kept := cache.get(key)) is not None:
        return dict(kept)
    html = asyncio.run(_fetched(url))
    structured = "\n".join(_STRUCTURED.findall(html))
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    if len(text) < _LEAST_TEXT:
        raise ParsingError("too little content; try another address")
    prompt = f"Extract the fields of this job posting.\n\n{structured[:_MOST_TEXT]}\n\n{text[:_MOST_TEXT]}"
    job: dict[str, Any] = asked(JOB, prompt, most_tokens=2_000, timeout=60)
    job |= _stated(structured)
    if not job.get("company_name") or not job.get("job_title"):
        raise ParsingError("company or title is missing")
    cache.put(key, job, seconds=7 * cache.DAY)
    return job


def _stated(structured: str) -> dict[str, Any]:
    """Return what the page's own data says; it is right where the model guesses."""
    try:
        data = json.loads(structured)
        return {"company_name": data["hiringOrganization"]["name"], "job_title": data["title"]}
    except (ValueError, KeyError, TypeError):
        return {}


async def _fetched(url: str) -> str:
    timeout = aiohttp.ClientTimeout(total=_TIMEOUT * settings.SCALE if settings.SCALE else None)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        for attempt in range(_TRIES):
            try:
                async with session.get(url) as answer:
                    answer.raise_for_status()
                    return await answer.text()
            except (aiohttp.ClientError, TimeoutError) as error:
                if attempt == _TRIES - 1:
                    raise ParsingError(str(error)) from error
                await asyncio.sleep(_PAUSE * settings.SCALE)
    raise AssertionError
