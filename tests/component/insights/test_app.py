"""The function behind the command line, and what the service is made of."""

import subprocess
import sys

import pytest
from pydantic import SecretStr

from contracts.job import JobDetails
from contracts.posts import Post
from contracts.problems import ProblemCode
from runtime.settings import ModelSettings
from services.insights.app import build_insights, create_app
from services.insights.engines.choice import engine_of
from services.insights.engines.extractive.engine import ExtractiveEngine
from services.insights.engines.llm.engine import ModelEngine
from services.insights.errors import ModelUnavailableError
from services.insights.settings import EngineSettings, InsightsSettings

JOB = JobDetails(company_name="Quartz", job_title="Engineer")
NO_MODEL = InsightsSettings(environment="local", model=ModelSettings(api_key=None))


async def test_a_guide_without_kafka_and_mongo() -> None:
    posts = [
        Post(source_id="x:1", source="x", title="Quartz interview", body="They asked me to reverse a linked list.")
    ]

    insights, usage = await build_insights(JOB, posts, engine="extractive", settings=NO_MODEL)

    assert insights.common_questions.technical[0].text == "Reverse a linked list"
    assert (usage.engine, usage.calls) == ("extractive", 0)


async def test_the_models_engine_needs_a_key() -> None:
    with pytest.raises(ModelUnavailableError) as error:
        await build_insights(JOB, [], engine="openai", settings=NO_MODEL)

    assert error.value.code is ProblemCode.MODEL_FAILED


@pytest.mark.parametrize(
    ("key", "kind", "expected"),
    [
        (None, "auto", ExtractiveEngine),
        ("", "auto", ExtractiveEngine),
        ("k", "auto", ModelEngine),
        ("k", "extractive", ExtractiveEngine),
        ("k", "openai", ModelEngine),
    ],
)
def test_the_engine_follows_from_settings(key: str | None, kind: str, expected: type) -> None:
    model = ModelSettings(api_key=None if key is None else SecretStr(key))

    assert isinstance(engine_of(model=model, engine=EngineSettings.model_validate({"kind": kind})), expected)


def test_the_service_assembles_without_connecting() -> None:
    assert create_app(NO_MODEL).state.service.stage == "insights"


def test_nobody_waits_for_the_sdk_without_a_model() -> None:
    code = "import sys, services.insights.app; sys.exit('openai' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 — our own interpreter
