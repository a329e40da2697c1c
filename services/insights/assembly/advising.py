"""Adds general advice to a guide whose findings are verified: chosen for this job, within what the findings allow."""

from collections.abc import Sequence
from typing import Any

from contracts.insights import (
    Basis,
    CommonQuestions,
    Insights,
    ProcessStage,
    Question,
    RoleSection,
    walk_items,
)
from services.insights.advice import final, general
from services.insights.advice import questions as likely
from services.insights.advice.choice import Offer, allowance, chosen
from services.insights.advice.facts import JobFacts
from services.insights.advice.plan import fitting, plan_of, resource
from services.insights.advice.rolepack import RolePack
from services.insights.advice.rounds import round_tips, stated_rounds, typical_rounds
from services.insights.advice.tasks import tasks_for
from services.insights.parts.merging import joined, merged
from services.insights.posting.demands import Demand

__all__ = ["advised"]

_MOST_SECTIONS = 5
_MOST_QUESTIONS = 40
_MOST_TIPS = 1
_FIXED = 5
"""General items of checklist, last minutes and level, which every guide has."""
_DAY = ("arrival", "what_to_bring", "virtual_setup", "during_interview")
_TO_ASK = "Questions to ask your interviewers"
_ANY_KIND = 8
"""Reported questions of a kind beside which no likely ones are needed."""


def advised(
    insights: Insights,
    *,
    facts: JobFacts,
    pack: RolePack,
    demands: Sequence[Demand],
    left: int | None,
    announced: Sequence[ProcessStage] = (),
) -> Insights:
    """Return the guide with advice.

    Args:
        insights: What was found and what the posting says, verified.
        facts: The job at hand.
        pack: Advice for its kind of work.
        demands: The posting's demands.
        left: Days until the interview, if known.
        announced: The rounds that the posting names.
    """
    asked, practice = _apart(insights.common_questions)
    insights = insights.model_copy(update={"common_questions": asked})
    reported = insights.interview_process.stages
    own = stated_rounds(announced, [stage for stage in reported if not stage.other_role])
    stages = [*own, *typical_rounds(facts, pack, own)]
    others = [stage for stage in reported if stage.other_role]
    counts = insights.grounding
    base = sum(item.basis is Basis.GENERAL for item in walk_items(insights))
    spent = base + len(stages) - len(own) + _FIXED
    # The checklist and the last minutes name demands of the posting.
    named = final.of_posting([*final.checklist(insights, facts), *final.last_minutes(insights, facts)])
    known = counts.posting + named + sum(stage.basis is Basis.POSTING for stage in own)
    allowed = allowance(reported=counts.reported + counts.employer, stated=known) - spent
    taken = chosen(_offers(insights, facts, pack, demands, stages, own, practice, left), allowed)
    return _with(insights, taken, [*stages, *others], facts, pack, left)


def _offers(
    insights: Insights,
    facts: JobFacts,
    pack: RolePack,
    demands: Sequence[Demand],
    stages: Sequence[ProcessStage],
    own: Sequence[ProcessStage],
    practice: CommonQuestions,
    left: int | None,
) -> dict[str, Offer]:
    """Return what could be added, in the order in which it is worth most."""
    asked = insights.common_questions
    given = {demand.question for demand in insights.requirements if demand.question}
    announced = sum(stage.basis is Basis.POSTING for stage in own)
    technical = joined(practice.technical, likely.trade_questions(pack), most=_MOST_QUESTIONS)
    behavioral = joined(practice.behavioral, likely.behavioral_questions(pack), most=_MOST_QUESTIONS)
    company = joined(likely.company_questions(facts), practice.company_specific, most=_MOST_QUESTIONS)
    tasks = fitting(tasks_for(facts, pack, stages, asked), left)
    return {
        "skills": Offer(likely.skill_questions_for(demands, facts.role, given), 2, 8),
        "tasks": Offer(tasks, 3, 9),
        "technical": Offer(technical if _own(asked.technical) < _ANY_KIND else [], 2, 7),
        "tips": Offer(_tips(own, facts), max(1, announced), _MOST_TIPS * len(own)),
        "ask": Offer(general.questions_to_ask(facts)[1:], 1, 3),
        "behavioral": Offer(behavioral if _own(asked.behavioral) < _ANY_KIND else [], 1, 3),
        "day": Offer(general.day(facts), 1, 7),
        "mistakes": Offer(general.mistakes(pack), 1, 3),
        "company": Offer(company, 1, 2),
        "pay": Offer(general.pay_advice(facts), 0, 1),
        "after": Offer(general.after(facts), 1, 3),
        "wear": Offer(general.wear(pack), 0, 1),
        "resources": Offer([resource(entry) for entry in pack.resources], 0, 2),
    }


