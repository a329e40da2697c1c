"""What the parser does with the events it consumes."""

from typing import Protocol

from contracts.job import JobDetails
from contracts.preps import JobParsed, PrepRequest, PrepRequested
from contracts.status import PrepStatus, Stage
from runtime.progress import Progress

__all__ = ["ParserHandlers", "Reader"]


class Reader(Protocol):
    """Reads what a user asks to prepare for; see `services.parser.posting.PostingReader`."""

    async def read(self, request: PrepRequest) -> JobDetails:
        """Return the job of a request."""


class ParserHandlers:
    """Turns a request into a job."""

    def __init__(self, *, reader: Reader, progress: Progress) -> None:
        self._reader = reader
        self._progress = progress

    async def prep_requested(self, event: PrepRequested) -> JobParsed:
        """Read the posting."""
        await self._progress.report(event, "Reading the job posting…", status=PrepStatus.PARSING_JOB_POSTING)
        job = await self._reader.read(event.request)
        found = f"Found {job.job_title} at {job.company_name}"
        await self._progress.report(event, found[:300], status=PrepStatus.EXTRACTING_REQUIREMENTS)
        return JobParsed(
            prep_id=event.prep_id,
            user_id=event.user_id,
            attempt=event.attempt,
            producer=Stage.PARSER,
            job=job,
            context=event.context,
        )
