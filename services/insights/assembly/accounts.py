"""Accounts as statements: who tells of which rounds, and how it ended for them; their words stand beneath as quotes."""

from collections.abc import Callable, Sequence

from contracts.insights import Experience, Insights
from services.insights.sources.ranks import Rank

__all__ = ["summed_up", "telling"]

_ENDS = {
    "offer": "got an offer",
    "reject": "was turned down",
    "withdrew": "withdrew",
    "pending": "was waiting for an answer",
}
_ENDED = frozenset({"offer", "reject", "withdrew"})
_LEVELS = frozenset(rank.value for rank in Rank)


def telling(insights: Insights) -> Insights:
    """Return a verified guide with those accounts that name several rounds, or one and how it ended."""
    accounts = [one for one in insights.real_interview_experiences if one.stages and _says_how_far(one)]
    return insights.model_copy(update={"real_interview_experiences": accounts})


def _says_how_far(account: Experience) -> bool:
    return len(account.stages) > 1 or account.outcome in _ENDED


def summed_up(
    accounts: Sequence[Experience], job_of: Callable[[Experience], str | None] = lambda _: None
) -> list[Experience]:
    """Return verified accounts, each with a text that says no more than its parts do.

    Args:
        accounts: The accounts.
        job_of: Says for what somebody applied who does not name the job.
    """
    return [one.model_copy(update={"text": _sum_of(one, job_of(one))}) for one in accounts]


def _sum_of(account: Experience, known: str | None) -> str:
    job = account.role or account.other_role or known
    who = f"A candidate for {job}" if job else "A candidate whose job is not known"
    if job == "internship":
        who = "A candidate for an internship"
    if job in _LEVELS:
        who = f"One of the {job}"
    end = f"; {_ENDS[account.outcome]}" if account.outcome else ""
    return f"{who} tells of: {', '.join(account.stages)}{end}."
