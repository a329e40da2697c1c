"""The end of the plan: a checklist for the day before, and a card for the last fifteen minutes."""

from collections.abc import Sequence

from contracts.insights import Basis, Insights, Item, Requirement
from services.insights.advice.facts import JobFacts
from services.insights.advice.rolepack import base_pack
from services.insights.parts.merging import advice

__all__ = ["checklist", "is_demand", "last_minutes"]

_MOST_PROOFS, _MOST_REMINDERS = 5, 3


def checklist(insights: Insights, facts: JobFacts) -> list[Item]:
    """Return what must be ready: a proof for each demand, then answers, questions and the way there."""
    proofs = [_from(demand, f"A proof for: {demand.text}") for demand in _demands(insights)[:_MOST_PROOFS]]
    texts = (
        "Link, names and phone number of {company} written down, device charged and tested"
        if facts.remote
        else "Route, entrance and phone number of {company} written down, clothes and papers laid out",
        "Three questions for {company} written down",
    )
    return [*proofs, *advice(facts.filled(texts))]


def last_minutes(insights: Insights, facts: JobFacts) -> list[Item]:
    """Return what to read at the door: the introduction, what to say early, the first question to ask."""
    opening = facts.fill("Say it once aloud: who you are, one result, why this position at {company}.")
    stories = [demand for demand in insights.requirements if demand.text in facts.stories]
    reminders = [_from(demand, f"Bring in early: {demand.text}") for demand in stories[:_MOST_REMINDERS]]
    asked = facts.first(base_pack().ask["questions"])
    last = f"First question to ask: {asked}" if asked else None
    return [*advice(filter(None, [opening])), *reminders, *advice(filter(None, [last]))]


def is_demand(item: Item) -> bool:
    """Whether an item of these lists repeats a demand of the posting."""
    return item.basis is Basis.POSTING


def _demands(insights: Insights) -> Sequence[Requirement]:
    return [demand for demand in insights.requirements if demand.kind == "required"]


def _from(demand: Requirement, text: str) -> Item:
    return Item(text=text, basis=Basis.POSTING, evidence=demand.evidence)
