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


def telling(insights: Insights, is_told: Callable[[Experience], bool] = lambda _: False) -> Insights:
    """Return a verified guide with those accounts that say something.

    Args:
        insights: The guide.
        is_told: Says whether the quotes of an account tell how it went; who names several rounds, or one and how it
            ended, is listened to anyway.
    """
    accounts = [one for one in insights.real_interview_experiences if _says_how_far(one) or is_told(one)]
    return insights.model_copy(update={"real_interview_experiences": accounts})


def _says_how_far(account: Experience) -> bool:
    return len(account.stages) > 1 or (bool(account.stages) and account.outcome in _ENDED)


def summed_up(
    accounts: Sequence[Experience],
    job_of: Callable[[Experience], str | None] = lambda _: None,
    is_answer: Callable[[Experience], bool] = lambda _: False,
) -> list[Experience]:
    """Return verified accounts, each with a text that says no more than its parts do.

    Args:
        accounts: The accounts.
        job_of: Says for what somebody applied who does not name the job.
        is_answer: Says whether an account is told by others than the author of the post.
    """
    return [
        one.model_copy(update={"text": _answer(job_of(one)) if is_answer(one) else _sum_of(one, job_of(one))})
        for one in accounts
    ]


def _answer(job: str | None) -> str:
    """Return what to say of somebody who answers, and may be a candidate, an interviewer or an employee."""
    return f"From the answers to a candidate for {job}." if job else "From the answers to a candidate."


def _sum_of(account: Experience, known: str | None) -> str:
    job = account.role or account.other_role or known
    who = f"A candidate for {job}" if job else "A candidate"
    if job == "internship":
        who = "A candidate for an internship"
    if job in _LEVELS:
        who = f"One of the {job}"
    end = f"; {_ENDS[account.outcome]}" if account.outcome else ""
    if not account.stages:
        return f"{who}{end}, in their own words."
    return f"{who} tells of: {', '.join(account.stages)}{end}."
