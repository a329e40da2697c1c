"""One request to an OpenAI-compatible server, in the way that this server takes."""

from collections.abc import Sequence

import openai
import structlog
from openai import AsyncOpenAI
from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from runtime.llm.completion import Completion
from runtime.llm.dialects import Dialect, Message, request_body, simpler
from runtime.llm.errors import ModelFailureError
from runtime.settings import ModelSettings

__all__ = ["ChatServer"]

_log = structlog.get_logger(__name__)
_REFUSING = {400, 415, 422, 501}
_FILTERED = {"content_filter", "content_policy_violation"}
_MOST_WORDS = 500


class ChatServer:
    """Finds out, for each shape of answer, how the server wants to be asked, and remembers it.

    Args:
        sdk: Sends the requests, again where that may help.
        settings: The model.
        completion_tokens: Most tokens of one answer.
    """

    def __init__(self, *, sdk: AsyncOpenAI, settings: ModelSettings, completion_tokens: int) -> None:
        self._sdk = sdk
        self._settings = settings
        self._completion_tokens = completion_tokens
        self._dialects: dict[type[BaseModel], Dialect] = {}

    async def complete(self, shape: type[BaseModel], messages: Sequence[Message]) -> Completion:
        """Ask in ever simpler ways until the server takes the request.

        Raises:
            ModelFailureError: There is no completion.
        """
        dialect: Dialect | None = self._dialects.get(shape, Dialect())
        while dialect is not None:
            try:
                answer = await self._post(shape, messages, dialect)
            except openai.APIStatusError as error:
                dialect = _after(error, dialect)
            else:
                self._dialects[shape] = dialect
                return _completion(answer)
        raise ModelFailureError("request_refused")

    async def _post(self, shape: type[BaseModel], messages: Sequence[Message], dialect: Dialect) -> bytes:
        body = request_body(
            shape,
            messages,
            dialect,
            model=self._settings.model,
            completion_tokens=self._completion_tokens,
            temperature=self._settings.temperature,
        )
        try:
            # Bytes there and back: the typed method walks all messages, the schema and every field of the answer,
            # which costs more time than everything else here together when many guides are made at once.
            return await self._sdk.post("/chat/completions", cast_to=bytes, content=to_json(body))
        except openai.APIStatusError:
            raise
        except openai.APITimeoutError as error:
            raise ModelFailureError("timed_out", "request") from error
        except openai.OpenAIError as error:
            raise ModelFailureError("failed", type(error).__name__) from error


def _after(error: openai.APIStatusError, dialect: Dialect) -> Dialect | None:
    """Return how to ask next, or None when nothing is left.

    Raises:
        ModelFailureError: The way of asking was not the reason.
    """
    complaint = _complaint(error)
    if _is_too_long(error.code, complaint):
        raise ModelFailureError("prompt_too_long") from error
    if error.code in _FILTERED:
        raise ModelFailureError("refused", str(error.code)) from error
    if error.status_code not in _REFUSING:
        raise ModelFailureError("failed", type(error).__name__) from error
    _log.info("model_refused_request", dialect=dialect, request_id=error.request_id)
    return simpler(dialect, complaint)


def _complaint(error: openai.APIStatusError) -> str:
    """Return the parameters and the words of an error; not its whole body, which may repeat the request."""
    body = error.body
    if not isinstance(body, dict):
        return str(body)[:_MOST_WORDS]
    faults = body.get("detail")
    places = [str(fault.get("loc")) for fault in faults if isinstance(fault, dict)] if isinstance(faults, list) else []
    return " ".join([error.param or "", str(body.get("message", ""))[:_MOST_WORDS], *places])


def _is_too_long(code: str | None, complaint: str) -> bool:
    words = complaint.lower()
    return code == "context_length_exceeded" or (
        "context" in words and any(word in words for word in ("length", "size", "window"))
    )


def _completion(answer: bytes) -> Completion:
    try:
        return Completion.model_validate_json(answer)
    except ValidationError as error:
        raise ModelFailureError("no_completion") from error
