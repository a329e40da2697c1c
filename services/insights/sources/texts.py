"""The texts that evidence may quote, and the addresses that a guide may show."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from contracts.insights import POSTING_SOURCE_ID, Evidence
from contracts.job import JobDetails
from contracts.posts import Post, PostOrigin
from lexicon.text import squeeze

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
        self._job = job
        self._posts: defaultdict[str, list[Post]] = defaultdict(list)
        for post in posts:
            # A post cannot pass itself off as the posting.
            if post.source_id != POSTING_SOURCE_ID:
                self._posts[post.source_id].append(post)
        self._texts: dict[str, list[str]] = {}
        """Of the sources asked for so far, white space collapsed."""
        self._urls = frozenset([*(post.url for post in posts if post.url), *urls])

    def holds(self, evidence: Evidence) -> bool:
        """Whether the quote stands verbatim, white space aside, in one text of its source."""
        quote = squeeze(evidence.quote)
        return bool(quote) and any(quote in text for text in self._texts_of(evidence.source_id))

    def is_employers(self, source_id: str) -> bool:
        """Whether a source is a page of the employer itself."""
        posts = self._posts.get(source_id, ())
        return bool(posts) and all(post.origin is PostOrigin.EMPLOYER for post in posts)

    def text_of(self, source_id: str) -> str:
        """Return all texts of a source, white space collapsed; empty for an unknown one."""
        return "\n".join(self._texts_of(source_id))

    def posts_of(self, source_id: str) -> Sequence[Post]:
        """Return the posts of a source; none for the posting and unknown ones."""
        return self._posts.get(source_id, [])

    def knows_url(self, url: str) -> bool:
        """Whether an address belongs to a source or to Prepline's own resource list."""
        return url in self._urls

    def _texts_of(self, source_id: str) -> list[str]:
        if source_id not in self._texts:
            self._texts[source_id] = [squeeze(text) for text in self._raw(source_id) if text]
        return self._texts[source_id]

    def _raw(self, source_id: str) -> Iterator[str]:
        if source_id == POSTING_SOURCE_ID:
            return posting_texts(self._job)
        return (text for post in self._posts.get(source_id, ()) for text in post.texts())
