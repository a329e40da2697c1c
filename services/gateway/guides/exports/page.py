"""The guide as one web page without scripts, to be kept, printed or sent."""

from collections.abc import Iterator
from html import escape
from typing import Any

from contracts.insights import POSTING_SOURCE_ID, Basis, Evidence, Insights, Item, PlanWeek, Source, Story
from contracts.job import JobDetails
from contracts.outline import Entry, OutlineSection, outline_of, resolve

__all__ = ["guide_page"]

_BASIS = {
    Basis.REPORTED: "Reported",
    Basis.EMPLOYER: "From the employer",
    Basis.POSTING: "From the posting",
    Basis.GENERAL: "General advice",
}
_STYLE = (
    "body{font:16px/1.55 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "li{margin:.6rem 0}small{opacity:.75}blockquote{margin:.3rem 0 .3rem 1rem;padding-left:.7rem;border-left:3px solid}"
)


def guide_page(*, job: JobDetails, insights: Insights) -> str:
    """Return a whole HTML document; every item says on what it rests, reported ones quote their source."""
    title = escape(f"{job.job_title} at {job.company_name}")
    body = "\n".join(_Page(job, insights).lines())
    language = escape(insights.language, quote=True)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n{body}\n</body></html>\n"
    )


class _Page:
    def __init__(self, job: JobDetails, insights: Insights) -> None:
        self._job = job
        self._insights = insights
        self._sources = {source.id: source for source in insights.sources}

    def lines(self) -> Iterator[str]:
        if self._insights.sources_quality:
            yield f"<p>{escape(self._insights.sources_quality)}</p>"
        for section in outline_of(self._job, self._insights):
            yield f'<section id="{section.id}"><h2>{escape(section.title)}</h2>'
            yield f"<p><small>{escape(section.lead)}</small></p>"
            yield from self._groups(section)
            yield "</section>"

    def _groups(self, section: OutlineSection) -> Iterator[str]:
        if not section.groups and section.nothing:
            yield f"<p>{escape(section.nothing)}</p>"
        for group in section.groups:
            if group.title:
                yield f"<h3>{escape(group.title)}</h3>"
            yield "<ul>"
            yield from (f"<li>{self._entry(entry)}</li>" for entry in group.entries)
            yield "</ul>"

    def _entry(self, entry: Entry) -> str:
        part = resolve(entry.ref, job=self._job, insights=self._insights)
        details = f" <small>{escape(' · '.join(entry.details))}</small>" if entry.details else ""
        children = "".join(f"<li>{self._entry(child)}</li>" for child in entry.children)
        return self._part(part, entry) + details + (f"<ul>{children}</ul>" if children else "")

    def _part(self, part: Any, entry: Entry) -> str:
        match part:
            case Source():
                return _link(part)
            case Story():
                return escape(part.question) + "".join(
                    f"<blockquote>{escape(text)}</blockquote>" for text in part.passages
                )
            case PlanWeek():
                return f"<b>Week {part.week}</b>: {escape(part.focus)}"
            case Item():
                return self._item(part, entry)
        return escape(str(part))

    def _item(self, item: Item, entry: Entry) -> str:
        name = getattr(item, "name", None) or getattr(item, "title", None)
        text = f"<b>{escape(name)}</b>: {escape(item.text)}" if name else escape(item.text)
        guidance = getattr(item, "guidance", None)
        approach = f"<br><small>Approach (general advice): {escape(guidance)}</small>" if guidance else ""
        quotes = "".join(self._quote(item.evidence[index]) for index in entry.quotes)
        return f"{text} <small>[{_BASIS[item.basis]}]</small>{approach}{quotes}"

    def _quote(self, proof: Evidence) -> str:
        source = self._sources.get(proof.source_id)
        named = _link(source) if source else "The job posting" if proof.source_id == POSTING_SOURCE_ID else ""
        return f"<blockquote>“{escape(proof.quote)}” <small>{named}</small></blockquote>"


def _link(source: Source) -> str:
    text = escape(source.title or source.id)
    if not (source.url or "").startswith(("https://", "http://")):
        return text
    return f'<a href="{escape(source.url or "", quote=True)}" rel="noopener noreferrer nofollow">{text}</a>'
