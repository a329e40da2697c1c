"""What to know around the interview: what helped, the day, what follows, daily work, pay."""

from pydantic import Field

from contracts.base import Contract
from contracts.insights.items import Item

__all__ = [
    "Compensation",
    "CultureInsights",
    "DayOfLogistics",
    "MistakesAndRedFlags",
    "PostInterview",
    "RoleSection",
    "SuccessTips",
]


class SuccessTips(Contract):
    """What helped others, and how to prepare."""

    what_worked: list[Item] = Field(default=[], max_length=20)
    preparation: list[Item] = Field(default=[], max_length=20)


class MistakesAndRedFlags(Contract):
    """What went wrong for others, and signs to take seriously."""

    common_mistakes: list[Item] = Field(default=[], max_length=20)
    red_flags: list[Item] = Field(default=[], max_length=20)


class DayOfLogistics(Contract):
    """The day of the interview."""

    what_to_wear: list[Item] = Field(default=[], max_length=10)
    arrival: list[Item] = Field(default=[], max_length=10)
    what_to_bring: list[Item] = Field(default=[], max_length=10)
    virtual_setup: list[Item] = Field(default=[], max_length=10)
    during_interview: list[Item] = Field(default=[], max_length=15)


class PostInterview(Contract):
    """From the last round to the signed offer."""

    response_timeline: list[Item] = Field(default=[], max_length=10)
    thank_you: list[Item] = Field(default=[], max_length=10)
    follow_up: list[Item] = Field(default=[], max_length=10)
    offer_details: list[Item] = Field(default=[], max_length=10)
    negotiation: list[Item] = Field(default=[], max_length=10)


class CultureInsights(Contract):
    """What working there is like."""

    work_life_balance: list[Item] = Field(default=[], max_length=10)
    team_dynamics: list[Item] = Field(default=[], max_length=10)
    management: list[Item] = Field(default=[], max_length=10)
    growth: list[Item] = Field(default=[], max_length=10)
    remote_policy: list[Item] = Field(default=[], max_length=10)


class Compensation(Contract):
    """Pay and benefits, never without an origin."""

    base_pay: list[Item] = Field(default=[], max_length=15)
    """Hourly for interns, annual for full-time roles, as far as sources tell."""
    additional: list[Item] = Field(default=[], max_length=15)
    """Bonus, equity, signing bonus, housing, relocation."""
    benefits: list[Item] = Field(default=[], max_length=20)
    negotiation: list[Item] = Field(default=[], max_length=10)


class RoleSection(Contract):
    """A section that only this kind of role has, e.g. case or coding interview preparation."""

    title: str = Field(min_length=1, max_length=120)
    items: list[Item] = Field(default=[], max_length=30)
