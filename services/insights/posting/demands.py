"""The demands of a posting: what to bring, what to do, under which conditions, what is merely welcome."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from contracts.job import JobDetails
from lexicon import patterns
from lexicon.text import shorten
from services.insights.posting.quotes import sentences_of
from services.insights.posting.stated import stated_pay
from services.insights.posting.templates import condition_kinds
from services.insights.text.markdown import comparable, without_markdown

__all__ = ["Demand", "demands_of"]

DemandKind = Literal["required", "duty", "condition", "preferred"]

_MOST: dict[DemandKind, int] = {"required": 9, "duty": 6, "condition": 6, "preferred": 3}
_SHORTEST, _LONGEST = 2, 260
_SHORT = 48
"""Characters of a demand that advice repeats."""
_DEMANDING = patterns.pattern("postings", "demand")
_SHORTEST_SENTENCE = 15
_BOILERPLATE = patterns.pattern("postings", "boilerplate")


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand."""

    kind: DemandKind
    text: str
    """Fit to be read."""
    words: str
    """As the posting has it."""
    about: str = ""
    """The kind of condition, where it is known."""

    @property
    def short(self) -> str:
        """The first words of it, for use within a sentence."""
        return shorten(self.text, _SHORT)


def demands_of(job: JobDetails) -> list[Demand]:
    """Return the demands, those for skills and experience first; each is named once."""
    required = job.required_skills or ([] if job.key_responsibilities else list(_demanding_sentences(job)))
    experience = [job.years_experience] if job.years_experience else []
    lists: tuple[tuple[DemandKind, Iterable[tuple[str, str]]], ...] = (
        ("required", _unnamed([*required, *experience])),
        ("duty", _unnamed(job.key_responsibilities)),
        ("condition", _conditions(job)),
        ("preferred", _unnamed(job.preferred_skills)),
    )
    seen: list[str] = []
    return [demand for kind, lines in lists for demand in _some(kind, lines, seen)]


def _unnamed(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    return (("", line) for line in lines)


def _some(kind: DemandKind, lines: Iterable[tuple[str, str]], seen: list[str]) -> Iterator[Demand]:
    """Yield the demands of a kind, as many as a guide takes, without those that say what another one says."""
    count = 0
    for about, line in lines:
        text = without_markdown(line).strip(" .;,-\u2022")
        folded = comparable(text)
        if count == _MOST[kind] or not _is_demand(text) or any(folded in other or other in folded for other in seen):
            continue
        seen.append(folded)
        count += 1
        yield Demand(kind, shorten(text, _LONGEST), line, about)


def _is_demand(text: str) -> bool:
    return len(text) >= _SHORTEST and not text.endswith(":") and not _BOILERPLATE.search(text)


def _demanding_sentences(job: JobDetails) -> Iterator[str]:
    """Yield the sentences that ask for something, for postings without a list of skills."""
    for line in sentences_of(job.description or ""):
        if _SHORTEST_SENTENCE <= len(line) <= _LONGEST and _DEMANDING.search(line):
            yield line


def _conditions(job: JobDetails) -> Iterator[tuple[str, str]]:
    """Yield kind and words of each condition: pay and place, then the first sentence on hours, travel and others."""
    if pay := stated_pay(job):
        yield "pay", pay
    if job.location:
        yield "location", job.location
    texts = [job.description or "", job.interview_hints or "", job.job_type or ""]
    lines = [line for text in texts for line in sentences_of(text) if len(line) <= _LONGEST]
    for kind in condition_kinds():
        found = next((line for line in lines if kind.match.search(line) and not _BOILERPLATE.search(line)), None)
        if found is not None:
            yield kind.kind, found
