"""Requests become simpler step by step, and always come to an end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from runtime.llm.dialects import Dialect, request_body, simpler

COMPLAINTS = ("", "temperature", "response_format is unknown", "max_tokens", "max_completion_tokens", "grammar")


class Shape(BaseModel):
    text: str


@given(st.lists(st.sampled_from(COMPLAINTS), min_size=12, max_size=12))
def test_every_series_of_complaints_ends(complaints: list[str]) -> None:
    dialect: Dialect | None = Dialect()
    seen = set()
    for complaint in complaints:
        if dialect is None:
            return
        assert dialect not in seen
        seen.add(dialect)
        dialect = simpler(dialect, complaint)
    assert dialect is None


@pytest.mark.parametrize(
    ("complaint", "expected"),
    [
        ("", Dialect(limit="max_tokens")),
        ("Unsupported parameter: 'temperature'", Dialect(temperature=False)),
        ("response_format.type: json_schema is not supported", Dialect(format="json_object")),
        ("failed to parse grammar", Dialect(format="json_object")),
        ("unknown field max_completion_tokens", Dialect(limit="max_tokens")),
    ],
)
def test_the_first_step(complaint: str, expected: Dialect) -> None:
    assert simpler(Dialect(), complaint) == expected


def body(dialect: Dialect) -> dict[str, object]:
    messages = [{"role": "user", "content": "x"}]
    return request_body(Shape, messages, dialect, model="m", completion_tokens=9, temperature=0.5)


def test_the_simplest_request_is_nothing_but_words() -> None:
    plain = body(Dialect(format="prompt", limit=None, temperature=False))

    assert set(plain) == {"model", "messages"}
    assert "JSON schema" in str(plain["messages"])


def test_the_schema_is_sent_once() -> None:
    assert len(body(Dialect())["messages"]) == 1  # type: ignore[arg-type]
    assert len(body(Dialect(format="json_object"))["messages"]) == 2  # type: ignore[arg-type]
