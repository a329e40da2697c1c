"""The parser's part in the chain."""

from datetime import date

import pytest
from starlette.applications import Starlette

from contracts.preps import PrepContext, PrepRequest, PrepRequested
from contracts.problems import ProblemCode
from contracts.status import PrepStatus
from runtime.testing import RecordingProgress
from services.parser.app import create_app
from services.parser.errors import ParserError
from services.parser.handlers import ParserHandlers
from services.parser.settings import ParserSettings, ReadingSettings
from tests.component.parser.conftest import Reader, extraction

URL = "https://www.lindqvist.example/careers/dispatcher"


def requested(**request: str) -> PrepRequested:
    return PrepRequested(
        prep_id="p1",
        user_id="u1",
        attempt=2,
        request=PrepRequest(**request),
        context=PrepContext(notes="mine", interview_date=date(2026, 9, 1)),
    )


async def test_a_request_becomes_a_job(posting: str) -> None:
    progress = RecordingProgress()
    handlers = ParserHandlers(reader=Reader({URL: posting}).reader, progress=progress, settings=ReadingSettings())
    event = requested(job_posting_url=URL)
    parsed = await handlers.prep_requested(event)
    assert (parsed.prep_id, parsed.user_id, parsed.attempt, parsed.producer) == ("p1", "u1", 2, "parser")
    assert parsed.context == event.context
    assert parsed.job.job_title == "Dispatcher"
    assert progress.statuses == [PrepStatus.EXTRACTING_REQUIREMENTS]


async def test_what_the_model_used_goes_with_the_job() -> None:
    text = "Zel orim tolo mavi peri pasu. Planning ravi solin to. " * 20
    reader = Reader(answer=extraction(required_skills=["Planning"]))
    handlers = ParserHandlers(reader=reader.reader, progress=RecordingProgress(), settings=ReadingSettings())
    named = {"company_name": "Lindqvist", "job_title": "Dispatcher"}
    parsed = await handlers.prep_requested(requested(job_posting_text=text, **named))
    assert parsed.job.required_skills == ["Planning"]
    assert parsed.usage is not None
    assert (parsed.usage.calls, parsed.usage.prompt_tokens) == (1, 10)


async def test_without_a_model_nothing_is_used(posting: str) -> None:
    reader = Reader({URL: posting}).reader
    handlers = ParserHandlers(reader=reader, progress=RecordingProgress(), settings=ReadingSettings())
    assert (await handlers.prep_requested(requested(job_posting_url=URL))).usage is None


async def test_a_redelivered_request_gives_the_same_event(posting: str) -> None:
    handlers = ParserHandlers(
        reader=Reader({URL: posting}).reader, progress=RecordingProgress(), settings=ReadingSettings()
    )
    first, second = [await handlers.prep_requested(requested(job_posting_url=URL)) for _ in range(2)]
    assert first.event_id == second.event_id
    assert first.job == second.job


async def test_a_refusal_asks_for_more() -> None:
    handlers = ParserHandlers(reader=Reader().reader, progress=RecordingProgress(), settings=ReadingSettings())
    with pytest.raises(ParserError) as refused:
        await handlers.prep_requested(requested(job_posting_url=URL))
    problem = refused.value.to_problem()
    assert problem.code is ProblemCode.POSTING_NOT_FOUND
    assert problem.needs_manual_input
    assert problem.suggestions


def test_the_service_is_assembled_without_connecting() -> None:
    assert isinstance(create_app(ParserSettings(environment="local")), Starlette)


def test_guard_exemptions_are_refused_outside_of_local() -> None:
    with pytest.raises(ValueError, match="allowed_hosts"):
        ParserSettings(environment="production", fetch={"allowed_hosts": ["127.0.0.1:8000"]})
