"""The states of a preparation as its user sees them."""

from contracts.base import OpenEnum

__all__ = ["PrepStatus", "Stage"]


class PrepStatus(OpenEnum, fallback="processing"):
    """Where a preparation stands; the last four are final unless the user retries."""

    PROCESSING = "processing"
    """Accepted; no service has reported yet."""
    PARSING_JOB_POSTING = "parsing_job_posting"
    """The posting is being fetched and read."""
    EXTRACTING_REQUIREMENTS = "extracting_requirements"
    """The posting was read; its requirements are being extracted."""
    SCRAPING_REDDIT = "scraping_reddit"
    """Interview experiences are being collected from the community (Reddit and others)."""
    PROCESSING_CONTENT = "processing_content"
    """The experiences are being distilled into insights."""
    GENERATING_PDF = "generating_pdf"
    """The guide is being rendered, stored and charged."""
    COMPLETED = "completed"
    """The guide is ready and was charged."""
    PARSING_FAILED = "parsing_failed"
    """The posting could not be read; the user can enter company and title or paste the text."""
    FAILED = "failed"
    """The preparation ended without a guide; nothing was charged."""
    CANCELLED = "cancelled"
    """The user stopped it; nothing was charged."""

    @property
    def is_final(self) -> bool:
        """Whether no event of the same attempt may change the status any more."""
        return self in _FINAL


_FINAL = frozenset({PrepStatus.COMPLETED, PrepStatus.PARSING_FAILED, PrepStatus.FAILED, PrepStatus.CANCELLED})


class Stage(OpenEnum, fallback="gateway"):
    """The services, in the order in which they work on a preparation."""

    GATEWAY = "gateway"
    """Accepts the request and shows its progress."""
    PARSER = "parser"
    """Reads the job posting."""
    SCRAPER = "scraper"
    """Collects discussions."""
    INSIGHTS = "insights"
    """Distils them."""
    RENDERER = "renderer"
    """Lays out and stores the PDF."""
    BILLING = "billing"
    """Holds, captures and releases credits."""
