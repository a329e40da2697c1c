"""Demands of the posting as parts of the guide: what is probed, a likely question, what to have ready."""

from collections.abc import Iterator, Sequence
from zlib import crc32

from contracts.insights import Basis, Requirement
from contracts.job import JobDetails
from services.insights.posting.demands import Demand
from services.insights.posting.drills import drill_for
from services.insights.posting.quotes import evidence_for
from services.insights.posting.templates import Advice, template_for
from services.insights.text.overlap import stems

__all__ = ["requirements_of"]

_PLAIN = frozenset(
    {"answering", "serving", "presenting", "reviewing", "keeping_up"}
    | {"informing", "working_with", "calculating", "training", "writing"}
)
"""Parts of the work whose own questions fit better than the second one of a subject that shares no word with them."""


def requirements_of(job: JobDetails, demands: Sequence[Demand]) -> list[Requirement]:
    """Return every demand with the advice on it; no advice stands twice in a guide, and a demand may have none."""
    given: set[Advice] = set()
    return [_requirement(job, demand, given) for demand in demands]


def _requirement(job: JobDetails, demand: Demand, given: set[Advice]) -> Requirement:
    advice = next((text for text in _possible(job, demand) if text not in given), None)
    if advice:
        given.add(advice)
    return Requirement(
        text=demand.text,
        basis=Basis.POSTING,
        evidence=evidence_for(job, demand.words),
        kind=demand.kind,
        **(advice._asdict() if advice else {}),
    )


def _possible(job: JobDetails, demand: Demand) -> Iterator[Advice]:
    """Yield advice, best first: on the subject, then on such demands."""
    drill = drill_for(demand.text, job.role_category) if demand.is_asked_by_subject else None
    if drill:
        yield Advice(drill.probes, drill.ask[0], drill.ready[0])
    template = template_for(demand.kind, demand.about)
    if drill and (demand.about not in _PLAIN or stems(demand.text) & stems(f"{drill.ask[1]} {drill.ready[1]}")):
        yield Advice(None, drill.ask[1], drill.ready[1])
    texts = template.texts if template else ()
    # Two guides need not begin with the same one.
    start = crc32(f"{job.company_name} {job.job_title}".encode()) % max(1, len(texts))
    for text in [*texts[start:], *texts[:start]]:
        if demand.head or "{head}" not in text.question:
            yield text._replace(question=text.question.replace("{head}", demand.head or ""))
