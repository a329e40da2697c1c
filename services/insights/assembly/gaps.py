"""What a guide could not find, why, and what to do about it: one sentence each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contracts.insights import Basis, Insights, Item, Source
from contracts.job import JobDetails
from contracts.posts import CollectionReport, SourceReport
from contracts.preps import PrepContext
from runtime.english import counted, long_date, source_name

__all__ = ["Gaps"]

_MOST = 20
_FEW_REPORTS = 3
_REFUSALS = {
    "blocked": "{source} refused access",
    "rate_limited": "{source} asked to wait",
    "timeout": "{source} did not answer in time",
    "failed": "{source} could not be read",
}
"""What is said of a source that could not be searched; the others had nothing, or something."""


@dataclass(frozen=True, kw_only=True)
class Gaps:
    """Everything that decides what is missing, apart from the guide itself."""

    job: JobDetails
    context: PrepContext
    collection: CollectionReport | None
    """How the collection of posts went; None when the posts were given by hand."""
    noted: Sequence[str]
    """What the engine and the checks noted."""
    date_passed: bool
    """The user's interview date lies in the past."""

    def sentences(self, insights: Insights) -> list[str]:
        """Return the sentences, most important first."""
        gaps = [
            *self.noted,
            *self._on_context(),
            *self._on_sources(insights),
            *_on_sections(insights),
            *_on_posting(insights, self.job),
        ]
        return list(dict.fromkeys(gaps))[:_MOST]

    def sources_quality(self, sources: Sequence[Source]) -> str:
        """Return a sentence on how much the sources can carry."""
        used = [source for source in sources if source.used]
        if not sources:
            cause = self._refused()
            because = f" ({cause})" if cause else ""
            rests = "rests on the posting and on general advice" if self._has_posting else "is general advice"
            return f"No community posts were found{because}; the guide {rests}."
        if not used:
            return (
                f"{len(sources)} community {_posts(len(sources))} were read, but none reports anything usable about "
                f"interviewing at {self.job.company_name}."
            )
        return f"{_quoted(used, len(sources))} That is {_strength(len(used))}."

    @property
    def _has_posting(self) -> bool:
        """Whether more is known of the job than its name."""
        return bool(self.job.required_skills or self.job.preferred_skills or self.job.key_responsibilities)

    def _on_context(self) -> Iterator[str]:
        if not self.context.language.lower().startswith("en"):
            yield (
                f"The guide is in English because texts in '{self.context.language}' are not available yet; quotes "
                f"stay in their own language."
            )
        if self.date_passed:
            yield (
                "The interview date you gave has passed, so the plan shows the full preparation; enter the new date to "
                "fit it to the time left."
            )

    def _on_sources(self, insights: Insights) -> Iterator[str]:
        company = insights.company_name
        if refused := self._refused():
            yield (
                f"Not every source could be searched: {refused}. That says nothing about whether somebody wrote about "
                f"{company}; try again later, or paste what you find."
            )
        yield from self._on_reading()
        if not insights.sources:
            empty = self._empty() or "No community posts were found"
            yield (
                f"{empty} about interviews at {company}; ask your recruiter for the rounds and paste notes from people "
                f"you know there."
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

    def _on_reading(self) -> Iterator[str]:
        """Say what was found and could not be read, or is old because its source does not answer."""
        for report in self.collection.sources if self.collection else []:
            name = source_name(report.source)
            if report.unreadable:
                yield f"{counted(report.unreadable, 'post')} of {name} could not be read and may hold further reports."
            if report.stale and report.collected_at is not None:
                day = long_date(report.collected_at.date())
                yield f"What {name} says was collected on {day}; it does not answer at present."

    def _refused(self) -> str:
        """Return which sources could not be searched and why: "Reddit refused access, Hacker News timed out"."""
        reports = (report for report in self._reports() if report.status in _REFUSALS)
        return ", ".join(_refusal(report) for report in reports)

    def _empty(self) -> str:
        """Return which sources were searched and had nothing."""
        names = [source_name(report.source) for report in self._reports() if report.status not in _REFUSALS]
        return f"{' and '.join(names)} had nothing" if names else ""

    def _reports(self) -> Sequence[SourceReport]:
        reports = self.collection.sources if self.collection else []
        silent = [report for report in reports if not report.kept and report.source != "notes"]
        # What is switched off here, or not needed because a better source answered, is no gap.
        return [report for report in silent if report.status != "disabled"]


def _refusal(report: SourceReport) -> str:
    said = _REFUSALS[report.status].format(source=source_name(report.source))
    return f"{said} until {report.next_try_at:%H:%M} UTC" if report.next_try_at else said


def _quoted(used: Sequence[Source], count: int) -> str:
    dates = sorted(source.date for source in used if source.date)
    when = (
        f"the newest is from {dates[-1]:%B %Y}"
        if dates
        else "they carry no dates, so check that the process is still the same"
    )
    return f"{len(used)} of {count} community {_posts(count)} are quoted; {when}."


def _strength(used: int) -> str:
    if used < _FEW_REPORTS:
        return "a thin basis, so treat details as single reports"
    return "enough to see a pattern, not enough for certainty"


def _posts(count: int) -> str:
    return "post" if count == 1 else "posts"


def _reported(items: Sequence[Item]) -> bool:
    """Whether somebody who knows said so: a candidate, or the employer itself."""
    return any(item.basis in {Basis.REPORTED, Basis.EMPLOYER} for item in items)


def _on_sections(insights: Insights) -> Iterator[str]:
    questions, company = insights.common_questions, insights.company_name
    stages = insights.interview_process.stages
    if not _reported(stages):
        shown = (
            "those shown are what the posting announces, so ask how long each one takes and with whom"
            if any(stage.basis is Basis.POSTING for stage in stages)
            else "those shown are typical for such roles, so ask the recruiter for the real ones"
        )
        yield f"Nobody reported the rounds at {company}; {shown}."
    if not _reported([*questions.behavioral, *questions.technical, *questions.company_specific]):
        yield (
            f"No question that {company} really asked could be confirmed; prepare the likely ones and write down what "
            f"you are asked."
        )
    if not insights.real_interview_experiences and not insights.grounding.reported:
        yield f"No first-hand account of {company} was found; ask people in your network who interviewed there."
    if insights.interview_process.total_timeline is None and not _reported(insights.post_interview.response_timeline):
        yield f"How long {company} takes was not reported; ask for dates at the end of each round."
    culture = insights.culture_insights
    if not _reported([*culture.work_life_balance, *culture.team_dynamics, *culture.management, *culture.growth]):
        yield f"Nothing about daily work at {company} was reported; use your questions to the team to find out."


def _on_posting(insights: Insights, job: JobDetails) -> Iterator[str]:
    company = insights.company_name
    if not insights.compensation.base_pay:
        yield (
            f"Neither the posting nor the community states what {company} pays; look it up in two independent sources "
            f"for this place and level before you name a number."
        )
    if not job.description and not job.required_skills:
        yield (
            "The posting's text was not available, so its requirements are missing here; paste the text to add "
            "questions on them."
        )
