"""What the jobs are called of those who tell, in their words: each once, and so that they fit into a line."""

import re
from collections.abc import Iterable, Sequence

from lexicon import patterns
from services.insights.assembly.tellers import Teller
from services.insights.sources.ranks import rank_of_job, says_level
from services.insights.text.markdown import words

__all__ = ["LONGEST", "called", "is_alike", "jobs_of", "listed", "told_by"]

_RANK, _TITLE, _EMPTY = (patterns.pattern("job_titles", name) for name in ("level", "title", "empty"))
_GRADE = re.compile(r"(?:[a-z]|ic)?\d+")
LONGEST = 60
"""Characters of what is said of jobs."""
_MOST_JOBS = 3
_MORE = " and other jobs"


def is_alike(job: str, title: str) -> bool:
    """Whether a job goes by a posting's title, its initials, or by a part of it that says which work it is."""
    initials = "".join(word[0] for word in title.split() if word[0].isupper())
    if len(initials) > 2 and initials in job.upper().split():  # noqa: PLR2004
        return True
    one, other = sorted((_work_of(job), _work_of(title)), key=len)
    return one <= other and any(not _TITLE.fullmatch(word) for word in one)


def jobs_of(tellers: Iterable[Teller]) -> list[str]:
    """Return what some tellers' jobs are called, each once."""
    by_name = sorted(tellers, key=lambda teller: teller.job is None)
    return _spelt_once([job for job in dict.fromkeys(map(called, by_name)) if job])


def called(teller: Teller) -> str | None:
    """Return what to call a teller's job, in their words where there are some: "SDE (interns)"."""
    told = teller.stated
    if told.rank is None or (told.job and (rank_of_job(told.job) is told.rank or says_level(told.job))):
        return told.job
    return f"{told.job} ({told.rank.value})" if told.job else told.rank.jobs


def told_by(own: Sequence[str], answered: Sequence[str], around: Sequence[str], *, some_do_not: bool) -> str:
    """Return for which jobs something is told: ". Told by candidates for: SDE II; Data Scientist".

    Args:
        own: The jobs that tellers name.
        answered: Those of the posts that others answer, who speak of the same.
        around: Those of the posts that others answer, who may speak of any.
        some_do_not: Some say nothing of their job.
    """
    if not own and not answered:
        return f". Told in a discussion about: {listed(around)}" if around else ". The quotes do not say for which job"
    names = listed(own or answered)
    told = f". Told {'by' if own else 'in answer to'} candidates for: {names}"
    return told if names.endswith(_MORE) or not some_do_not else f"{told}; others do not say"


def listed(jobs: Sequence[str]) -> str:
    """Return the first jobs of a list, in one line of print: the rest is said to be others."""
    shown = [jobs[0]]
    for job in jobs[1:_MOST_JOBS]:
        if len("; ".join([*shown, job])) <= LONGEST:
            shown.append(job)
    return "; ".join(shown) + (_MORE if len(shown) < len(jobs) else "")


def _work_of(title: str) -> frozenset[str]:
    """Return the words of a title without its rank."""
    found = (word for word in words(title) if not _RANK.fullmatch(word) and not _EMPTY.search(word))
    return frozenset(word for word in map(_without_number, found) if word)


def _without_number(word: str) -> str:
    """Return a word without the level at its end: `sde2` is `sde`, and `l5` or `3` is nothing."""
    return "" if _GRADE.fullmatch(word) else word.rstrip("0123456789")


def _spelt_once(jobs: Sequence[str]) -> list[str]:
    """Return jobs without other spellings of them: ranks, plurals, and the initials of one that is written out."""
    spelt = {frozenset(word.removesuffix("s") for word in _work_of(job)) or job: job for job in reversed(jobs)}
    initials = {"".join(word[0] for word in words(job) if not _RANK.fullmatch(word)) for job in jobs if " " in job}
    return [job for job in reversed(spelt.values()) if "".join(_work_of(job)) not in initials]
