"""What the parser does with the events of the chain."""

from contracts.preps import JobParsed, PrepRequested
from contracts.status import PrepStatus
from runtime.kafka.progress import Progress
from services.parser.posting_reader import PostingReader
from services.parser.settings import ReadingSettings

__all__ = ["ParserHandlers"]


class ParserHandlers:
    """Turns a request into a job."""

    def __init__(self, *, reader: PostingReader, progress: Progress, settings: ReadingSettings) -> None:
        self._reader = reader
        self._settings = settings
        self._progress = progress

    async def prep_requested(self, event: PrepRequested) -> JobParsed:
        """Read the posting; a refusal ends the preparation and asks the user for more."""

        async def found() -> None:
            await self._progress.report(event, "Extracting the requirements", status=PrepStatus.EXTRACTING_REQUIREMENTS)

        budget = self._settings.budget()
        job = await self._reader.read(event.request, found=found, budget=budget)
        return JobParsed(
            prep_id=event.prep_id,
            user_id=event.user_id,
            attempt=event.attempt,
            producer="parser",
            job=job,
            usage=budget.usage if budget.usage.calls else None,
            context=event.context,
        )