def _apart(questions: CommonQuestions) -> tuple[CommonQuestions, CommonQuestions]:
    """Return the questions that were found, and those that an engine only advises to practise.

    Advice of a model is chosen like that of the packs; with guidance it comes first.
    """
    lists: dict[str, list[Question]] = {name: getattr(questions, name) for name in CommonQuestions.model_fields}
    found = {name: [entry for entry in part if entry.basis is not Basis.GENERAL] for name, part in lists.items()}
    practice = {name: [entry for entry in part if entry.basis is Basis.GENERAL] for name, part in lists.items()}
    guided = {name: sorted(part, key=lambda entry: not entry.guidance) for name, part in practice.items()}
    return CommonQuestions(**found), CommonQuestions(**guided)


def _own(questions: Sequence[Question]) -> int:
    """Return how many questions were reported for this kind of role."""
    return sum(not question.other_role for question in questions)


def _tips(stages: Sequence[ProcessStage], facts: JobFacts) -> list[Any]:
    """Return pairs of a round's name and a tip: the first one of each round, then the second ones."""
    by_round = [(stage.name, round_tips(stage, facts)[:_MOST_TIPS]) for stage in stages]
    return [(name, tips[place]) for place in range(_MOST_TIPS) for name, tips in by_round if place < len(tips)]


def _with(
    insights: Insights,
    taken: dict[str, list[Any]],
    stages: Sequence[ProcessStage],
    facts: JobFacts,
    pack: RolePack,
    left: int | None,
) -> Insights:
    """Return the guide with the advice that was taken, behind what was found."""
    process = insights.interview_process.model_copy(
        update={
            "stages": [_tipped(stage, taken["tips"]) for stage in stages],
            "level_notes": [*insights.interview_process.level_notes, *general.level_note(facts)][:10],
        }
    )
    questions = {
        "technical": [*taken["skills"], *taken["technical"]],
        "behavioral": taken["behavioral"],
        "company_specific": taken["company"],
    }
    to_ask = [RoleSection(title=_TO_ASK, items=taken["ask"])] if taken["ask"] else []
    return insights.model_copy(
        update={
            "interview_process": process,
            "common_questions": merged(
                insights.common_questions, insights.common_questions.model_copy(update=questions)
            ),
            "red_flags_and_mistakes": _added(insights.red_flags_and_mistakes, common_mistakes=taken["mistakes"]),
            "day_of_logistics": _added(
                insights.day_of_logistics,
                what_to_wear=taken["wear"],
                **{name: [item for place, item in taken["day"] if place == name] for name in _DAY},
            ),
            "post_interview": _added(insights.post_interview, offer_details=taken["after"]),
            "compensation": _added(insights.compensation, negotiation=taken["pay"]),
            "role_preparation": joined(insights.role_preparation, to_ask, most=_MOST_SECTIONS),
            "preparation_plan": plan_of(taken["tasks"], taken["resources"], left=left, target=pack.practice_target),
            "checklist": final.checklist(insights, facts),
            "last_minutes": final.last_minutes(insights, facts),
        }
    )


def _tipped(stage: ProcessStage, tips: Sequence[Any]) -> ProcessStage:
    own = [tip for name, tip in tips if name == stage.name]
    return stage.model_copy(update={"tips": [*stage.tips, *own][:10]}) if own else stage


def _added(part: Any, **lists: list[Any]) -> Any:
    """Return a part with items added to its lists."""
    return merged(part, type(part)(**lists))
