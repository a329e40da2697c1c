"""Accounts as statements: who tells of which rounds, and how it ended for them; their words stand beneath as quotes."""

from collections.abc import Sequence

from contracts.insights import Experience

__all__ = ["summed_up"]

_ENDS = {
    "offer": "got an offer",
    "reject": "was turned down",
    "withdrew": "withdrew",
    "pending": "was waiting for an answer",
}


def summed_up(accounts: Sequence[Experience]) -> list[Experience]:
    """Return the verified accounts that name a round, each with a text that says no more than its parts do."""
    return [one.model_copy(update={"text": _sum_of(one)}) for one in accounts if one.stages]


def _sum_of(account: Experience) -> str:
    job = account.role or account.other_role
    who = f"A candidate for {job}" if job else "A candidate who does not name the job"
    end = f"; {_ENDS[account.outcome]}" if account.outcome else ""
    return f"{who} tells of: {', '.join(account.stages)}{end}."
