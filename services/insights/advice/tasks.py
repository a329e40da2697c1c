"""The tasks of a plan: for the rounds to come, the skills of the posting, and the trade; most important first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from contracts.insights import Basis, CommonQuestions, Item, ProcessStage
from services.insights.advice.facts import JobFacts
from services.insights.advice.rolepack import PackTask, RolePack
from services.insights.posting.process import round_of

__all__ = ["Phase", "PlanTask", "tasks_for"]

Phase = int
"""When a task is due: 0 stories, 1 skills and trade, 2 questions, 3 the company, 4 rehearsal."""

_STORIES = (
    "Write down one story for each of these, with a decision of yours and a number in it: {stories}.",
    "Write down six stories from your work, one of them on {demand}, each with a decision of yours and a number in it.",
    "Write down six stories from your work for {company}, each with a decision of yours and a number in it.",
)
_SKILLS = (
    "Refresh {skills}: for each, one decision you took and one thing that went wrong.",
    "Answer the likely questions on this posting aloud, beginning with those on {demand}.",
    "Answer the likely questions on this posting of {company} aloud.",
)
_COMPANY = (
    "Read what {company} published this year and what others write about it, and prepare two questions of your own.",
)
_FEWEST_TO_PRACTISE = 3
_QUESTIONS_AN_HOUR = 12
_REHEARSED = 2
# Rounds that need no rehearsal of their own.
_UNREHEARSED = frozenset(
    {"recruiter screen", "offer/negotiation", "background check", "hiring committee", "team match"}
)

_SPOKEN = {
    "behavioral": "behavioural round",
    "hiring manager": "talk with the hiring manager",
    "onsite/loop": "interviews on site",
    "take-home": "talk about your take-home task",
    "product sense": "product sense round",
    "system design": "system design round",
    "partner/executive interview": "interview with a senior leader",
}


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A task with its time."""

    item: Item
    hours: int
    phase: Phase
    label: str
    """What it is about, for the title of a week."""


def tasks_for(
    facts: JobFacts, pack: RolePack, stages: Sequence[ProcessStage], questions: CommonQuestions
) -> list[PlanTask]:
    """Return every task that makes sense for this job, most important first."""
    rounds = [round_of(stage.name) for stage in stages]
    matched = _for_rounds(pack.tasks, rounds)
    rest = [task for task in pack.tasks if task not in matched]
    return [
        *_task(facts.first(_STORIES), 3, 0, "your stories"),
        *(_of_pack(task, rounds) for task in matched[:2]),
        *_task(facts.first(_SKILLS), 2, 1, _first_skill(facts)),
        *_on_reported_questions(facts, questions),
        *_rehearsal(facts, rounds),
        *_task(facts.first(_COMPANY), 1, 3, facts.words.get("company", "")),
        *(_of_pack(task, rounds) for task in [*matched[2:], *rest]),
    ]


def _for_rounds(tasks: Sequence[PackTask], rounds: Sequence[str]) -> list[PackTask]:
    """Return the tasks that prepare for the rounds: one for each round in turn, then the others."""
    queues = [[task for task in tasks if name in task.rounds] for name in rounds]
    longest = max(map(len, queues), default=0)
    return list(dict.fromkeys(queue[place] for place in range(longest) for queue in queues if place < len(queue)))


def _task(text: str | None, hours: int, phase: Phase, label: str) -> Iterator[PlanTask]:
    if text is not None:
        timed = f"{text} ({hours} h)"
        yield PlanTask(Item(text=timed, basis=Basis.GENERAL), hours, phase, label)


def _of_pack(task: PackTask, rounds: Sequence[str]) -> PlanTask:
    label = next((name for name in rounds if name in task.rounds), "the work itself")
    return next(_task(task.text, task.hours, 1, label))


def _first_skill(facts: JobFacts) -> str:
    return " and ".join(facts.skills[:2]) or "the posting"


def _on_reported_questions(facts: JobFacts, questions: CommonQuestions) -> Iterator[PlanTask]:
    asked = [*questions.technical, *questions.behavioral, *questions.company_specific]
    count = sum(question.basis is Basis.REPORTED for question in asked)
    if count >= _FEWEST_TO_PRACTISE:
        text = facts.fill(
            f"Answer aloud the {count} questions that candidates report from {{company}}, two minutes each, and repeat "
            f"the weakest."
        )
        yield from _task(text, 1 + ceil(count / _QUESTIONS_AN_HOUR), 2, "reported questions")


def _rehearsal(facts: JobFacts, rounds: Sequence[str]) -> Iterator[PlanTask]:
    rehearsed = [name for name in rounds if name not in _UNREHEARSED][-_REHEARSED:]
    if rehearsed:
        named = " and ".join(map(_with_article, rehearsed))
        text = facts.fill(f"Rehearse {named} for {{company}} once in full with somebody who interrupts.")
        yield from _task(text, 2, 4, "rehearsal")


def _with_article(name: str) -> str:
    """Return the name of a round as one speaks of it: "the behavioural round", "the phone screen"."""
    return f"the {_SPOKEN.get(name, name[:1].lower() + name[1:])}"
