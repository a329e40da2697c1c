"""The guide as Markdown: for notes applications, for screen readers, for people who prefer text."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from contracts.insights import (
    POSTING_SOURCE_ID,
    Evidence,
    Experience,
    Insights,
    Item,
    PlanWeek,
    ProcessStage,
    Question,
    Requirement,
    Resource,
    Source,
    Story,
)
from contracts.job import JobDetails
from contracts.outline import Entry, Group, OutlineSection, outline_of, resolve, source_numbers
from runtime.english import counted
from services.guides.basis_words import BASIS_WORDS

__all__ = ["guide_markdown"]

_OUTCOMES = {"offer": "offer", "reject": "no offer", "pending": "outcome open", "withdrew": "withdrew"}
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def guide_markdown(*, job: JobDetails, insights: Insights) -> str:
    """Return the whole guide; every item says on what it rests, reported ones quote their source."""
    return "\n".join(_MarkdownGuide(job, insights).lines()) + "\n"


class _MarkdownGuide:
    def __init__(self, job: JobDetails, insights: Insights) -> None:
        self._job = job
        self._insights = insights
        self._numbers = source_numbers(insights)

    def lines(self) -> Iterator[str]:
        yield from self._head()
        for section in outline_of(self._job, self._insights):
            yield f"## {section.title}"
            yield ""
            yield from self._section(section)

    def _head(self) -> Iterator[str]:
        job = self._job
        yield f"# {_plain(job.job_title)} at {_plain(job.company_name)}"
        yield ""
        facts = (job.level, job.team_division, job.location, job.job_type, job.salary_range)
        if known := [_plain(fact) for fact in facts if fact]:
            yield " · ".join(known)
            yield ""
        if self._insights.sources_quality:
            yield f"> {_plain(self._insights.sources_quality)}"
            yield ""

    def _section(self, section: OutlineSection) -> Iterator[str]:
        if not section.groups and section.nothing:
            yield section.nothing
            yield ""
        for group in section.groups:
            if group.title:
                yield f"### {_plain(group.title)}"
                yield ""
            yield from self._group(group)

    def _group(self, group: Group) -> Iterator[str]:
        match group.kind:
            case "stages":
                for number, entry in enumerate(group.entries, start=1):
                    yield from self._stage(number, entry)
            case "weeks":
                yield from self._weeks(group)
            case "stories":
                for entry in group.entries:
                    yield from _story(self._part(entry))
                yield ""
            case "sources":
                yield from (self._source(self._part(entry)) for entry in group.entries)
                yield ""
            case "lines":
                yield from (f"- {_plain(self._part(entry))}" for entry in group.entries)
                yield ""
            case _:
                yield from self._items(group.entries)

    def _stage(self, number: int, entry: Entry) -> Iterator[str]:
        stage: ProcessStage = self._part(entry)
        yield f"### {number}. {_plain(stage.name)}"
        yield ""
        if entry.details:
            yield " · ".join(map(_plain, entry.details))
            yield ""
        yield from self._items([entry, *entry.children])

    def _weeks(self, group: Group) -> Iterator[str]:
        plan = self._insights.preparation_plan
        if plan.practice_target:
            yield _plain(plan.practice_target)
            yield ""
        for entry in group.entries:
            week: PlanWeek = self._part(entry)
            hours = f" ({counted(week.hours, 'hour')})" if week.hours else ""
            yield f"### Week {week.week}: {_plain(week.focus)}{hours}"
            yield ""
            yield from self._items(entry.children)

    def _items(self, entries: Sequence[Entry]) -> Iterator[str]:
        for entry in entries:
            yield from self._item(entry, self._part(entry))
        yield ""

    def _item(self, entry: Entry, item: Item) -> Iterator[str]:
        text = _resource(item) if isinstance(item, Resource) else _plain(item.text)
        text = f"“{text}”" if entry.quotation else text
        yield f"- {text} *({BASIS_WORDS[item.basis].lower()}{self._references(item.evidence)}{_facts(item)})*"
        for proof in (item.evidence[index] for index in entry.quotes):
            yield f"  > “{_plain(proof.quote)}”{self._references([proof])}"
        if isinstance(item, Question) and item.guidance:
            yield f"  Approach *(general advice)*: {_plain(item.guidance)}"
        if isinstance(item, Requirement):
            yield from _advice(item)

    def _references(self, evidence: Sequence[Evidence]) -> str:
        quoted = {proof.source_id for proof in evidence} - {POSTING_SOURCE_ID}
        return "".join(f" [{number}]" for number in sorted(self._numbers[source_id] for source_id in quoted))

    def _source(self, source: Source) -> str:
        number = self._numbers.get(source.id)
        return f"{number}. {_source(source)}" if number else f"- {_source(source)}"

    def _part(self, entry: Entry) -> Any:
        return resolve(entry.ref, job=self._job, insights=self._insights)


def _advice(demand: Requirement) -> Iterator[str]:
    lines = (
        ("They probe", demand.probes),
        ("Likely question", demand.question),
        ("Have ready", demand.have_ready),
    )
    yield from (f"  - {label} *(general advice)*: {_plain(text)}" for label, text in lines if text)


def _story(story: Story) -> Iterator[str]:
    yield f"- {_plain(story.question)}"
    if story.requirement:
        yield f"  The posting: {_plain(story.requirement)}"
    yield from (f"  > “{_plain(passage)}” (your résumé)" for passage in story.passages)
    if story.advice:
        yield f"  {_plain(story.advice)}"


def _facts(item: Item) -> str:
    """Return how often a question was reported and when last; who gave an account and how it ended."""
    facts: list[str | None] = []
    if isinstance(item, Question) and item.reports:
        facts = [
            counted(item.reports, "report"),
            f"last seen {item.last_seen.isoformat()}" if item.last_seen else None,
            f"asked of: {_plain(item.asked_of)}" if item.asked_of else None,
        ]
    if isinstance(item, Experience):
        facts = [
            _plain(item.role) if item.role else None,
            _OUTCOMES[item.outcome] if item.outcome else None,
            item.occurred_on.isoformat() if item.occurred_on else None,
        ]
    if isinstance(item, Question | Experience | ProcessStage) and item.other_role:
        facts.append(f"for {_plain(item.other_role)}")
    return "".join(f", {fact}" for fact in facts if fact)


def _resource(resource: Resource) -> str:
    title = _plain(resource.title)
    linked = f"[{title}](<{_url(resource.url)}>)" if resource.url else title
    return f"{linked}: {_plain(resource.text)}"


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
