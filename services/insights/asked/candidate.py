"""A span of a post that may be a question somebody was asked, in its sentence and text."""

from dataclasses import dataclass

from services.insights.asked.spans import Span
from services.insights.sentences.reading import PostText
from services.insights.sentences.scope import ScopedSentence

__all__ = ["Candidate"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span in its sentence and text."""

    text: PostText
    scoped: ScopedSentence
    span: Span
    listed: bool
    """It stands in a list."""
    before: str
    """Shadow of the sentence before."""
    after: str
    """Shadow of the sentence behind."""
    ruled: bool
    """A clause that reports questions says so."""
    vendor: bool
    """Its text advertises."""

    @property
    def start(self) -> int:
        """Return the offset of the span in its text."""
        return self.scoped.sentence.start + self.span.start

    @property
    def end(self) -> int:
        """Return the offset behind it."""
        return self.scoped.sentence.start + self.span.end

    @property
    def words(self) -> str:
        """Return the shadow of the span."""
        return self.scoped.sentence.low[self.span.start : self.span.end]
