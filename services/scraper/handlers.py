"""What the scraper does with the events of the chain."""

from contracts.preps import JobParsed, PostsCollected
from runtime.kafka.progress import Progress
from services.scraper.collection.collector import Collector, with_kept
from services.scraper.selection.trimming import fitted

__all__ = ["ScraperHandlers"]


class ScraperHandlers:
    """Turns a job into discussions about it."""

    def __init__(self, *, collector: Collector, progress: Progress) -> None:
        self._collector = collector
        self._progress = progress

    async def job_parsed(self, event: JobParsed) -> PostsCollected:
        """Collect discussions; none at all is a result like any other."""

        async def announce(sentence: str, done: int, total: int) -> None:
            await self._progress.report(event, sentence, done=done, total=total)

        posts, collection = await self._collector.collect(event.job, event.context, announce=announce)
        collected = fitted(
            PostsCollected(
                prep_id=event.prep_id,
                user_id=event.user_id,
                attempt=event.attempt,
                producer="scraper",
                job=event.job,
                posts=posts,
                collection=collection,
                context=event.context,
            )
        )
        return collected.model_copy(update={"collection": with_kept(collection, collected.posts)})
