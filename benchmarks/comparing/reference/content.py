"""Stage 3: up to thirty posts of 2,000 characters with five comments each in one prompt, one answer for everything."""

import hashlib
from typing import Any

from benchmarks.comparing.reference import cache
from benchmarks.comparing.reference.model import GUIDE, asked

__all__ = ["distilled"]

_POSTS, _BODY = 30, 2_000


def distilled(posts: list[dict[str, Any]], job: dict[str, Any]) -> dict[str, Any]:
    """Return the guide's content."""
    posts_hash = hashlib.sha256("".join(post["id"] for post in posts).encode()).hexdigest()
    key = cache.cached("insights", job["company_name"], job["job_title"], posts_hash)
    if (kept := cache.get(key)) is not None:
        return dict(kept)
    told = "\n\n".join(
        f"[{post['id']}] r/{post['subreddit']}, {post['score']} upvotes: {post['title']}\n{post['selftext'][:_BODY]}\n"
        + "\n".join(post.get("best", ()))
        for post in posts[:_POSTS]
    )
    prompt = f"Write a comprehensive interview guide for {job['job_title']} at {job['company_name']}.\n\n{told}"
    insights: dict[str, Any] = asked(GUIDE, prompt, most_tokens=8_000, timeout=120)
    insights["sources_count"] = len(posts)
    cache.put(key, insights, seconds=7 * cache.DAY)
    return insights
