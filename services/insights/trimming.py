"""Makes an event fit: what a reader misses least goes first."""

from collections.abc import Callable, Iterator

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.preps import InsightsReady, PrepContext

__all__ = ["fitted"]

_SHORT_DESCRIPTION = 8_000


def fitted(event: InsightsReady, *, most_bytes: int) -> InsightsReady:
    """Return the event with as much left out as its size demands; unchanged when it fits."""
    for step in _steps():
        if len(event.model_dump_json().encode()) < most_bytes:
            break
        event = step(event)
    return event


def _steps() -> Iterator[Callable[[InsightsReady], InsightsReady]]:
    """Yield the cuts, mildest first. The renderer needs none of the first three."""
    yield lambda event: event.model_copy(update={"context": _without_texts(event.context)})
    yield lambda event: event.model_copy(update={"job": _shorter(event.job)})
    yield lambda event: event.model_copy(update={"insights": _without_unused_sources(event.insights)})
    yield lambda event: event.model_copy(
        update={"job": event.job.model_copy(update={"description": None, "provenance": {}})}
    )


def _without_texts(context: PrepContext) -> PrepContext:
    return context.model_copy(update={"notes": None, "resume_text": None})


def _shorter(job: JobDetails) -> JobDetails:
    return job.model_copy(update={"description": job.description[:_SHORT_DESCRIPTION] if job.description else None})


def _without_unused_sources(insights: Insights) -> Insights:
    return insights.model_copy(update={"sources": [source for source in insights.sources if source.used]})
