"""Questions that nobody reported: on the skills of the posting, of the trade, on behaviour and on the company."""

from collections.abc import Sequence
from functools import lru_cache

from contracts.insights import Basis, Question
from contracts.job import RoleCategory
from lexicon.text import shorten
from services.insights.advice.facts import JobFacts
from services.insights.advice.rolepack import PackQuestion, RolePack, SkillQuestion, base_pack, skill_questions
from services.insights.posting.demands import Demand

__all__ = ["behavioral_questions", "company_questions", "skill_questions_for", "trade_questions"]

_LONGEST_TOPIC = 100


def skill_questions_for(demands: Sequence[Demand], role: RoleCategory) -> list[Question]:
    """Return one question for each skill that the posting demands and the pack of skills knows."""
    entries = (_entry_for(demand.text, role) for demand in demands if demand.kind in {"required", "preferred"})
    found = dict.fromkeys(entry for entry in entries if entry is not None)
    return [
        Question(text=entry.question, topic=entry.topic, guidance=entry.guidance, basis=Basis.GENERAL)
        for entry in found
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


@lru_cache(maxsize=4096)
def _entry_for(skill: str, role: RoleCategory) -> SkillQuestion | None:
    return next((entry for entry in skill_questions() if entry.fits(skill, role)), None)
