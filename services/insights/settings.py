"""Settings of the insights service."""

from datetime import timedelta
from typing import Literal

from pydantic import BaseModel, Field

from runtime.settings import ModelSettings, ServiceSettings

__all__ = ["EngineKind", "EngineSettings", "InsightsSettings"]

EngineKind = Literal["extractive", "openai"]


class EngineSettings(BaseModel):
    """Which engine distils, and what one guide may cost."""

    kind: Literal["auto", "extractive", "openai"] = "auto"
    """`auto`: the model when it has a key, else the extractive engine."""
    deadline: timedelta = timedelta(seconds=120)
    """All model calls of one guide together; sections not finished by then are made by the extractive engine."""
    prompt_tokens: int = Field(default=18_000, ge=1_000)
    """Most tokens of discussions shown to the model, in all calls of a guide together. Where they do not suffice, every
    discussion shows less of itself; then the least relevant are left out."""
    completion_tokens: int = Field(default=6_000, ge=500)
    """Most tokens of one answer."""
    budget_tokens: int = Field(default=250_000, ge=1_000)
    """Most tokens one guide may use, prompts and answers together; no call begins beyond it."""
    budget_micros: int | None = Field(default=1_000_000, ge=0)
    """Most one guide may cost, in millionths of a US dollar, where the model's price is known."""
    head_start: timedelta = timedelta(milliseconds=200)
    """How long the first section is ahead of the others, so that these find their common beginning in the cache of the
    model's server; zero asks for all at once."""
    judge: bool = True
    """Whether the model looks a second time at what it reported and the rules did not find; it may only reject."""
    judge_deadline: timedelta = timedelta(seconds=30)
    """For the second look; what it does not reject by then stands."""
    user_day_tokens: int | None = Field(default=1_000_000, ge=0)
    """Most tokens that the guides of one user may use in a day (UTC); what comes later is made without the model."""
    user_day_micros: int | None = Field(default=2_000_000, ge=0)
    """Most that the guides of one user may cost in a day, in millionths of a US dollar, where the price is known."""
    concurrency: int = Field(default=256, ge=1)
    """Model calls under way at once in this process."""
    cache_lifetime: timedelta = timedelta(days=2)
    """How long a guide serves further preparations with the same posting and posts. It quotes posts that may have been
    deleted at their source since: longer than collected posts are kept would keep them here."""


class InsightsSettings(ServiceSettings):
    """Settings of the insights service."""

    model: ModelSettings = ModelSettings()
    engine: EngineSettings = EngineSettings()
