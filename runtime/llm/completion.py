"""What is read of a server's answer; the rest of it is not even looked at."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator

__all__ = ["Choice", "Completion", "ReportedUsage"]


def _joined(content: Any) -> Any:
    """Return content that comes as a list of parts as one text."""
    if not isinstance(content, list):
        return content
    texts = [part.get("text") if isinstance(part, dict) else part for part in content]
    return "".join(text for text in texts if isinstance(text, str))


class _Message(BaseModel):
    content: Annotated[str | None, BeforeValidator(_joined)] = None
    refusal: str | None = None


class Choice(BaseModel):
    """One of the alternatives a server may send; only the first is used."""

    message: _Message = _Message()
    finish_reason: str | None = None

    @property
    def is_refusal(self) -> bool:
        """The model declined, or the server's filter stopped it."""
        return bool(self.message.refusal) or self.finish_reason == "content_filter"

    @property
    def is_truncated(self) -> bool:
        """The answer reached its limit of tokens."""
        return self.finish_reason == "length"


class _PromptDetails(BaseModel):
    cached_tokens: int | None = None


class ReportedUsage(BaseModel):
    """The tokens of one call, as far as the server counts them."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: _PromptDetails | None = None


class Completion(BaseModel):
    """One answer of a model. Servers leave out much of it, or send null."""

    choices: list[Choice] | None = None
    usage: ReportedUsage | None = None

    @property
    def choice(self) -> Choice | None:
        """The first alternative."""
        return self.choices[0] if self.choices else None
