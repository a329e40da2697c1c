"""The language model."""

from datetime import timedelta

from pydantic import BaseModel, Field, SecretStr, field_validator

__all__ = ["ModelPrice", "ModelSettings"]


class ModelPrice(BaseModel):
    """US dollars per million tokens."""

    prompt: float = Field(ge=0)
    cached: float = Field(ge=0)
    completion: float = Field(ge=0)


class ModelSettings(BaseModel):
    """Any OpenAI-compatible server; without a key no model is used."""

    base_url: str = "https://api.openai.com/v1"
    """Where it is, including the version's path."""
    api_key: SecretStr | None = None
    """Its key; left empty, no model is used."""
    model: str = "gpt-6-luna"
    """The model's name at this server."""
    timeout: timedelta = timedelta(seconds=60)
    """Per request."""
    max_retries: int = Field(default=2, ge=0)
    """Further tries of a request that the server refused for now or did not answer."""
    temperature: float | None = None
    """Sent only when set: some models refuse it."""
    prices: dict[str, ModelPrice] = {"gpt-6-luna": ModelPrice(prompt=0.10, cached=0.01, completion=0.50)}
    """By model: US dollars per million tokens. A model that is not listed has no known cost."""

    @field_validator("api_key")
    @classmethod
    def _empty_is_none(cls, key: SecretStr | None) -> SecretStr | None:
        """Deployments pass variables on that their owner left empty."""
        return key if key is not None and key.get_secret_value() else None
