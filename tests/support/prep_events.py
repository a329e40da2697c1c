"""The events of one preparation, as the services would publish them."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.job import JobDetails
from contracts.posts import CollectionReport, SourceReport
from contracts.preps import (
    InsightsReady,
    JobParsed,
    PdfStored,
    PostsCollected,
    PrepCancelled,
    PrepFailed,
    PrepProgress,
    PrepRequest,
    PrepRequested,
    StoredDocument,
)
from contracts.problems import ProblemCode
from contracts.status import PrepStatus, Stage
from runtime.storage import guide_key
from tests.support.guide_samples import rich_insights, rich_job

__all__ = ["GUIDE", "PrepEvents"]

GUIDE = b"%PDF-1.7 body %EOF\n"

START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class PrepEvents:
    """Builds events of one attempt."""

    def __init__(self, prep_id: str = "prep-1", user_id: str = "alice", attempt: int = 1) -> None:
        self.ids = {"prep_id": prep_id, "user_id": user_id, "attempt": attempt}

    def chain(self) -> list[Event]:
        """All events of a success, in order."""
        return [self.requested(), self.parsed(), self.collected(), self.ready(), self.stored(), self.charged()]

    def requested(self) -> PrepRequested:
        request = PrepRequest(job_posting_url="https://jobs.example.com/1")
        return PrepRequested(**self.ids, occurred_at=START, producer="gateway", request=request)

    def parsed(self, job: JobDetails | None = None) -> JobParsed:
        return JobParsed(**self.ids, occurred_at=START + timedelta(seconds=1), producer="parser", job=job or rich_job())

    def collected(self, report: CollectionReport | None = None) -> PostsCollected:
        report = report or CollectionReport(sources=[SourceReport(source="reddit", status="ok", found=3, kept=0)])
        return PostsCollected(
            **self.ids, occurred_at=START + timedelta(seconds=2), producer="scraper", job=rich_job(), collection=report
        )

    def ready(self) -> InsightsReady:
        return InsightsReady(
            **self.ids,
            occurred_at=START + timedelta(seconds=3),
            producer="insights",
            job=rich_job(),
            insights=rich_insights(),
            measured_by="insights",
        )

    def stored(self) -> PdfStored:
        return PdfStored(
            **self.ids,
            occurred_at=START + timedelta(seconds=4),
            producer="renderer",
            document=self.document,
            measured_by="insights",
        )

    @property
    def document(self) -> StoredDocument:
        """The file, whose bytes are `GUIDE`."""
        digest = sha256(GUIDE).hexdigest()
        key = guide_key(user_id=str(self.ids["user_id"]), prep_id=str(self.ids["prep_id"]), sha256=digest)
        return StoredDocument(key=key, sha256=digest, size_bytes=len(GUIDE), pages=9)

    def charged(self) -> BillingCharged:
        return BillingCharged(
            **self.ids,
            occurred_at=START + timedelta(seconds=5),
            producer="billing",
            amount=25,
            balance=25,
            used_this_month=1,
            monthly_limit=2,
            document=self.document,
        )

    def failed(self, *, needs_manual_input: bool = False, stage: Stage = Stage.PARSER) -> PrepFailed:
        return PrepFailed(
            **self.ids,
            occurred_at=START + timedelta(seconds=2),
            producer=stage.value,
            stage=stage,
            code=ProblemCode.LOGIN_REQUIRED,
            message="The site shows a login wall. Paste the posting's text instead.",
            needs_manual_input=needs_manual_input,
            retryable=True,
            suggestions=["Paste the posting's text, or enter company name and job title."],
            company_name="Lumenworks Pay",
        )

    def cancelled(self) -> PrepCancelled:
        return PrepCancelled(**self.ids, occurred_at=START + timedelta(seconds=2), producer="gateway")

    def progress(self, stage: Stage, message: str, *, status: PrepStatus | None = None) -> PrepProgress:
        return PrepProgress(
            **self.ids, occurred_at=START, producer=stage.value, stage=stage, status=status, message=message, done=1
        )
