"""At which level somebody works or applies, as far as they say so: intern, new graduate, senior or manager."""

import re
from enum import Enum

from contracts.job import JobDetails
from lexicon import patterns

__all__ = ["Rank", "differ", "rank_beside", "rank_in", "rank_of_job", "rank_of_posting", "says_level"]

(
    _INTERN,
    _NO_INTERN,
    _INTERN_TOLD,
    _STUDENT_TOLD,
    _GRADUATE,
    _GRADUATE_TOLD,
    _SENIOR,
    _SENIOR_TOLD,
    _NOT_OWN,
    _MANAGER,
) = (
    patterns.pattern("ranks", name)
    for name in (
        *("intern", "no_intern", "intern_told", "student_told", "graduate", "graduate_told"),
        *("senior", "senior_told", "not_own", "manager"),
    )
)
_LEVEL = re.compile(
    rf"\b(?:{patterns.pattern('job_titles', 'level').pattern}|intern(?:ship)?|grad|fresher)\b", re.IGNORECASE
)
_OPENING = 1200
"""Characters of a text in which its author says who they are."""
_NEAR = 25
_STOP = re.compile(r"[.!?;:]\s|\n")


class Rank(Enum):
    """A level. The value is what to call those who apply at it."""

    INTERN = "interns"
    GRADUATE = "new graduates"
    STUDENT = "students"
    """They apply for an internship or for their first job."""
    MIDDLE = "candidates for regular jobs"
    """Neither of students nor of leaders; people do not say so, they name the job."""
    SENIOR = "experienced people"
    MANAGER = "managers"

    @property
    def jobs(self) -> str:
        """Return what to call the jobs at this level."""
        return _JOBS[self]


_JOBS = {
    Rank.INTERN: "internships",
    Rank.GRADUATE: "new graduates' jobs",
    Rank.STUDENT: "students' jobs",
    Rank.MIDDLE: "regular jobs",
    Rank.SENIOR: "senior jobs",
    Rank.MANAGER: "managers' jobs",
}

_ALIKE: dict[Rank | None, frozenset[Rank]] = {
    Rank.INTERN: frozenset({Rank.INTERN, Rank.STUDENT}),
    Rank.STUDENT: frozenset({Rank.INTERN, Rank.STUDENT, Rank.GRADUATE}),
    Rank.GRADUATE: frozenset({Rank.GRADUATE, Rank.STUDENT, Rank.MIDDLE}),
    Rank.MIDDLE: frozenset({Rank.MIDDLE, Rank.SENIOR}),
    Rank.SENIOR: frozenset({Rank.MIDDLE, Rank.SENIOR}),
    Rank.MANAGER: frozenset({Rank.MANAGER, Rank.SENIOR}),
    None: frozenset({Rank.GRADUATE, Rank.MIDDLE, Rank.SENIOR}),
}
"""Of whose interviews those for a posting of a level, or of none, are like."""


def differ(posting: Rank | None, teller: Rank | None) -> bool:
    """Whether interviews at the teller's level say little of those for the posting; unknown ones may be like it."""
    return teller is not None and teller not in _ALIKE[posting]


def rank_of_job(job: str) -> Rank | None:
    """Return the level that the name of a job says."""
    if _INTERN.search(job) and not _NO_INTERN.search(job):
        return Rank.INTERN
    for rank, words in ((Rank.MANAGER, _MANAGER), (Rank.GRADUATE, _GRADUATE), (Rank.SENIOR, _SENIOR)):
        if words.search(job):
            return rank
    return None


def says_level(job: str) -> bool:
    """Whether the name of a job says its level already: `entry level analyst`, `SDE 1 fresh grad`."""
    return _LEVEL.search(job) is not None


def rank_of_posting(job: JobDetails) -> Rank | None:
    """Return the level of a posting: what its title says, else what the parser read."""
    return rank_of_job(job.raw_title or job.job_title) or rank_of_job(job.job_title) or _rank_of_level(job.level or "")


def rank_in(title: str, text: str) -> Rank | None:
    """Return the level at which the author of a text applies, by its title and by what they say in the opening."""
    if _INTERN.search(title) and not _NO_INTERN.search(title):
        return Rank.INTERN
    opening = text[:_OPENING]
    if _INTERN_TOLD.search(opening) and not _NO_INTERN.search(opening):
        return Rank.INTERN
    if _GRADUATE.search(title) or _GRADUATE_TOLD.search(opening):
        return Rank.GRADUATE
    if _SENIOR.search(title) or any(map(_is_own, _SENIOR_TOLD.finditer(opening))):
        return Rank.SENIOR
    return Rank.STUDENT if _STUDENT_TOLD.search(opening) else None


def rank_beside(job: str, *texts: str) -> Rank | None:
    """Return the level that stands just before or behind the name of a job: `Analyst early careers`."""
    for text in texts:
        for match in re.finditer(rf"(?<!\w){re.escape(job)}(?!\w)", text):
            before = _STOP.split(text[max(0, match.start() - _NEAR) : match.start()])[-1]
            behind = _STOP.split(text[match.end() : match.end() + _NEAR])[0]
            for rank, words in ((Rank.INTERN, _INTERN), (Rank.GRADUATE, _GRADUATE)):
                if words.search(f"{before} {behind}") and not _NO_INTERN.search(text):
                    return rank
    return None


def _is_own(match: re.Match[str]) -> bool:
    """Whether a level is the author's, by what stands before it in its sentence."""
    sentence = _STOP.split(match.string[: match.start()])[-1]
    return not _NOT_OWN.search(sentence)


def _rank_of_level(level: str) -> Rank | None:
    low = level.lower()
    if any(word in low for word in ("entry", "junior", "graduate")):
        return Rank.GRADUATE
    if "mid" in low:
        return Rank.MIDDLE
    return rank_of_job(low)
