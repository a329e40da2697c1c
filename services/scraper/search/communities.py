"""The subreddits in which people write about interviews, by kind of work."""

from contracts.job import JobDetails
from lexicon.roles import role

__all__ = ["communities"]

_ALWAYS = ("interviews", "jobs", "cscareerquestions")
"""General enough for every role: the third is the largest community that discusses interviews at all."""


def communities(job: JobDetails) -> tuple[str, ...]:
    """Return the subreddits to search for a job, without the `r/`: the general ones, then those of its work."""
    return _ALWAYS + role(job.role_category.value).communities_of(job.raw_title or job.job_title)
