"""What job somebody says that they applied for."""

import json
from functools import cache
from pathlib import Path

from lexicon import patterns
from lexicon.logistic import Logistic
from services.insights.sources.clean_titles import clean_title
from services.insights.sources.named_jobs import named_jobs, says_nothing

__all__ = ["applied_for"]

_DECLARED, _WAS_FOR = (patterns.pattern("job_titles", name) for name in ("declared", "was_for"))
_OPENING = 1200
"""Characters of a text in which its author declares a job as in a form."""
_READ = 3000
"""Characters in which they say for which job an interview was."""
_WEIGHTS = Path(__file__).with_name("job_weights.json")


def applied_for(title: str, text: str, spellings: tuple[str, ...] = ()) -> str | None:
    """Return the job that the author of a text says they applied for, in those of their words that are a title's.

    Of the jobs that it names, others are those of interviewers, of colleagues and earlier ones of the author's: the
    likeliest is taken, and none where none is likely.

    Args:
        title: The post's title; empty for a comment.
        text: What they write.
        spellings: Names of the employer, which are no part of the job's.
    """
    opening = text[:_OPENING]
    declared = (clean_title(match["title"]) for match in _DECLARED.finditer(opening))
    said = (_said(match["title"]) for match in _WAS_FOR.finditer(text[:_READ]))
    if job := next(filter(None, (*declared, *said)), None):
        return job
    model = _model()
    jobs = [(model.log_odds(job.signs), job.name) for job in named_jobs(title, text, spellings)]
    likely = sorted((job for job in jobs if job[0] >= model.threshold), key=lambda job: -job[0])
    return next((clean for _, name in likely if (clean := clean_title(name))), None)


def _said(title: str) -> str | None:
    """Return a job of which somebody says that the interview was for it; in their words where it is no title."""
    return clean_title(title) or (None if says_nothing(title) or "-" in title else title)


@cache
def _model() -> Logistic:
    return Logistic(**json.loads(_WEIGHTS.read_text("utf-8")))
