"""What one post reports; a text that its author posted in several places counts once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from contracts.posts import Post
from services.insights.engines.extractive.accounts import InterviewAccount
from services.insights.engines.extractive.facts import Fact
from services.insights.engines.extractive.questions import ReportedQuestion
from services.insights.engines.extractive.stages import ReportedStage
from services.insights.passages.judge import ToldPassage
from services.insights.sources.post_analysis import PostAnalysis
from services.insights.text.overlap import stems

__all__ = ["PostFindings", "without_reposts"]

_TWICE = 0.9
"""Share of words from which two posts are one: two people tell of one process in half of the same words."""
_FEWEST = 20
"""Words; shorter posts are alike by chance."""


@dataclass(frozen=True, slots=True)
class PostFindings:
    """Everything one post reports."""

    post: Post
    analysis: PostAnalysis
    questions: Sequence[ReportedQuestion]
    stages: Sequence[ReportedStage]
    facts: Sequence[Fact]
    account: InterviewAccount | None
    told: Sequence[ToldPassage] = ()
    """What it tells of the employer's hiring in its own words."""

    @property
    def weight(self) -> float:
        """How much the post has to say about interviewing here, from 0 to 1; 0 when it is not about the company."""
        if not self.analysis.relevant:
            return 0.0
        substance = 0.08 * len(self.questions) + 0.06 * len(self.stages) + 0.02 * len(self.facts)
        return round(
            min(1.0, 0.4 + 0.1 * self.analysis.subject + 0.1 * (self.account is not None) + min(0.3, substance)), 3
        )

    @property
    def seen(self) -> date | None:
        """Return the day of the post."""
        return self.post.created_at.date() if self.post.created_at else None


def without_reposts(found: Sequence[PostFindings]) -> list[PostFindings]:
    """Return what posts report, with only the answers of those whose own words stand in an earlier one."""
    told: list[frozenset[str]] = []
    kept: list[PostFindings] = []
    for entry in found:
        meaning = stems(entry.post.body)
        repeated = len(meaning) >= _FEWEST and any(_same(meaning, other) for other in told)
        kept.append(_answers_to(entry) if repeated else entry)
        told.append(meaning)
    return kept


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _TWICE * len(one | other)


def _answers_to(entry: PostFindings) -> PostFindings:
    """Return what the comments under a post report."""
    return replace(
        entry,
        account=None,
        told=[one for one in entry.told if one.where.startswith("comment")],
        questions=[one for one in entry.questions if one.where.startswith("comment")],
        stages=[one for one in entry.stages if one.where.startswith("comment")],
        facts=[one for one in entry.facts if one.quote not in entry.post.body],
    )
