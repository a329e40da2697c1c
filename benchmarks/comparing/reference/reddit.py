"""Stage 2: 4 to 8 communities times 10 to 12 queries, ten at once with pauses, then the comments of the top 25."""

import asyncio
from collections.abc import Iterable
from typing import Any

import aiohttp

from benchmarks.comparing.reference import cache, settings

__all__ = ["found_posts"]

_AT_ONCE, _PAUSE, _TIMEOUT = 10, 0.6, 45.0
_ENOUGH, _WITH_COMMENTS, _COMMENTS, _COMMENT_LENGTH = 35, 25, 5, 1_500
_COMMUNITIES = {
    "Software Engineering": (
        "interviews",
        "jobs",
        "cscareerquestions",
        "leetcode",
        "ExperiencedDevs",
        "SoftwareEngineering",
    )
}


def found_posts(job: dict[str, Any]) -> list[dict[str, Any]]:
    """Return up to 35 posts of the last year, the most upvoted first, with their best comments."""
    company, role = job["company_name"], job["job_title"]
    key = cache.cached("reddit", company, role, str(job.get("role_category")))
    if (kept := cache.get(key)) is not None:
        return list(kept)
    posts = asyncio.run(_collected(job))
    cache.put(key, posts, seconds=cache.DAY)
    return posts


async def _collected(job: dict[str, Any]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    slots = asyncio.Semaphore(_AT_ONCE)
    async with aiohttp.ClientSession() as session:

        async def search(community: str, query: str) -> None:
            async with slots:
                if len(found) >= _ENOUGH:
                    return
                params = {"q": query, "restrict_sr": "1", "sort": "relevance", "t": "year", "limit": "25"}
                listing = await _asked(session, f"/r/{community}/search.json", params)
                for child in (listing or {}).get("data", {}).get("children", ()):
                    found.setdefault(child["data"]["id"], child["data"])

        async def read(post: dict[str, Any]) -> None:
            async with slots:
                params = {"limit": str(_COMMENTS), "sort": "top"}
                answer = await _asked(session, f"/comments/{post['id']}.json", params)
                children = answer[1]["data"]["children"] if answer else ()
                post["best"] = [child["data"].get("body", "")[:_COMMENT_LENGTH] for child in children][:_COMMENTS]

        try:
            async with asyncio.timeout(_TIMEOUT * settings.SCALE if settings.SCALE else None):
                await asyncio.gather(*(search(*what) for what in _searches(job)))
                top = sorted(found.values(), key=lambda post: -post["score"])[:_ENOUGH]
                await asyncio.gather(*(read(post) for post in top[:_WITH_COMMENTS]))
        except TimeoutError:
            top = list(found.values())[:_ENOUGH]
    return top


def _searches(job: dict[str, Any]) -> Iterable[tuple[str, str]]:
    company, role = job["company_name"], job["job_title"]
    name = company.split()[0]
    queries = [
        f"{name} {role} interview",
        f"{name} interview process",
        f"{name} {job.get('team_division') or 'team'} interview",
        f"{name} {job.get('level') or 'senior'} interview",
        f"{name} onsite",
        f"{name} phone screen",
        f"{name} interview questions",
        f"{name} offer",
        f"{name} online assessment",
        *(f"{name} {skill[:40]} interview" for skill in list(job.get("required_skills", ()))[:2]),
    ]
    communities = _COMMUNITIES.get(str(job.get("role_category")), _COMMUNITIES["Software Engineering"])
    return ((community, query) for query in queries for community in communities)


async def _asked(session: aiohttp.ClientSession, path: str, params: dict[str, str]) -> Any:
    """Return an answer, or None; a refusal for now is waited out once."""
    for _ in range(2):
        try:
            async with session.get(f"{settings.WORLD}/reddit/public{path}", params=params) as answer:
                if answer.status == 429:
                    await asyncio.sleep(float(answer.headers.get("Retry-After", 1)) * settings.SCALE)
                    continue
                return await answer.json() if answer.status == 200 else None
        except aiohttp.ClientError:
            return None
        finally:
            await asyncio.sleep(_PAUSE * settings.SCALE)
    return None
