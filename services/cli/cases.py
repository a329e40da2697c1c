"""Many guides in one process: a line of JSON per case, in and out, in the same order."""

import asyncio
import json
from collections import deque
from collections.abc import Iterable
from typing import Any, Protocol

import structlog
from pydantic import BaseModel, ValidationError

from contracts.job import JobDetails
from contracts.posts import Post
from contracts.preps import PrepContext
from contracts.problems import Problem, ProblemCode
from runtime.errors import ServiceError
from services.cli.lines import unusable_line, with_problem
from services.insights.app import GuideBuilder, guide_builder
from services.insights.settings import EngineKind

__all__ = ["Case", "distil_each"]

_log = structlog.get_logger(__name__)
_FAULT = Problem(
    title="Internal error",
    status=500,
    detail="Prepline failed on this case; the others are not affected.",
    code=ProblemCode.INTERNAL_ERROR,
)
_AT_ONCE = 8
"""Guides in work together; only those that wait for a language model gain from it."""


class Case(BaseModel):
    """One line of input."""

    id: str | int
    job: JobDetails
    posts: list[Post] = []
    context: PrepContext = PrepContext()


class _Writable(Protocol):
    def write(self, text: str, /) -> object: ...
    def flush(self) -> None: ...


async def distil_each(lines: Iterable[bytes], out: _Writable, *, engine: EngineKind | None) -> int:
    """Write a line `{id, insights}` for each case, or `{id, problem}` where it was unusable; return how many were.

    Raises:
        ModelUnavailableError: The model's engine was asked for and no key is set.
    """
    unusable = 0
    async with guide_builder(engine=engine) as build:
        waiting: deque[asyncio.Task[dict[str, Any]]] = deque()

        async def write_oldest() -> None:
            nonlocal unusable
            answer = await waiting.popleft()
            unusable += "problem" in answer
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")
            out.flush()

        for line in lines:
            if not line.strip():
                continue
            waiting.append(asyncio.create_task(_answer(line, build)))
            if len(waiting) >= _AT_ONCE:
                await write_oldest()
        while waiting:
            await write_oldest()
    return unusable


async def _answer(line: bytes, build: GuideBuilder) -> dict[str, Any]:
    try:
        case = Case.model_validate_json(line)
        content, _ = await build(case.job, case.posts, case.context)
    except ValidationError as error:
        return unusable_line(line, error)
    except ServiceError as error:
        return with_problem(line, error.to_problem())
    except Exception as error:  # noqa: BLE001 — a fault of ours costs one guide, not those of all other lines
        _log.error("case_failed", error=repr(error))
        return with_problem(line, _FAULT)
    return {"id": case.id, "insights": content.model_dump(mode="json")}
