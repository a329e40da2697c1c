"""Where a guide comes from: its sources, how well they support it, what a model consumed."""

from datetime import datetime

from pydantic import Field

from contracts.base import Contract, SourceId

__all__ = ["Grounding", "ModelUsage", "Source", "is_own_notes"]


class Source(Contract):
    """A post that was considered, whether or not an item quotes it."""

    id: SourceId
    url: str | None = Field(default=None, max_length=2048)
    title: str = Field(default="", max_length=500)
    channel: str | None = Field(default=None, max_length=100)
    date: datetime | None = None
    relevance: float = Field(default=0.0, ge=0, le=1)
    used: bool = False
    """An item of the guide quotes it."""


def is_own_notes(source_id: str) -> bool:
    """Return whether a source is what the user wrote themselves, which nobody else may see."""
    return source_id.startswith("notes:")


class Grounding(Contract):
    """How well the guide is supported; counted after verification."""

    reported: int = Field(default=0, ge=0)
    employer: int = Field(default=0, ge=0)
    posting: int = Field(default=0, ge=0)
    general: int = Field(default=0, ge=0)
    dropped: int = Field(default=0, ge=0)
    """Items removed because their quote was not in its source."""
    relabelled: int = Field(default=0, ge=0)
    """Items kept as general advice because their evidence did not hold."""


class ModelUsage(Contract):
    """What a language model consumed; all zero when none was used."""

    engine: str = Field(default="extractive", max_length=40)
    model: str | None = Field(default=None, max_length=100)
    calls: int = Field(default=0, ge=0)
    prompt_tokens: int = Field(default=0, ge=0)
    cached_tokens: int = Field(default=0, ge=0)
    completion_tokens: int = Field(default=0, ge=0)
    cost_micros: int = Field(default=0, ge=0)
    """Cost in millionths of a US dollar, by the configured price table."""
