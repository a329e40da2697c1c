"""What is known of one job, and texts filled with it: advice that names the job at hand."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from contracts.job import JobDetails, RoleCategory
from lexicon import patterns
from lexicon.roles import role as lexicon_role
from lexicon.text import shorten
from services.insights.posting.demands import Demand
from services.insights.posting.heads import activity_of
from services.insights.posting.stated import stated_pay
from services.insights.text.markdown import without_markdown

__all__ = ["JobFacts", "facts_of"]

_LEVELS = tuple(
    (level, patterns.pattern("levels", level)) for level in ("intern", "executive", "lead", "senior", "entry")
)
# Titles in which such a word is no level: an account manager leads nobody.
_NO_LEAD = r"\b(?:account|product|project|program|community|content|brand|case|office|marketing) manager\b"
_TYPES = (
    ("intern", r"\bintern(?:ship)?\b|werkstudent|praktik\w+|\btrainee"),
    ("contract", r"\bcontract(?:or)?\b|freelance|fixed.?term|temporary|interim"),
    ("part_time", r"part.?time|teilzeit"),
    ("shift", r"\bshifts?\b|\bnights?\b|\brota\b"),
)
_MIDDLE = frozenset({"mid", "mid-level", "mid level", "intermediate"})
_AFTER_TITLE = re.compile(r"\s*(?:,|\(|\s[-\u2013|/]\s).*")
"""What follows a title: a team, a place, a remark on gender."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LIST, _STORIES, _LONGEST_NAME = 3, 4, 90
_HELPING = re.compile(r"(?:ensuring|assisting|supporting|helping|participating|communicating|following|complying)\b")
_LIST_WORDS = re.compile(r",| (?:and|or|&) ")
_SKILLS = frozenset({"tool"})
"""Kinds of demands that name something one can refresh."""


@dataclass(frozen=True)
class JobFacts:
    """One job, as advice sees it."""

    role: RoleCategory
    subrole: str | None
    level: str
    types: frozenset[str]
    """Kinds of employment that change what to ask for: intern, contract, part_time, shift."""
    remote: bool
    words: Mapping[str, str]
    """What texts can be filled with."""
    skills: tuple[str, ...]
    """Skills that the posting demands, in few words, most important first."""

    def fill(self, text: str) -> str | None:
        """Return a text with its placeholders filled; None when one of them is not known."""
        if any(name not in self.words for name in _PLACEHOLDER.findall(text)):
            return None
        return _PLACEHOLDER.sub(lambda match: self.words[match[1]], text)

    def filled(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield the texts that can be filled."""
        return (filled for text in texts if (filled := self.fill(text)) is not None)

    def first(self, texts: Iterable[str]) -> str | None:
        """Return the first text that can be filled."""
        return next(self.filled(texts), None)


def facts_of(job: JobDetails, demands: Sequence[Demand]) -> JobFacts:
    """Return what is known of a job."""
    title = shorten(_AFTER_TITLE.split(without_markdown(job.job_title))[0], _LONGEST_NAME)
    required = [demand for demand in demands if demand.kind == "required"]
    stories = _heads([demand for demand in required if demand.is_story])
    skills = _heads([demand for demand in required if demand.about in _SKILLS])
    demanded = stories or _heads(required)
    known = {
        "company": shorten(without_markdown(job.company_name), _LONGEST_NAME),
        "title": title,
        "demand": next(iter(demanded), None),
        "demands": _listed(demanded[:_LIST]) if len(demanded) > 1 else None,
        "stories": _listed(stories[:_STORIES]) if len(stories) > 1 else None,
        "duty": next(_activities(demands), None),
        "skills": _listed(skills[:_LIST]) if len(skills) > 1 else None,
        "pay": without_markdown(stated_pay(job) or ""),
        "place": without_markdown(job.location or ""),
    }
    return JobFacts(
        role=job.role_category,
        subrole=lexicon_role(job.role_category.value).subrole(job.raw_title or job.job_title),
        level=_level(job),
        types=_types(job),
        remote=job.remote_policy == "remote",
        words={name: value for name, value in known.items() if value},
        skills=tuple(skills),
    )


def _level(job: JobDetails) -> str:
    if (job.level or "").lower() in _MIDDLE:
        return "mid"
    stated = f"{job.level or ''} {job.job_type or ''} {re.sub(_NO_LEAD, '', job.job_title.lower())}".lower()
    return next((level for level, words in _LEVELS if words.search(stated)), "mid")


def _types(job: JobDetails) -> frozenset[str]:
    text = f"{job.job_type or ''} {job.job_title}".lower()
    return frozenset(name for name, words in _TYPES if re.search(words, text))


def _heads(demands: Sequence[Demand]) -> list[str]:
    """Return demands in few words; those that are lists themselves only where nothing else is left."""
    found = list(dict.fromkeys(head for demand in demands if (head := demand.head)))
    plain = [head for head in found if not _LIST_WORDS.search(head)]
    return plain if len(plain) > 1 else found


def _activities(demands: Sequence[Demand]) -> Iterator[str]:
    """Yield parts of the work as something done, those first that are work of one's own."""
    duties = [demand.text for demand in demands if demand.kind == "duty"]
    found = [done for duty in duties if (done := activity_of(duty))]
    own = [done for done in found if not _HELPING.match(done) and " " in done]
    yield from own or found


def _listed(names: Sequence[str]) -> str | None:
    """Return names as one enumerates them; a comma sets the last one apart where a name has an "and" of its own."""
    if not names:
        return None
    last = ", and " if any(" and " in name for name in names) else " and "
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{last}{names[-1]}"
