"""Of what was reported for other kinds of work, a guide shows the little that may hold for its own, too."""

from collections.abc import Sequence
from typing import TypeVar

from contracts.insights import Basis, Experience, Insights, ProcessStage, Question
from services.insights.assembly.tellers import Kind, trade_of_round, trade_of_words
from services.insights.sources.ranks import Rank
from services.insights.text.normalized import normalize

__all__ = ["folded"]

Marked = TypeVar("Marked", ProcessStage, Question, Experience)
_MOST_ROUNDS, _FEWEST_REPORTS = 4, 3
_MOST_QUESTIONS, _MOST_ACCOUNTS = 2, 1
_ENOUGH = 4
"""Reported rounds of this job from which nobody needs those of interns or managers."""
_LEVELS = frozenset(rank.value for rank in Rank)
_TELLING = 3
"""Rounds that an account for another kind of work names, to be worth reading."""


def folded(insights: Insights, own: Kind) -> Insights:
    """Return a guide without what candidates for other kinds of work meet, unless nothing else is known.

    Rounds of others stay then where several people report them and every trade has such rounds; questions of others
    stay where they are not about their trade. Rounds of the same work at another level stay where few are known.
    """
    process, questions = insights.interview_process, insights.common_questions
    accounts = insights.real_interview_experiences
    asked = [*questions.behavioral, *questions.technical, *questions.company_specific]
    told: list[ProcessStage | Question | Experience] = [*process.stages, *asked, *accounts]
    if any(one.basis is Basis.REPORTED and not one.other_role for one in told):
        lists = {name: _own(getattr(questions, name)) for name in ("behavioral", "technical", "company_specific")}
        stages, accounts = _with_levels(process.stages), _own(accounts)
    else:
        lists = {name: _common(getattr(questions, name), own) for name in ("behavioral", "company_specific")}
        lists["technical"] = _own(questions.technical)
        stages = _rounds(process.stages, own)
        theirs = [one for one in accounts if one.other_role and len(one.stages) >= _TELLING]
        accounts = [*_own(accounts), *theirs[:_MOST_ACCOUNTS]]
    return insights.model_copy(
        update={
            "interview_process": process.model_copy(update={"stages": stages}),
            "common_questions": questions.model_copy(update=lists),
            "real_interview_experiences": accounts,
        }
    )


def _with_levels(stages: Sequence[ProcessStage]) -> list[ProcessStage]:
    """Return the rounds for this job, and where these are few, the same work's rounds at another level."""
    own = _own(stages)
    if sum(stage.basis is Basis.REPORTED for stage in own) >= _ENOUGH:
        return own
    return [*own, *(stage for stage in stages if stage.other_role in _LEVELS)]


def _own(entries: Sequence[Marked]) -> list[Marked]:
    return [entry for entry in entries if not entry.other_role]


def _rounds(stages: Sequence[ProcessStage], own: Kind) -> list[ProcessStage]:
    common = [
        stage
        for stage in stages
        if stage.other_role
        and len({proof.source_id for proof in stage.evidence}) >= _FEWEST_REPORTS
        and trade_of_round(stage.name, own) is None
    ]
    best = sorted(common, key=lambda stage: -len(stage.evidence))[:_MOST_ROUNDS]
    return [stage for stage in stages if not stage.other_role or stage in best]


def _common(questions: Sequence[Question], own: Kind) -> list[Question]:
    theirs = [one for one in questions if one.other_role and not _is_of_a_trade(one, own)]
    return [*_own(questions), *theirs[:_MOST_QUESTIONS]]


def _is_of_a_trade(question: Question, own: Kind) -> bool:
    said = [question.text, *(proof.quote for proof in question.evidence)]
    return any(trade_of_words(normalize(text), own) is not None for text in said)
