"""What is read of a server's answer; the rest of it is not even looked at."""

from pydantic import BaseModel

__all__ = ["Completion", "Usage"]


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message = _Message()
    finish_reason: str | None = None


class _PromptDetails(BaseModel):
    cached_tokens: int | None = None


class Usage(BaseModel):
    """The tokens of one call."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    prompt_tokens_details: _PromptDetails | None = None

    @property
    def cached_tokens(self) -> int:
        """Tokens of the prompt that the server had seen before."""
        details = self.prompt_tokens_details
        return min((details.cached_tokens if details else None) or 0, self.prompt_tokens)


class Completion(BaseModel):
    """One answer of a model. Servers leave out much of it."""

    choices: list[_Choice] | None = None
    usage: Usage | None = None
