"""The guide as Markdown: for notes applications, for screen readers, for people who prefer text."""

import re
from collections.abc import Iterable, Iterator, Sequence

from contracts.insights import POSTING_SOURCE_ID, Basis, Insights, Item, PlanWeek, ProcessStage, Question, Source
from contracts.job import JobDetails
from runtime.english import counted

__all__ = ["guide_markdown"]

_BASIS = {Basis.REPORTED: "reported", Basis.POSTING: "from the posting", Basis.GENERAL: "general advice"}
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
Group = tuple[str, Sequence[Item]]


def guide_markdown(*, job: JobDetails, insights: Insights) -> str:
    """Return the whole guide; every item says on what it rests, reported ones quote their source."""
    return "\n".join(_Text(job, insights).lines()) + "\n"


class _Text:
    def __init__(self, job: JobDetails, insights: Insights) -> None:
        self._job = job
        self._insights = insights
        quoted = (source for source in insights.sources if source.used)
        self._numbers = {source.id: number for number, source in enumerate(quoted, start=1)}

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield from self._process()
        yield from self._groups("Questions", self._questions())
        yield from self._plan()
        for title, groups in self._middle():
            yield from self._groups(title, groups)
        yield from self._gaps()
        yield from self._sources()

    def _head(self) -> Iterator[str]:
        job = self._job
        yield f"# {_plain(job.job_title)} at {_plain(job.company_name)}"
        yield ""
        facts = (job.level, job.team_division, job.location, job.job_type, job.salary_range)
        if known := [_plain(fact) for fact in facts if fact]:
            yield " · ".join(known)
            yield ""
        if job.required_skills:
            yield f"Required: {', '.join(map(_plain, job.required_skills))}"
            yield ""
        if self._insights.sources_quality:
            yield f"> {_plain(self._insights.sources_quality)}"
            yield ""

    def _process(self) -> Iterator[str]:
        process = self._insights.interview_process
        if not process.stages and process.total_timeline is None:
            return
        yield "## Interview process"
        yield ""
        if process.total_timeline:
            yield from self._items([process.total_timeline])
        for stage in sorted(process.stages, key=lambda stage: stage.order):
            yield from self._stage(stage)
        if process.level_notes:
            yield from self._group("For this level", process.level_notes)

    def _stage(self, stage: ProcessStage) -> Iterator[str]:
        yield f"### {stage.order}. {_plain(stage.name)}"
        yield ""
        facts = [_plain(fact) for fact in (stage.duration, stage.format, stage.interviewer) if fact]
        if facts:
            yield " · ".join(facts)
            yield ""
        yield from self._items([stage, *stage.tips])

    def _questions(self) -> Sequence[Group]:
        questions = self._insights.common_questions
        return (
            ("Behavioural", questions.behavioral),
            ("Technical", questions.technical),
            ("About the company", questions.company_specific),
            *((section.title, section.items) for section in self._insights.role_preparation),
        )

    def _plan(self) -> Iterator[str]:
        plan = self._insights.preparation_plan
        if not plan.weeks:
            return
        yield "## Preparation plan"
        yield ""
        if plan.practice_target:
            yield _plain(plan.practice_target)
            yield ""
        for week in plan.weeks:
            yield from self._week(week)

    def _week(self, week: PlanWeek) -> Iterator[str]:
        yield f"### Week {week.week}: {_plain(week.focus)}"
        yield ""
        yield from self._items(week.tasks)
        for resource in week.resources:
            link = f"[{_plain(resource.title)}](<{_url(resource.url)}>)" if resource.url else _plain(resource.title)
            yield f"- {link}: {_plain(resource.text)}"
        if week.resources:
            yield ""

    def _middle(self) -> Sequence[tuple[str, Sequence[Group]]]:
        guide = self._insights
        day, mistakes, culture = guide.day_of_logistics, guide.red_flags_and_mistakes, guide.culture_insights
        pay, after, tips = guide.compensation, guide.post_interview, guide.success_tips
        return (
            (
                "The day of the interview",
                (
                    ("What to wear", day.what_to_wear),
                    ("Arrival", day.arrival),
                    ("What to bring", day.what_to_bring),
                    ("Video set-up", day.virtual_setup),
                    ("During the interview", day.during_interview),
                ),
            ),
            ("What to avoid", (("Mistakes", mistakes.common_mistakes), ("Red flags", mistakes.red_flags))),
            ("What helps", (("What worked for others", tips.what_worked), ("Preparation", tips.preparation))),
            ("Real experiences", (("", guide.real_interview_experiences),)),
            (
                "Culture",
                (
                    ("Work-life balance", culture.work_life_balance),
                    ("Team", culture.team_dynamics),
                    ("Management", culture.management),
                    ("Growth", culture.growth),
                    ("Remote work", culture.remote_policy),
                ),
            ),
            (
                "Compensation",
                (
                    ("Base pay", pay.base_pay),
                    ("On top", pay.additional),
                    ("Benefits", pay.benefits),
                    ("Negotiation", pay.negotiation),
                ),
            ),
            (
                "After the interview",
                (
                    ("When to expect an answer", after.response_timeline),
                    ("Thank-you note", after.thank_you),
                    ("Follow-up", after.follow_up),
                    ("The offer", after.offer_details),
                    ("Negotiation", after.negotiation),
                ),
            ),
        )

    def _gaps(self) -> Iterator[str]:
        if self._insights.data_gaps:
            yield "## What we could not find"
            yield ""
            yield from (f"- {_plain(gap)}" for gap in self._insights.data_gaps)
            yield ""

    def _sources(self) -> Iterator[str]:
        quoted = [source for source in self._insights.sources if source.used]
        if quoted:
            yield "## Sources"
            yield ""
            yield from (f"{self._numbers[source.id]}. {_source(source)}" for source in quoted)

    def _groups(self, title: str, groups: Iterable[Group]) -> Iterator[str]:
        filled = [group for group in groups if group[1]]
        if filled:
            yield f"## {title}"
            yield ""
        for name, items in filled:
            yield from self._group(name, items)

    def _group(self, name: str, items: Iterable[Item]) -> Iterator[str]:
        if name:
            yield f"### {_plain(name)}"
            yield ""
        yield from self._items(items)

    def _items(self, items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            yield f"- {_plain(item.text)} *({_BASIS[item.basis]}{self._references(item)}{_reports(item)})*"
            yield from (f"  > {_plain(proof.quote)}" for proof in item.evidence[:1])
            if isinstance(item, Question) and item.guidance:
                yield f"  Approach *(general advice)*: {_plain(item.guidance)}"
        yield ""

    def _references(self, item: Item) -> str:
        numbers = {
            self._numbers[proof.source_id]
            for proof in item.evidence
            if proof.source_id != POSTING_SOURCE_ID and proof.source_id in self._numbers
        }
        return "".join(f" [{number}]" for number in sorted(numbers))


def _reports(item: Item) -> str:
    """Return how often a question was reported and when last."""
    if not isinstance(item, Question) or not item.reports:
        return ""
    seen = f", last seen {item.last_seen.isoformat()}" if item.last_seen else ""
    return f", {counted(item.reports, 'report')}{seen}"


def _source(source: Source) -> str:
    facts = (_plain(source.channel or ""), source.date.date().isoformat() if source.date else "")
    about = " · ".join(filter(None, facts))
    title = _plain(source.title) or source.id
    linked = f"[{title}](<{_url(source.url)}>)" if source.url else title
    return f"{linked} ({about})" if about else linked


def _plain(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _url(url: str) -> str:
    return "".join(url.split()).replace("<", "%3C").replace(">", "%3E")
