"""The end of the plan: a checklist for the day before, and a card for the last fifteen minutes."""

from collections.abc import Iterator, Sequence

from contracts.insights import Basis, Insights, Item, Requirement
from services.insights.advice.facts import JobFacts
from services.insights.advice.rolepack import base_pack
from services.insights.parts.merging import advice
from services.insights.posting.heads import head_of

__all__ = ["checklist", "last_minutes", "of_posting"]

_EXAMPLES = ("An example ready for each of these: {demands}", "An example ready for {demand}")
_EARLY = ("Mention early: {demands}.", "Mention early: {demand}.")
_OPENING = "Say it once aloud: who you are, one result, why this position at {company}."
_QUESTIONS = "Three questions for {company} written down"
_ONLINE = "Link, names and phone number of {company} written down, device charged and tested"
_ON_SITE = "Way, entrance and phone number of {company} written down, clothes and papers laid out"


def checklist(insights: Insights, facts: JobFacts) -> list[Item]:
    """Return what must be ready: examples, questions and the way there."""
    texts = (_QUESTIONS, _ONLINE if facts.remote else _ON_SITE)
    return [*_named(insights.requirements, facts.first(_EXAMPLES)), *advice(facts.filled(texts))]


def last_minutes(insights: Insights, facts: JobFacts) -> list[Item]:
    """Return what to read at the door: the introduction, what to say early, the first question to ask."""
    asked = facts.first(base_pack().ask["questions"])
    last = [f"First question to ask: {asked}"] if asked else []
    early = _named(insights.requirements, facts.first(_EARLY))
    return [*advice(facts.filled([_OPENING])), *early, *advice(last)]


def of_posting(items: Sequence[Item]) -> int:
    """Return how many items name what the posting demands."""
    return sum(item.basis is Basis.POSTING for item in items)


def _named(demands: Sequence[Requirement], text: str | None) -> Iterator[Item]:
    """Yield a text that names demands of the posting; their quotes stand where they are listed."""
    if text is not None:
        named = any((head := head_of(demand.text)) and head in text for demand in demands)
        yield Item(text=text, basis=Basis.POSTING if named else Basis.GENERAL)
