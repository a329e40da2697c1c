"""The sections of every guide, in the order of their worth to a candidate.

What candidates reported comes first, then what the posting says, then the plan and advice, then what is missing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from contracts.insights import Basis, Insights
from contracts.job import JobDetails
from contracts.outline.model import Group, OutlineSection
from contracts.outline.references import References

__all__ = ["outline_of"]


@dataclass(frozen=True, slots=True)
class _Section:
    id: str
    title: str
    lead: str
    groups: Callable[[References], Iterable[Group]]
    nothing: str = ""


def outline_of(job: JobDetails, insights: Insights) -> list[OutlineSection]:
    """Return the sections of a guide; empty ones only when the reader has to know that they are."""
    refs = References(job, insights)
    sections = (_built(section, refs) for section in _SECTIONS)
    return [section for section in sections if section.groups or section.nothing]


def _built(section: _Section, refs: References) -> OutlineSection:
    groups = tuple(group for group in section.groups(refs) if group.entries)
    return OutlineSection(section.id, section.title, section.lead, groups, section.nothing)


def _process(refs: References) -> Iterator[Group]:
    yield refs.items("How long it takes", "interview_process.total_timeline")
    yield refs.stages()
    yield refs.items("What differs for this job", "interview_process.level_notes")
    yield refs.items("Reported for other roles or levels", "interview_process.stages", other_roles=True)


def _questions(refs: References) -> Iterator[Group]:
    kinds = {
        "Questions on the work": "common_questions.technical",
        "Behavioural questions": "common_questions.behavioral",
        "Questions about this company": "common_questions.company_specific",
    }
    yield refs.items("Asked in interviews here", *kinds.values(), kind="questions", reported=True, other_roles=False)
    for title, path in kinds.items():
        yield refs.items(title, path, kind="questions", reported=False)
    for index in range(refs.count("role_preparation")):
        path = f"role_preparation.{index}"
        yield refs.items(refs.title_of(path), f"{path}.items")
    yield refs.items("Asked for other roles or levels", *kinds.values(), kind="questions", other_roles=True)


def _experiences(refs: References) -> Iterator[Group]:
    yield refs.items("Candidates' accounts", "real_interview_experiences", kind="accounts", other_roles=False)
    yield refs.items("What worked for others", "success_tips.what_worked")
    yield refs.items(
        "Accounts for other roles or levels", "real_interview_experiences", kind="accounts", other_roles=True
    )


def _job(refs: References) -> Iterator[Group]:
    if refs.count("requirements"):
        yield refs.requirements("What you must bring", "required")
        yield refs.requirements("What you will do", "duty")
        yield refs.requirements("Conditions", "condition")
        yield refs.requirements("Welcome, but not required", "preferred")
        return
    yield refs.lines("What you will do", "job.key_responsibilities")
    yield refs.lines("Required skills", "job.required_skills")
    yield refs.lines("Preferred skills", "job.preferred_skills")
    yield refs.lines("What the posting says about hiring", "job.interview_hints")
    yield refs.lines("What the company offers", "job.benefits")


def _stories(refs: References) -> Iterator[Group]:
    yield refs.stories()


def _plan(refs: References) -> Iterator[Group]:
    yield refs.weeks()
    yield refs.items("How to prepare", "success_tips.preparation")
    yield refs.items("Checklist for the day before", "checklist")
    yield refs.items("The last fifteen minutes", "last_minutes")


def _day(refs: References) -> Iterator[Group]:
    yield refs.items("Mistakes to avoid", "red_flags_and_mistakes.common_mistakes")
    yield refs.items("Red flags to take seriously", "red_flags_and_mistakes.red_flags")
    yield refs.items("What to wear", "day_of_logistics.what_to_wear")
    yield refs.items("When to arrive", "day_of_logistics.arrival")
    yield refs.items("What to bring", "day_of_logistics.what_to_bring")
    yield refs.items("If it is a video call", "day_of_logistics.virtual_setup")
    yield refs.items("During the interview", "day_of_logistics.during_interview")


def _culture(refs: References) -> Iterator[Group]:
    yield refs.items("Work-life balance", "culture_insights.work_life_balance")
    yield refs.items("Team", "culture_insights.team_dynamics")
    yield refs.items("Management", "culture_insights.management")
    yield refs.items("Growth", "culture_insights.growth")
    yield refs.items("Where you work", "culture_insights.remote_policy")


def _pay(refs: References) -> Iterator[Group]:
    if not refs.has(Basis.POSTING, "compensation.base_pay"):
        yield refs.lines("Stated in the posting", "job.salary_range")
    yield refs.items("Base pay", "compensation.base_pay")
    yield refs.items("Bonus, equity and more", "compensation.additional")
    yield refs.items("Benefits", "compensation.benefits")
    yield refs.items("How to negotiate", "compensation.negotiation")


def _after(refs: References) -> Iterator[Group]:
    yield refs.items("When to expect an answer", "post_interview.response_timeline")
    yield refs.items("Thank-you notes", "post_interview.thank_you")
    yield refs.items("Following up", "post_interview.follow_up")
    yield refs.items("Reading the offer", "post_interview.offer_details")
    yield refs.items("Negotiating", "post_interview.negotiation")


def _gaps(refs: References) -> Iterator[Group]:
    yield refs.lines("", "insights.data_gaps")


def _sources(refs: References) -> Iterator[Group]:
    yield refs.sources("", quoted=True)
    yield refs.sources("Read, but not quoted", quoted=False)


_SECTIONS = (
    _Section(
        "process",
        "The interview process",
        "The rounds to expect, in order, and what each is about.",
        _process,
        nothing="No rounds could be found. Ask the recruiter how many there are, with whom and how long.",
    ),
    _Section(
        "questions",
        "Questions",
        "What candidates were asked, and what this job makes likely.",
        _questions,
        nothing="No questions could be found.",
    ),
    _Section("experiences", "Real experiences", "What candidates report about their own interviews.", _experiences),
    _Section("job", "What the posting asks for", "Its demands in its own words, and how to meet each.", _job),
    _Section("stories", "Your stories", "Which lines of your résumé answer which likely question.", _stories),
    _Section("plan", "Preparation plan", "How to use the time until the interview.", _plan),
    _Section("pay", "Pay and benefits", "Each figure with its origin, and how to negotiate.", _pay),
    _Section("culture", "Working there", "What candidates, employees and the posting say about daily work.", _culture),
    _Section("day", "The day of the interview", "What to avoid, what to have ready, how to behave.", _day),
    _Section("after", "After the interview", "From the last round to the signed offer.", _after),
    _Section(
        "gaps",
        "What could not be found",
        "Where this guide is thin, so that you can ask.",
        _gaps,
        nothing="No gaps are listed.",
    ),
    _Section(
        "sources",
        "Sources",
        "Every discussion this guide quotes, and those that were read besides.",
        _sources,
        nothing="This guide quotes no discussion.",
    ),
)
