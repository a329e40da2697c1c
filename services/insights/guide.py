"""From posts to guide: the one function behind the event handler and the command line."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from contracts.insights import Insights, ModelUsage
from contracts.job import JobDetails
from contracts.posts import CollectionReport, Post
from contracts.preps import PrepContext
from lexicon.company import Company
from runtime.cache import Cache, cache_key
from runtime.fingerprint import fingerprint
from services.insights.assembly.assemble import assemble
from services.insights.engines.base import Engine, EngineRequest, Findings, Report, silent
from services.insights.sentences.orders import without_orders
from services.insights.text.memory import TextMemory

__all__ = ["build_guide", "findings_key", "posts_to_read"]

_NOTES = "notes"
_ASSEMBLED = TextMemory[Insights](characters=8_000_000)
"""Guides of one day: who asks for the same one again waits for nothing but its cache."""
_TIMES: dict[str, Any] = {"duration_ms": True, "sources": {"__all__": {"duration_ms"}}}
"""What of a collection differs each time and stands in no guide."""
_POSTING_TEXTS = ("description", "interview_hints")
_POSTING_LISTS = ("required_skills", "preferred_skills", "key_responsibilities", "benefits")


async def build_guide(
    job: JobDetails,
    posts: Sequence[Post],
    *,
    context: PrepContext,
    engine: Engine,
    cache: Cache | None = None,
    report: Report = silent,
    now: datetime | None = None,
    collection: CollectionReport | None = None,
) -> tuple[Insights, ModelUsage]:
    """Return a verified guide and what the model consumed for it.

    Args:
        job: The posting; company and title suffice.
        posts: Discussions, best first. None at all still gives a full guide of general advice.
        context: What the user added: notes (a source of their own), interview date, language.
        engine: Finds what the posts report.
        cache: Keeps what engines found; the day-dependent rest is made anew each time.
        report: Receives progress messages.
        now: The moment the guide speaks of; the current one by default.
        collection: How the collection of the posts went; the page of gaps names causes then.
    """
    job, read = _readable_posting(job), posts_to_read(posts, context)
    moment = now or datetime.now(UTC)

    def rehearse(findings: Findings) -> None:
        assemble(job=job, posts=read, context=context, findings=findings, now=moment, collection=collection)

    request = EngineRequest(job=job, posts=read, context=context, report=report, rehearse=rehearse)
    findings, kept = await _findings(request, engine, cache)
    insights = await asyncio.to_thread(_assembled, request, findings, moment, collection)
    # What came from the cache was paid for by an earlier guide.
    usage = ModelUsage(engine=findings.usage.engine, model=findings.usage.model) if kept else findings.usage
    return insights, usage


def _assembled(
    request: EngineRequest, findings: Findings, now: datetime, collection: CollectionReport | None
) -> Insights:
    """Return the guide; one of the same content and day is not put together again.

    As in the cache, nothing is kept that was made of what a user wrote.
    """
    job, posts, context = request.job, request.posts, request.context

    def make() -> Insights:
        return assemble(job=job, posts=posts, context=context, findings=findings, now=now, collection=collection)

    if context.notes or context.resume_text or any(post.source == _NOTES for post in posts):
        return make()
    went = collection.model_dump_json(exclude=_TIMES) if collection else ""
    models = (job, context, findings, *posts)
    texts = [now.date().isoformat(), went, *(model.model_dump_json() for model in models)]
    insights = _ASSEMBLED.get_or_make(cache_key(*texts), sum(map(len, texts)), make)
    return insights.model_copy(update={"last_updated": now})


class _DegradedError(Exception):
    """Carries findings past the cache, which keeps no errors."""

    def __init__(self, findings: Findings) -> None:
        super().__init__("degraded")
        self.findings = findings


async def _findings(request: EngineRequest, engine: Engine, cache: Cache | None) -> tuple[Findings, bool]:
    """Return what the engine finds, and whether that was kept from an earlier guide.

    What a user wrote is never kept: who asks for it to be deleted must not have to be looked for in here.
    """
    if cache is None or any(post.source == _NOTES for post in request.posts):
        return await engine.find(request), False

    async def create() -> Findings:
        findings = await engine.find(request)
        if findings.degraded:
            raise _DegradedError(findings)
        return findings

    try:
        return await cache.get_or_create(findings_key(request, engine), model=Findings, create=create)
    except _DegradedError as degraded:
        return degraded.findings, False


def posts_to_read(posts: Sequence[Post], context: PrepContext) -> list[Post]:
    """Return what may be read of the posts and, unless the collector included them, the user's notes as another one."""
    readable = [_readable(post) for post in posts]
    if not context.notes or not context.notes.strip() or any(post.source == _NOTES for post in posts):
        return readable
    return [Post(source_id="notes:1", source=_NOTES, title="Your notes", body=context.notes, relevance=1.0), *readable]


def _readable(post: Post) -> Post:
    """Return a post without orders to a language model; nothing of them can be quoted then."""
    comments = [comment.model_copy(update={"body": without_orders(comment.body)}) for comment in post.comments]
    update = {"title": without_orders(post.title), "body": without_orders(post.body), "comments": comments}
    return post.model_copy(update=update)


def _readable_posting(job: JobDetails) -> JobDetails:
    """Return a posting whose texts give no orders to a language model either."""
    texts = {name: without_orders(text) for name in _POSTING_TEXTS if (text := getattr(job, name))}
    lists = {name: list(map(without_orders, getattr(job, name))) for name in _POSTING_LISTS}
    return job.model_copy(update={**texts, **lists})


def findings_key(request: EngineRequest, engine: Engine) -> str:
    """Return the cache key: employer, role, posts, and everything else the engine's findings depend on.

    It begins with the employer's identity, so that what was made of its posts can be forgotten with them.
    """
    # The same posts in another order, or found a little more relevant today, report the same.
    posts = cache_key(
        *sorted(post.model_dump_json(exclude={"relevance", "relevance_reason"}) for post in request.posts)
    )
    posts = posts[:24]
    job = request.job.model_dump_json(exclude={"provenance", "posted_at", "valid_through", "closed"})
    rest = cache_key(engine.identity, _rules(), job, request.context.language)[:24]
    employer = Company.of_posting(request.job).key
    return f"{employer}:{_slug(request.job.job_title)}:{posts}:{rest}"


def _rules() -> str:
    """Return what tells the rules, words and advice of this release from those of another."""
    return fingerprint("lexicon", "services.insights")


def _slug(text: str) -> str:
    return "-".join("".join(character if character.isalnum() else " " for character in text.lower()).split())[:60]
