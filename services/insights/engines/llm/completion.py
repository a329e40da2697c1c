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

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: _PromptDetails | None = None


class Completion(BaseModel):
    """One answer of a model. Servers leave out much of it, or send null."""

    choices: list[_Choice] | None = None
    usage: Usage | None = None
