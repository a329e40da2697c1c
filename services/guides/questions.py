"""The questions of a guide, each under a key that stays the same in another guide."""

import hashlib
from collections.abc import Iterator

from contracts.insights import Insights, Question
from contracts.job import JobDetails
from contracts.outline import entries_of, outline_of, resolve

__all__ = ["key_of", "questions_of"]


def questions_of(job: JobDetails, insights: Insights) -> dict[str, Question]:
    """Return the questions in reading order, reported ones first, by key; those for other roles come last."""
    return {key_of(question.text): question for question in _in_order(job, insights)}


def key_of(text: str) -> str:
    """Return the key of a question: its words decide, not their case or spacing."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:16]


def _in_order(job: JobDetails, insights: Insights) -> Iterator[Question]:
    for section in outline_of(job, insights):
        for entry in entries_of(section.groups):
            part = resolve(entry.ref, job=job, insights=insights)
            if isinstance(part, Question):
                yield part
