"""An OpenAI-compatible chat endpoint whose model is a deterministic imitation, honest by default.

The model's name (or the header ``X-Sandbox-Model``, or the query ``model_mode``) chooses how it behaves; any other
name is answered honestly, so that the production setting works unchanged.
"""

import hashlib
import json
import time
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from local.sandbox.grounding import Material, names_sources, read
from local.sandbox.imitation import Imitation, SchemaError

MODES = {
    "honest": "quotes only what the prompt says",
    "lying": "invents quotes",
    "broken-json": "answers with JSON that does not parse",
    "broken-once": "answers with broken JSON until it is shown its mistake",
    "refusal": "refuses to answer",
    "wrong-schema": "answers with JSON of another shape",
    "truncated": "stops in the middle for lack of tokens",
}
PREFIX = "sandbox-"
REFUSAL = "I'm sorry, but I can't help with that."
LETTERS_PER_TOKEN = 4
BLOCK_TOKENS = 128
SMALLEST_CACHED_TOKENS = 1024
REMEMBERED_BLOCKS = 20_000


class PromptCache:
    """Remembers prompt prefixes in blocks of 128 tokens, as providers bill them: nothing below 1024 tokens."""

    def __init__(self) -> None:
        self._seen: OrderedDict[bytes, None] = OrderedDict()

    def cached_tokens(self, prompt: str) -> int:
        """Return how many leading tokens of ``prompt`` were seen before, and remember all of it."""
        size = BLOCK_TOKENS * LETTERS_PER_TOKEN
        prefix, hits, unbroken = hashlib.sha256(), 0, True
        for start in range(0, len(prompt) - size + 1, size):
            prefix.update(prompt[start : start + size].encode())
            unbroken = unbroken and prefix.digest() in self._seen
            hits += unbroken
            self._seen[prefix.digest()] = None
        while len(self._seen) > REMEMBERED_BLOCKS:
            self._seen.popitem(last=False)
        tokens = hits * BLOCK_TOKENS
        return tokens if tokens >= SMALLEST_CACHED_TOKENS else 0

    def clear(self) -> None:
        """Forget every prefix."""
        self._seen.clear()


class Chat:
    """The endpoint and what it remembers."""

    def __init__(self) -> None:
        self._cache = PromptCache()

    def routes(self) -> list[BaseRoute]:
        """Return the endpoint's routes, relative to its mount point."""
        return [
            Route("/v1/models", self.models),
            Route("/v1/chat/completions", self.completions, methods=["POST"]),
        ]

    def forget(self) -> None:
        """Empty the prompt cache."""
        self._cache.clear()

    async def models(self, request: Request) -> Response:
        """List the models."""
        if not _authorized(request):
            return _unauthorized()
        models = [{"id": PREFIX + mode, "object": "model", "created": 0, "owned_by": "sandbox"} for mode in MODES]
        return JSONResponse({"object": "list", "data": models})

    async def completions(self, request: Request) -> Response:
        """Answer a conversation."""
        if not _authorized(request):
            return _unauthorized()
        try:
            body = json.loads(await request.body())
            messages = [(str(message["role"]), _text(message.get("content"))) for message in body["messages"]]
        except (ValueError, KeyError, TypeError):
            return _bad_request("The request needs a list of messages with roles and contents.", "messages")
        if body.get("stream"):
            return _bad_request("The sandbox does not stream.", "stream")
        try:
            message, finish = _answer(_mode(request, str(body.get("model", ""))), body, messages)
        except SchemaError as error:
            return _bad_request(f"Invalid schema for response_format: {error}", "response_format")
        return JSONResponse(self._completion(str(body.get("model", "")), messages, message, finish))

    def _completion(
        self, model: str, messages: list[tuple[str, str]], message: dict[str, Any], finish: str
    ) -> dict[str, Any]:
        prompt = "\n".join(f"{role}\n{text}" for role, text in messages)
        written = message["content"] or message["refusal"] or ""
        identity = hashlib.sha256(f"{model}{prompt}".encode()).hexdigest()[:24]
        return {
            "id": f"chatcmpl-{identity}",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": model,
            "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": finish}],
            "usage": _usage(_tokens(prompt), _tokens(written), self._cache.cached_tokens(prompt)),
            "service_tier": "default",
            "system_fingerprint": "fp_sandbox",
        }


def _answer(mode: str, body: Mapping[str, Any], messages: list[tuple[str, str]]) -> tuple[dict[str, Any], str]:
    """Return the assistant's message and why it ended."""
    if mode == "refusal":
        return _message(None, refusal=REFUSAL), "stop"
    content = _content(body, _material(messages), mode)
    shown_its_mistake = any(role == "assistant" for role, _ in messages)
    if mode == "broken-json" or (mode == "broken-once" and not shown_its_mistake):
        return _message(f"Sure, here is the JSON:\n{content[:-1]},,"), "stop"
    if mode == "truncated":
        return _message(content[: len(content) // 2]), "length"
    return _message(content), "stop"


def _content(body: Mapping[str, Any], material: Material, mode: str) -> str:
    if mode == "wrong-schema":
        return json.dumps({"unexpected": {"reason": "a shape nobody asked for"}})
    wanted = body.get("response_format") or {}
    if wanted.get("type") == "json_schema":
        schema = (wanted.get("json_schema") or {}).get("schema")
        if not isinstance(schema, Mapping):
            raise SchemaError("json_schema.schema is missing")
        return json.dumps(Imitation(schema, material=material, lying=mode == "lying").build(), ensure_ascii=False)
    said = " ".join(passage.text for passage in material.passages[:3]) or "There is nothing to report."
    return json.dumps({"answer": said}, ensure_ascii=False) if wanted.get("type") == "json_object" else said


def _material(messages: list[tuple[str, str]]) -> Material:
    """Read what the user says of sources; when there is nothing, everything else but the answers."""
    said = [text for role, text in messages if role == "user" and names_sources(text)]
    return read("\n".join(said or [text for role, text in messages if role != "assistant"]))


def _mode(request: Request, model: str) -> str:
    asked = request.headers.get("x-sandbox-model") or request.query_params.get("model_mode") or model
    mode = asked.removeprefix(PREFIX)
    return mode if mode in MODES else "honest"


def _text(content: Any) -> str:
    if isinstance(content, list):
        return "\n".join(part["text"] for part in content if part.get("type") == "text")
    return str(content or "")


def _message(content: str | None, *, refusal: str | None = None) -> dict[str, Any]:
    return {"role": "assistant", "content": content, "refusal": refusal, "annotations": []}


def _tokens(text: str) -> int:
    return -(-len(text) // LETTERS_PER_TOKEN)


def _usage(prompt: int, completion: int, cached: int) -> dict[str, Any]:
    details = {
        "reasoning_tokens": 0,
        "audio_tokens": 0,
        "accepted_prediction_tokens": 0,
        "rejected_prediction_tokens": 0,
    }
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
        "prompt_tokens_details": {"cached_tokens": cached, "audio_tokens": 0},
        "completion_tokens_details": details,
    }


def _authorized(request: Request) -> bool:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and bool(key.strip())


def _unauthorized() -> JSONResponse:
    return _error(401, "You didn't provide an API key.", "invalid_request_error", None, "invalid_api_key")


def _bad_request(message: str, param: str) -> JSONResponse:
    return _error(400, message, "invalid_request_error", param, None)


def _error(status: int, message: str, kind: str, param: str | None, code: str | None) -> JSONResponse:
    return JSONResponse({"error": {"message": message, "type": kind, "param": param, "code": code}}, status)
