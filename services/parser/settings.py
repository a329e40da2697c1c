"""Settings of the parser."""

from datetime import timedelta

from pydantic import BaseModel, Field, SecretStr
from typing_extensions import override

from runtime.fetch.settings import FetchSettings, require_sandbox
from runtime.llm.budget import TaskBudget
from runtime.settings import ModelSettings, ServiceSettings, refuse_local_secret

__all__ = ["ParserSettings", "ReadingSettings"]


class ReadingSettings(BaseModel):
    """How much a posting may cost beyond what can be read without a model."""

    cache_lifetime: timedelta = timedelta(days=7)
    """How long a read posting is kept by its canonical address."""
    model_deadline: timedelta = timedelta(seconds=30)
    """For finding company or title, without which nothing can go on."""
    enrichment_deadline: timedelta = timedelta(seconds=4)
    """For skills and tasks that no extractor found while company and title are known; 0 leaves them out."""
    model_input: int = Field(default=16_000, ge=1000)
    """Most characters of a posting shown to the model."""
    model_tokens: int = Field(default=1500, ge=100)
    """Most tokens of its answer."""
    budget_tokens: int = Field(default=60_000, ge=1000)
    """Most tokens one posting may use, prompts and answers together; no call begins beyond it."""
    budget_micros: int | None = Field(default=100_000, ge=0)
    """Most that one posting may cost, in millionths of a US dollar, where the model's price is known."""

    def budget(self) -> TaskBudget:
        """Return the budget of one posting."""
        return TaskBudget(tokens=self.budget_tokens, micros=self.budget_micros)


class ParserSettings(ServiceSettings):
    """Settings of the parser."""

    fetch: FetchSettings = FetchSettings()
    reading: ReadingSettings = ReadingSettings()
    model: ModelSettings = ModelSettings()
    preview_token: SecretStr = SecretStr("local")
    """Bearer token of the services that may ask for previews."""

    @override
    def refuse_unsafe_defaults(self) -> None:
        """Refuse exemptions from the network guard, and a known token, outside of the local environment."""
        super().refuse_unsafe_defaults()
        require_sandbox(self.fetch, environment=self.environment)
        refuse_local_secret("PREPLINE_PREVIEW_TOKEN", self.preview_token)
