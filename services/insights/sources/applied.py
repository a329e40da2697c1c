"""What job somebody says that they applied for."""

import json
from functools import cache
from pathlib import Path

from lexicon.logistic import Logistic
from services.insights.sources.named_jobs import named_jobs

__all__ = ["applied_for"]

_WEIGHTS = Path(__file__).with_name("job_weights.json")


def applied_for(title: str, text: str, spellings: tuple[str, ...] = ()) -> str | None:
    """Return the job that the author of a text says they applied for, in their words.

    Of the jobs that it names, others are those of interviewers, of colleagues and earlier ones of the author's: the
    likeliest is taken, and none where none is likely.

    Args:
        title: The post's title; empty for a comment.
        text: What they write.
        spellings: Names of the employer, which are no part of the job's.
    """
    model = _model()
    jobs = [(model.log_odds(job.signs), job.name) for job in named_jobs(title, text, spellings)]
    odds, best = max(jobs, key=lambda job: job[0], default=(model.threshold, None))
    return best if odds >= model.threshold else None


@cache
def _model() -> Logistic:
    return Logistic(**json.loads(_WEIGHTS.read_text("utf-8")))
