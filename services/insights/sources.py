"""The texts that evidence may quote, and the addresses that a guide may show."""

from collections.abc import Iterable, Iterator, Sequence

from contracts.insights import POSTING_SOURCE_ID, Evidence
from contracts.job import JobDetails
from contracts.posts import Post
from services.insights.text import squeeze

__all__ = ["SourceTexts", "posting_texts"]


def posting_texts(job: JobDetails) -> Iterator[str]:
    """Yield what the posting says, its full text first."""
    for text in (job.description, job.interview_hints, job.salary.raw if job.salary else None, job.salary_range):
        if text:
            yield text
    for text in (job.raw_title, job.job_title, job.location, job.years_experience, job.job_type, job.team_division):
        if text:
            yield text
    if job.remote_policy:
        yield job.remote_policy
    for lines in (job.required_skills, job.preferred_skills, job.key_responsibilities, job.benefits):
        yield from lines


class SourceTexts:
    """Every text by source id, ready for the question whether a quote is really there."""

    def __init__(self, *, job: JobDetails, posts: Sequence[Post], urls: Iterable[str] = ()) -> None:
        self._texts: dict[str, list[str]] = {POSTING_SOURCE_ID: [squeeze(text) for text in posting_texts(job)]}
        for post in posts:
            # A post cannot pass itself off as the posting.
            if post.source_id == POSTING_SOURCE_ID:
                continue
            self._texts.setdefault(post.source_id, []).extend(squeeze(text) for text in post.texts() if text)
        self._urls = frozenset([*(post.url for post in posts if post.url), *urls])

    def holds(self, evidence: Evidence) -> bool:
        """Whether the quote stands verbatim, white space aside, in one text of its source."""
        quote = squeeze(evidence.quote)
        return bool(quote) and any(quote in text for text in self._texts.get(evidence.source_id, ()))

    def text_of(self, source_id: str) -> str:
        """Return all texts of a source, white space collapsed; empty for an unknown one."""
        return "\n".join(self._texts.get(source_id, ()))

    def knows_url(self, url: str) -> bool:
        """Whether an address belongs to a source or to Prepline's own resource list."""
        return url in self._urls
