"""What job somebody says that they applied for."""

import re
from collections.abc import Iterator

from lexicon import patterns
from services.insights.text.markdown import without_markdown

__all__ = ["applied_for"]

_ROLE, _APPLIED, _NO_JOB, _NO_NAME, _BESIDE_WORK = (
    patterns.pattern("job_titles", name) for name in ("role", "applied", "no_job", "no_name", "beside_work")
)
_STATED = re.compile(
    r"\b(?:an?|the|for|my|their|this)\s+(?P<title>[\w/&+.#-]+(?:\s[\w/&+.#-]+){0,4}?)\s+(?:role|position|opening)\b",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\b(?:for|as|about|(?:appl\w+|mov\w+|switch\w*|promoted)\s+to)\s+(?:(?:an?|the|their|this)\s+)?(?P<title>[\w&+#/-]+(?:\s[\w&+#/-]+){0,4}?)\s+(?:role|position)s?\b",
    re.IGNORECASE,
)
"""`For a warehouse position`: what stands there is the work, whatever it is called."""
_VERSUS = re.compile(r"\b(?:vs|versus|or)\b", re.IGNORECASE)
"""A title that sets jobs against each other names none that was applied for."""
_LEADING = re.compile(r"^(?:[a-z]+\s+)+(?=[A-Z])")
_RECRUITER = re.compile(r"\s+recruiter$", re.IGNORECASE)
"""`Account Strategist recruiter screen` is no screen of a recruiter."""
_BEFORE = re.compile(r"^(?:role|position|job)\s+(?:of|as)\s+(?:an?\s+)?", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:\s+(?:role|position|job|interview|opening|loop|round|process|onsite|bootcamp|boot camp|program)s?)+$",
    re.IGNORECASE,
)
_OPENING = 600
"""Characters of a text in which its author says what they applied for."""
_LONGEST = 50


def applied_for(title: str, text: str, spellings: tuple[str, ...] = ()) -> str | None:
    """Return the job that the author of a text says they applied for, in their words.

    Args:
        title: The post's title; empty for a comment.
        text: What they write.
        spellings: Names of the employer, which are no part of the job's.
    """
    # What is compared, or belongs to somebody the candidate meets, is not what they applied for.
    found = (_cleaned(job, spellings) for job in _named(title, text))
    own = {"".join(name.lower().split()) for name in spellings}
    return next(
        (job for job in found if job and "".join(job.lower().split()) not in own and not _says_nothing(job)), None
    )


def _named(title: str, text: str) -> Iterator[str]:
    if not _VERSUS.search(title):
        yield from (match[1] for match in _ROLE.finditer(title))
        yield from (match["title"] for match in _POSITION.finditer(title) if _names_work(match["title"]))
    for words in (_APPLIED, _STATED):
        yield from (match["title"] for match in words.finditer(text[:_OPENING]) if _ROLE.search(match["title"]))
    yield from (match["title"] for match in _POSITION.finditer(text) if _names_work(match["title"]))


def _names_work(words: str) -> bool:
    return not all(_BESIDE_WORK.match(word) for word in words.split())


def _cleaned(job: str, spellings: tuple[str, ...]) -> str:
    job = _BEFORE.sub("", _BEHIND.sub("", without_markdown(job).strip(" -.,")))
    for spelling in spellings:
        job = re.sub(rf"^{re.escape(spelling)}(?:'s|’s)?\s+", "", job, flags=re.IGNORECASE)
    without = _RECRUITER.sub("", job)
    return _LEADING.sub("", without if _ROLE.search(without) else job).strip()


def _says_nothing(job: str) -> bool:
    return len(job) > _LONGEST or _NO_JOB.match(job) is not None or _NO_NAME.search(job) is not None
