"""The guide as one web page without anything to load: for phones, for reading aloud, for keeping."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources
from typing import Any

from contracts.insights import (
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
from runtime.english import counted, long_date, month_of
from services.guides.addresses import safe_url
from services.guides.basis_words import BASIS_WORDS
from services.guides.direction import reads_from_the_right
from services.guides.section_numbers import numbered
from services.guides.source_marks import SourceMarks

__all__ = ["web_page"]


def web_page(job: JobDetails, insights: Insights) -> str:
    """Return the page. Every text is escaped; addresses are links only where they are http, https or mailto."""
    return "\n".join(_WebPage(job, insights).lines()) + "\n"


class _WebPage:
    def __init__(self, job: JobDetails, insights: Insights) -> None:
        self._job = job
        self._insights = insights
        self._sources = SourceMarks(insights)
        self._outline = outline_of(job, insights)
        self._keys = {section.id: section.key for section in numbered(self._outline)}
        self._numbers = source_numbers(insights)

    def lines(self) -> Iterator[str]:
        title = escape(f"{self._job.job_title} at {self._job.company_name}")
        language = escape(self._insights.language)
        direction = "rtl" if reads_from_the_right(self._insights.language) else "ltr"
        style = (resources.files("services.guides") / "page.css").read_text(encoding="utf-8")
        yield f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>Interview guide: {title}</title>\n<style>\n{style}</style>\n</head>\n<body>"
        yield f'<a class="skip" href="#guide">Skip to the guide</a>\n<header><h1>{title}</h1>'
        yield f"<p>{escape(self._insights.sources_quality or '')}</p></header>"
        yield from self._contents()
        yield '<main id="guide">'
        for section in self._outline:
            yield from self._section(section)
        made = long_date(self._insights.last_updated.date())
        yield f"</main>\n<footer><p>Powered by Prepline · Generated {made}</p></footer>\n</body>\n</html>"

    def _contents(self) -> Iterator[str]:
        yield '<nav aria-label="Contents"><ol>'
        for section in numbered(self._outline):
            yield f'<li><a href="#{section.key}">{escape(section.title)}</a></li>'
        yield "</ol></nav>"

    def _section(self, section: OutlineSection) -> Iterator[str]:
        key = self._keys[section.id]
        yield f'<section aria-labelledby="{key}"><h2 id="{key}">{escape(section.title)}</h2>'
        yield f'<p class="lead">{escape(section.lead)}</p>'
        if not section.groups and section.nothing:
            yield f"<p>{escape(section.nothing)}</p>"
        for group in section.groups:
            if group.title:
                yield f"<h3>{escape(group.title)}</h3>"
            yield from self._group(group)
        yield "</section>"

    def _group(self, group: Group) -> Iterator[str]:
        match group.kind:
            case "stages":
                for number, entry in enumerate(group.entries, start=1):
                    stage: ProcessStage = self._part(entry)
                    yield f"<h3>Round {number}: {escape(stage.name)}</h3>"
                    yield from self._list([entry, *entry.children])
            case "weeks":
                for entry in group.entries:
                    week: PlanWeek = self._part(entry)
                    hours = f" ({counted(week.hours, 'hour')})" if week.hours else ""
                    yield f"<h3>Week {week.week}: {escape(week.focus)}{hours}</h3>"
                    yield from self._list(entry.children)
            case "sources":
                rows = [self._source(self._part(entry)) for entry in group.entries]
                yield f"<ul>{''.join(rows)}</ul>"
            case "lines":
                rows = [f"<li>{escape(self._part(entry))}</li>" for entry in group.entries]
                yield f"<ul>{''.join(rows)}</ul>"
            case "stories":
                yield f"<ul>{''.join(_story(self._part(entry)) for entry in group.entries)}</ul>"
            case _:
                yield from self._list(group.entries)

    def _list(self, entries: Sequence[Entry]) -> Iterator[str]:
        yield "<ul>"
        for entry in entries:
            item: Item = self._part(entry)
            label = f'<span class="basis {item.basis.value}">{BASIS_WORDS[item.basis]}</span>'
            yield f"<li>{label} {self._text(entry, item)}"
            if facts := " · ".join([*entry.details, *_facts(item)]):
                yield f'<p class="facts">{escape(facts)}</p>'
            yield from (self._quote(item.evidence[index]) for index in entry.quotes)
            yield from (f'<p class="advice"><b>{label}</b> {escape(text)}</p>' for label, text in _advice(item) if text)
            yield "</li>"
        yield "</ul>"

    def _text(self, entry: Entry, item: Item) -> str:
        text = f"“{escape(item.text)}”" if entry.quotation else escape(item.text)
        if isinstance(item, Resource):
            text = f"{_link(item.title, item.url)}: {text}"
        elif isinstance(item, Question):
            text = f"<strong>{text}</strong>"
        return f"{text}{''.join(map(self._reference, dict.fromkeys(proof.source_id for proof in item.evidence)))}"

    def _quote(self, proof: Evidence) -> str:
        origin = f"{escape(self._sources.attribution(proof.source_id))}{self._reference(proof.source_id)}"
        return f"<blockquote><p>“{escape(proof.quote)}”</p><footer>— {origin}</footer></blockquote>"

    def _reference(self, source_id: str) -> str:
        mark = self._sources.mark(source_id)
        return f' <a href="#source-{mark}" aria-label="Source {mark}">[{mark}]</a>'

    def _source(self, source: Source) -> str:
        address = safe_url(source.url)
        shown = f'<br><span class="address">{escape(address)}</span>' if address else ""
        known = source.id in self._numbers
        mark = self._sources.mark(source.id) if known else ""
        head = f'<li id="source-{mark}">[{mark}] ' if known else "<li>"
        about = " · ".join(filter(None, (source.channel, long_date(source.date) if source.date else None)))
        return f"{head}{_link(source.title or source.id, source.url)} {escape(about)}{shown}</li>"

    def _part(self, entry: Entry) -> Any:
        return resolve(entry.ref, job=self._job, insights=self._insights)


def _link(text: str, url: str | None) -> str:
    address = safe_url(url)
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{escape(text)}</a>' if address else escape(text)


def _facts(item: Item) -> list[str]:
    facts: list[str | None] = []
    if isinstance(item, Question):
        seen = f"last seen {month_of(item.last_seen)}" if item.last_seen else None
        whom = f"asked of: {item.asked_of}" if item.asked_of else None
        facts = [item.stage, item.topic, counted(item.reports, "report") if item.reports else None, seen, whom]
    elif isinstance(item, ProcessStage):
        facts = [f"reported by {item.reports}" if item.reports else None]
    elif isinstance(item, Experience):
        facts = [item.role, item.outcome, month_of(item.occurred_on) if item.occurred_on else None]
    return [fact for fact in facts if fact]


def _advice(item: Item) -> list[tuple[str, str | None]]:
    if isinstance(item, Question):
        return [("Approach:", item.guidance)]
    if isinstance(item, Requirement):
        return [
            ("They probe:", item.probes),
            ("Likely question:", item.question),
            ("Have ready:", item.have_ready),
        ]
    return []


def _story(story: Story) -> str:
    passages = "".join(f"<blockquote><p>“{escape(passage)}”</p></blockquote>" for passage in story.passages)
    return f"<li><strong>{escape(story.question)}</strong>{passages}<p>{escape(story.advice or '')}</p></li>"
