"""What a guide could not find, and what to do about it: one sentence each."""

from collections.abc import Iterator, Sequence

from contracts.insights import Basis, Insights, Item, Source
from contracts.job import JobDetails
from contracts.preps import PrepContext

__all__ = ["data_gaps", "sources_quality"]

_MOST = 20
_FEW_REPORTS = 3


def data_gaps(
    insights: Insights, job: JobDetails, context: PrepContext, *, noted: Sequence[str], date_passed: bool
) -> list[str]:
    """Return the sentences, most important first."""
    gaps = [
        *noted,
        *_on_context(context, date_passed=date_passed),
        *_on_sources(insights),
        *_on_sections(insights),
        *_on_posting(insights, job),
    ]
    return list(dict.fromkeys(gaps))[:_MOST]


def sources_quality(sources: Sequence[Source], company: str) -> str:
    """Return a sentence on how much the sources can carry."""
    used = [source for source in sources if source.used]
    if not sources:
        return "No community posts were found; the guide rests on the posting and on general advice."
    if not used:
        return (
            f"{len(sources)} community {_posts(len(sources))} were read, but none reports anything usable about "
            f"interviewing at {company}."
        )
    dates = sorted(source.date for source in used if source.date)
    when = (
        f"; the newest is from {dates[-1]:%B %Y}"
        if dates
        else "; they carry no dates, so check that the process is still the same"
    )
    strength = (
        "a thin basis, so treat details as single reports"
        if len(used) < _FEW_REPORTS
        else "enough to see a pattern, not enough for certainty"
    )
    return f"{len(used)} of {len(sources)} community {_posts(len(sources))} are quoted{when}. That is {strength}."


def _posts(count: int) -> str:
    return "post" if count == 1 else "posts"


def _reported(items: Sequence[Item]) -> bool:
    return any(item.basis is Basis.REPORTED for item in items)


def _on_context(context: PrepContext, *, date_passed: bool) -> Iterator[str]:
    if not context.language.lower().startswith("en"):
        yield (
            f"The guide is in English because texts in '{context.language}' are not available yet; quotes stay in "
            f"their own language."
        )
    if date_passed:
        yield (
            "The interview date you gave has passed, so the plan shows the full preparation; enter the new date to "
            "fit it to the time left."
        )


def _on_sources(insights: Insights) -> Iterator[str]:
    company = insights.company_name
    if not insights.sources:
        yield (
            f"No community posts about interviews at {company} were found; ask your recruiter for the rounds and "
            f"paste notes from people you know there."
        )
    elif insights.sources_count == 0:
        yield (
            f"None of the {len(insights.sources)} posts found reports details about interviewing at {company}; ask "
            f"your recruiter how many rounds there are and who takes them."
        )
    elif insights.sources_count < _FEW_REPORTS:
        yield (
            f"Only {insights.sources_count} {_posts(insights.sources_count)} could be quoted; treat the reports as "
            f"single experiences and confirm the rounds with your recruiter."
        )
    if insights.sources and not any(source.date for source in insights.sources):
        yield "The posts carry no dates; ask your recruiter whether the process has changed."


def _on_sections(insights: Insights) -> Iterator[str]:
    questions = insights.common_questions
    if not _reported(insights.interview_process.stages):
        yield (
            "Nobody reported the rounds of this process; the rounds shown are typical for such roles, so ask the "
            "recruiter for the real ones."
        )
    if not _reported([*questions.behavioral, *questions.technical, *questions.company_specific]):
        yield (
            "No question that was really asked could be confirmed; prepare the general ones and write down what you "
            "are asked."
        )
    if not insights.real_interview_experiences:
        yield "No first-hand account with an outcome was found; ask people in your network who interviewed there."
    if insights.interview_process.total_timeline is None and not _reported(insights.post_interview.response_timeline):
        yield "How long the process takes was not reported; ask for dates at the end of each round."
    culture = insights.culture_insights
    if not _reported([*culture.work_life_balance, *culture.team_dynamics, *culture.management, *culture.growth]):
        yield "Nothing about daily work there was reported; use your questions to the team to find out."


def _on_posting(insights: Insights, job: JobDetails) -> Iterator[str]:
    if not insights.compensation.base_pay:
        yield (
            "Neither the posting nor the community states pay; look it up in two independent sources for this place "
            "and level before you name a number."
        )
    if not job.description and not job.required_skills:
        yield (
            "The posting's text was not available, so its requirements are missing here; paste the text to add "
            "questions on them."
        )
