"""The subreddits in which people write about interviews, by kind of role."""

from contracts.job import RoleCategory
from lexicon.roles import role

__all__ = ["communities"]

_ALWAYS = ("interviews", "jobs", "cscareerquestions")
"""General enough for every role: the third is the largest community that discusses interviews at all."""


def communities(category: RoleCategory) -> tuple[str, ...]:
    """Return the subreddits to search for a kind of role, without the `r/`."""
    return _ALWAYS + role(category.value).communities
