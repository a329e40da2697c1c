"""The demands of a posting: what to bring, what to do, under which conditions, what is merely welcome."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from contracts.job import JobDetails
from lexicon import patterns
from lexicon.text import shorten
from services.insights.posting.heads import head_of
from services.insights.posting.quotes import sentences_of
from services.insights.posting.stated import stated_pay
from services.insights.posting.templates import is_tool, kind_of
from services.insights.text.markdown import comparable, without_markdown

__all__ = ["Demand", "demands_of"]

DemandKind = Literal["required", "duty", "condition", "preferred"]

_ORDER: tuple[DemandKind, ...] = ("required", "duty", "condition", "preferred")
_MOST: dict[DemandKind, int] = {"required": 9, "duty": 6, "condition": 6, "preferred": 3}
_SHORTEST, _LONGEST = 2, 260
_DEMANDING = patterns.pattern("postings", "demand")
_SHORTEST_SENTENCE = 15
_NOTHING = re.compile(
    r"(?:yes|no|n/?a|none|other|licen[cs]es?|skills?|requirements?|advertisement|experience|education)$|(?:prev(?:ious)?|next):"
    r"|(?:\d+|two|three|five) (?:hours?|days?)(?: (?:a|per) \w+)?$",
    re.IGNORECASE,
)
"""What readers of pages sometimes take for a demand: cells of tables, headings, holidays."""
_MONEY = re.compile(r"[$€£¥]\s?\d|\?$")
_OF_A_TOOL = frozenset({"years", "knowledge"})
_YEARS = re.compile(r"\d")
_BOILERPLATE = patterns.pattern("postings", "boilerplate")


# Such demands are proved by papers, or by talking; nobody tells a story about them.
_NO_STORY = frozenset({"papers", "degree", "language", "driving", "clearance", "school", "age", "looks"})
_CONDITIONS = frozenset({"shifts", "travel", "body"})
_LONGEST_CONDITION = 14
"""Words up to which a line of a list is a condition when it speaks of hours, travel or lifting."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand."""

    kind: DemandKind
    about: str
    """What it is about: a tool, a licence, people, shifts; empty where nothing is known."""
    text: str
    """Fit to be read."""
    head: str | None
    """It in a few words that fit into a sentence, if there are such."""
    words: str
    """As the posting has it."""

    @property
    def is_asked_by_subject(self) -> bool:
        """Whether its subject decides what is asked; papers and conditions are asked about as such."""
        return self.kind != "condition" and self.about not in _NO_STORY

    @property
    def is_story(self) -> bool:
        """Whether candidates prove it by telling about their work."""
        return self.kind == "duty" or (self.kind == "required" and self.about not in _NO_STORY)


def demands_of(job: JobDetails) -> list[Demand]:
    """Return the demands, those for skills and experience first; each is named once."""
    required = job.required_skills or ([] if job.key_responsibilities else list(_demanding_sentences(job)))
    experience = [job.years_experience] if job.years_experience else []
    listed: list[tuple[DemandKind, str]] = [
        *(("required", line) for line in [*required, *experience]),
        *(("duty", line) for line in job.key_responsibilities),
        *(("preferred", line) for line in job.preferred_skills),
    ]
    found = [demand for kind, line in listed for demand in _demand(kind, line)]
    found += [demand for about, line in _conditions(job) for demand in _demand("condition", line, about)]
    # Our sentences are English: of other languages only names fit into them.
    is_english = (job.language or "en").startswith("en")
    return _some(found if is_english else map(_foreign, found))


def _foreign(demand: Demand) -> Demand:
    return demand if demand.about == "tool" else replace(demand, head=None)


def _demand(kind: DemandKind, line: str, about: str = "") -> Iterator[Demand]:
    text = without_markdown(line).strip(" .;,-\u2022")
    if len(text) < _SHORTEST or _NOTHING.match(text) or text.endswith(":") or _BOILERPLATE.search(text):
        return
    condition = kind_of("condition", text)
    # Whoever plans a rota has a duty, and years of on-call are experience; who works by a rota has a condition.
    is_work = kind_of("duty", text) != "other" if kind == "duty" else kind_of("required", text) == "years"
    if not about and condition in _CONDITIONS and not is_work and len(text.split()) <= _LONGEST_CONDITION:
        kind, about = "condition", condition
    about = about or kind_of("required" if kind == "preferred" else kind, text)
    if about in _OF_A_TOOL and _names_tool(text):
        about = "tool"
    if kind == "preferred" and about not in _NO_STORY:
        about = kind_of(kind, text)
    yield Demand(kind, about, shorten(text, _LONGEST), head_of(text), line)


def _names_tool(text: str) -> bool:
    """Whether a demand like "Experience with Ariba" is about a tool: that is what is asked about."""
    head = head_of(text)
    return bool(head) and head != text and not _YEARS.search(text) and is_tool(head or "")


def _some(demands: Iterable[Demand]) -> list[Demand]:
    """Return as many demands of each kind as a guide takes, without those that say what another one says."""
    kept: list[Demand] = []
    seen: list[str] = []
    for demand in demands:
        folded = comparable(demand.text)
        same = [other for other in kept if other.kind == demand.kind]
        # Hours or travel are asked about once, whatever the posting says of them.
        repeated = demand.kind == "condition" and any(other.about == demand.about for other in same)
        said = any(folded in other or other in folded for other in seen)
        if len(same) < _MOST[demand.kind] and not repeated and not said:
            seen.append(folded)
            kept.append(demand)
    return sorted(kept, key=lambda demand: _ORDER.index(demand.kind))


def _demanding_sentences(job: JobDetails) -> Iterator[str]:
    """Yield the sentences that ask for something, for postings without a list of skills."""
    for line in sentences_of(job.description or ""):
        if _SHORTEST_SENTENCE <= len(line) <= _LONGEST and _DEMANDING.search(line):
            yield line


def _conditions(job: JobDetails) -> Iterator[tuple[str, str]]:
    """Yield kind and words of each condition: pay and place, then the first sentence on hours, travel and others."""
    if pay := stated_pay(job):
        yield "pay", pay
    if job.location and job.remote_policy != "remote":
        yield "location", job.location
    titles = {comparable(title) for title in (job.job_title, job.raw_title, *job.benefits) if title}
    texts = [job.description or "", job.interview_hints or "", job.job_type or ""]
    lines = [line for text in texts for line in sentences_of(text) if len(line) <= _LONGEST]
    known: set[str] = set()
    for line in lines:
        about = kind_of("condition", line)
        # What is paid for nights is pay; a question is no condition.
        if about and about not in known and comparable(line) not in titles and not _MONEY.search(line):
            known.add(about)
            yield about, line
