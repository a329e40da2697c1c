"""Names of jobs in a text, each with the signs around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lexicon import patterns
from services.insights.sources.job_signs import signs_around, signs_of_name, signs_of_place
from services.insights.text.markdown import without_markdown

__all__ = ["NamedJob", "named_jobs", "says_nothing"]

_ROLE, _APPLIED, _STATED, _LABELLED, _HEADED = (
    patterns.pattern("job_titles", name) for name in ("role", "applied", "stated", "labelled", "headed")
)
_NO_JOB, _NO_NAME, _BESIDE_WORK, _NO_WORK = (
    patterns.pattern("job_titles", name) for name in ("no_job", "no_name", "beside_work", "no_work")
)
_MET = patterns.pattern("job_signs", "whose_met")
_VERSUS = re.compile(r"\b(?:vs|versus|or)\b", re.IGNORECASE)
"""A title that sets jobs against each other names none that was applied for."""
_LEADING = re.compile(r"^(?:[a-z]+\s+)+(?=[A-Z])")
_RECRUITER = re.compile(r"\s+recruiter$", re.IGNORECASE)
"""`Account Strategist recruiter screen` is no screen of a recruiter."""
_BEFORE = re.compile(r"^(?:role|position|job|internship|apprenticeship)\s+(?:of|as|in)\s+(?:an?\s+)?", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:\s+(?:role|position|job|interview|opening|loop|round|process|onsite|bootcamp|boot camp|program)s?)+$",
    re.IGNORECASE,
)
_TO_BE_HAD = re.compile(r"\s*(?:roles?|positions?|jobs?|internships?|interview\w*|openings?)\b", re.IGNORECASE)
_OPENING = 3000
"""Characters of a text in which its author says what they applied for."""
_TITLES_WITHIN = 1000
"""Further on, a title alone, without words such as `applied for`, is seldom the author's."""
_LONGEST, _MOST_WORDS = 50, 7
_TELLING = frozenset(
    f"before {word}"
    for word in ("role", "position", "interview", "internship", "intern", "job", "program", "team", ".", "at", "with")
) | frozenset(
    ["before: interviewing", "before: me", "before: met", "before: working", "has title", "like none", "like a trade"]
)
_NEAR = 60
"""Characters before and behind a name in which signs are looked for."""


@dataclass(frozen=True, slots=True)
class NamedJob:
    """A job that a text names."""

    name: str
    signs: frozenset[str]


def named_jobs(title: str, text: str, spellings: tuple[str, ...] = ()) -> list[NamedJob]:
    """Return the jobs that a title and a text name, the title's first; one named twice is there twice."""
    title, text = (_without_names(_plain(one), spellings) for one in (title, text[:_OPENING]))
    found = [*_found("title", title), *_found("text", text)]
    names = [name.lower() for _, _, _, name, _ in found]
    jobs = list[NamedJob]()
    for place, (where, start, end, name, forms) in enumerate(found):
        body = title if where == "title" else text
        signs = {*signs_of_name(name), *signs_around(body, start, end), *(f"{where}:{form}" for form in forms)}
        signs.add(f"{where}:{min(3, len({one for one in names[:place] if one != name.lower()}))} before")
        signs.add(f"named {min(3, names.count(name.lower()))} times")
        signs |= {f"{where}:{sign}" for sign in signs_of_place(body, start)}
        signs |= {f"{form} & {sign}" for form in forms for sign in signs if sign in _TELLING}
        jobs.append(NamedJob(name, frozenset(signs)))
    return jobs


def _plain(text: str) -> str:
    return "\n".join(without_markdown(line) for line in text.splitlines())


def _without_names(text: str, spellings: tuple[str, ...]) -> str:
    """Return a text with the employer's names blanked: they are no part of a job's."""
    for spelling in sorted(spellings, key=len, reverse=True):
        text = re.sub(
            rf"(?<!\w){re.escape(spelling)}(?:'s|’s)?(?!\w)",
            lambda match: " " * len(match[0]),
            text,
            flags=re.IGNORECASE,
        )
    return text


def _found(where: str, text: str) -> list[tuple[str, int, int, str, frozenset[str]]]:
    """Return place and name of each job, and the forms in which it is told, in the order of the text."""
    forms: dict[tuple[int, str], set[str]] = {}
    ends: dict[tuple[int, str], int] = {}
    for form, start, end in _spans(where, text):
        words = text[start:end]
        name = _cleaned(words)
        if name and not says_nothing(name) and not _is_met(text, start, end):
            at = start + max(0, words.find(name.split()[0]))
            key = next((key for key in forms if key[1] == name and abs(key[0] - at) < len(name)), (at, name))
            forms.setdefault(key, set()).add(form)
            ends[key] = max(end, ends.get(key, 0))
    return [(where, at, ends[at, name], name, frozenset(told)) for (at, name), told in sorted(forms.items())]


def _spans(where: str, text: str) -> Iterator[tuple[str, int, int]]:
    if where == "title" and _VERSUS.search(text):
        return
    yield from (("title word", match.start(1), match.end(1)) for match in _ROLE.finditer(text, 0, _TITLES_WITHIN))
    forms = [("applied", _APPLIED), ("stated", _STATED), ("labelled", _LABELLED)]
    if where == "title":
        forms.append(("headed", _HEADED))
    for form, words in forms:
        at = 0
        while match := words.search(text, at):
            yield form, match.start("title"), match.end("title")
            at = match.start("title") + 1


def _cleaned(job: str) -> str:
    job = " ".join(re.split(r"\s[-–—|]+\s", job)[0].split()).strip(" -.,:\"'")
    job = _BEFORE.sub("", _BEHIND.sub("", job))
    without = _RECRUITER.sub("", job)
    job = _LEADING.sub("", without if _ROLE.search(without) else job).strip()
    words = job.split()
    while words and _NO_WORK.fullmatch(words[0]):
        words = words[1:]
    return " ".join(words)


def _is_met(text: str, start: int, end: int) -> bool:
    """Whether a job is that of somebody whom the teller met: `with a data analyst`, which is no position."""
    return _MET.search(text[max(0, start - _NEAR) : start]) is not None and not _TO_BE_HAD.match(text, end)


def says_nothing(job: str) -> bool:
    """Whether a name is too long for a job's, or made of words that go beside one."""
    if len(job) > _LONGEST or len(job.split()) > _MOST_WORDS or _NO_JOB.match(job) or _NO_NAME.search(job):
        return True
    return all(_BESIDE_WORK.match(word) or _NO_WORK.fullmatch(word) for word in job.split())
