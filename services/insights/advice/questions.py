"""Questions that nobody reported: on the skills of the posting, of the trade, on behaviour and on the company."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from contracts.insights import Basis, Question
from contracts.job import RoleCategory
from lexicon.text import shorten
from services.insights.advice.facts import JobFacts
from services.insights.advice.rolepack import PackQuestion, RolePack, base_pack
from services.insights.posting.demands import Demand
from services.insights.posting.drills import drill_for

__all__ = ["behavioral_questions", "company_questions", "skill_questions_for", "trade_questions"]

_LONGEST_TOPIC = 100


def skill_questions_for(demands: Sequence[Demand], role: RoleCategory, given: Collection[str]) -> list[Question]:
    """Return the second question of each subject that the posting demands, unless it stands below a demand as well."""
    listed = (drill_for(demand.text, role) for demand in demands if demand.is_asked_by_subject)
    return [
        Question(text=drill.ask[1], topic=drill.topic, guidance=drill.ready[1], basis=Basis.GENERAL)
        for drill in dict.fromkeys(listed)
        if drill is not None and drill.ask[1] not in given
    ]


def trade_questions(pack: RolePack) -> list[Question]:
    """Return the questions of the trade."""
    return list(map(_question, pack.technical))


def behavioral_questions(pack: RolePack) -> list[Question]:
    """Return questions on how the candidate acted."""
    return list(map(_question, pack.behavioral))


def company_questions(facts: JobFacts) -> list[Question]:
    """Return questions about this employer; each topic once, in its most specific form."""
    by_topic: dict[str, Question] = {}
    for entry in base_pack().company:
        text, guidance = facts.fill(entry.text), facts.fill(entry.guidance)
        if text and guidance:
            question = Question(text=text, topic=entry.topic, guidance=guidance, basis=Basis.GENERAL)
            by_topic.setdefault(entry.topic, question)
    return list(by_topic.values())


@lru_cache(maxsize=1024)
def _question(entry: PackQuestion) -> Question:
    """Return a question; items never change, so that all guides share it."""
    return Question(
        text=entry.text, topic=shorten(entry.topic, _LONGEST_TOPIC), guidance=entry.guidance, basis=Basis.GENERAL
    )
