"""Of what was reported for other kinds of work, a guide shows the little that may hold for its own, too."""

from collections.abc import Sequence
from typing import TypeVar

from contracts.insights import CommonQuestions, Experience, Insights, ProcessStage, Question
from services.insights.assembly.tellers import Kind, trade_of_round, trade_of_words
from services.insights.text.normalized import normalize

__all__ = ["folded"]

Marked = TypeVar("Marked", ProcessStage, Question, Experience)
_ENOUGH_ROUNDS, _MOST_ROUNDS, _FEWEST_REPORTS = 5, 4, 3
_MOST_QUESTIONS, _MOST_ACCOUNTS = 2, 1
_TELLING = 3
"""Rounds that an account for another kind of work names, to be worth reading."""


def folded(insights: Insights, own: Kind) -> Insights:
    """Return a guide without what only candidates for other kinds of work meet.

    Rounds of others stay where few of its own are known, several people report them, and every trade has such rounds;
    questions of others stay where they are not about their trade.
    """
    process, questions = insights.interview_process, insights.common_questions
    return insights.model_copy(
        update={
            "interview_process": process.model_copy(update={"stages": _rounds(process.stages, own)}),
            "common_questions": _questions(questions, own),
            "real_interview_experiences": _accounts(insights.real_interview_experiences),
        }
    )


def _rounds(stages: Sequence[ProcessStage], own: Kind) -> list[ProcessStage]:
    theirs = [stage for stage in stages if stage.other_role]
    known = len(stages) - len(theirs)
    common = [
        stage
        for stage in theirs
        if len({proof.source_id for proof in stage.evidence}) >= _FEWEST_REPORTS
        and trade_of_round(stage.name, own) is None
    ]
    best = sorted(common, key=lambda stage: -len(stage.evidence))[: _MOST_ROUNDS if known < _ENOUGH_ROUNDS else 0]
    return [stage for stage in stages if not stage.other_role or stage in best]


def _questions(questions: CommonQuestions, own: Kind) -> CommonQuestions:
    kept = [question for question in questions.technical if not question.other_role]
    common = {
        name: _first([one for one in getattr(questions, name) if not _is_of_a_trade(one, own)], most=_MOST_QUESTIONS)
        for name in ("behavioral", "company_specific")
    }
    return questions.model_copy(update={"technical": kept, **common})


def _accounts(accounts: Sequence[Experience]) -> list[Experience]:
    return _first([one for one in accounts if not one.other_role or len(one.stages) >= _TELLING], most=_MOST_ACCOUNTS)


def _is_of_a_trade(question: Question, own: Kind) -> bool:
    if not question.other_role:
        return False
    said = [question.text, *(proof.quote for proof in question.evidence)]
    return any(trade_of_words(normalize(text), own) is not None for text in said)


def _first(entries: Sequence[Marked], *, most: int) -> list[Marked]:
    """Return the entries, at most so many of those for other kinds of work."""
    others = [entry for entry in entries if entry.other_role][:most]
    return [entry for entry in entries if not entry.other_role or entry in others]
