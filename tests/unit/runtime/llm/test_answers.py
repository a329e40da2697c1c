"""What models write around their answers is forgiven; what is not an answer is not."""

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from runtime.llm.answers import correction, read_answer, strict_schema


class Round(BaseModel):
    name: str
    minutes: int | None = None


class Process(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rounds: list[Round]


GOOD = '{"rounds": [{"name": "phone screen", "minutes": 30}]}'


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        f"\n{GOOD}\n",
        f"```json\n{GOOD}\n```",
        f"Here it is: {GOOD} Enjoy {{it}}.",
        f"As {{you}} asked: {GOOD}",
        f'<think>Maybe {{"rounds": []}}? No.</think>\n{GOOD}',
        f'Maybe {{"rounds": []}}? No.</think>\n{GOOD}',
        f"<THINKING>\nTwo rounds?\n</THINKING>```\n{GOOD}\n```",
        f'{{"note": "first"}} {GOOD}',
        '{"rounds": [{"name": "phone screen", "minutes": 30, "mood": "good"}], "confidence": 0.9}',
    ],
)
def test_the_answer_is_found(content: str) -> None:
    answer = read_answer(Process, content)

    assert [(found.name, found.minutes) for found in answer.rounds] == [("phone screen", 30)]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "I cannot help with that.",
        GOOD[:-8],
        "{" * 3000,
        "[" * 100_000,
        '{"rounds": "none"}',
        f"<think>The answer is {GOOD}, I think",
    ],
)
def test_what_is_no_answer_is_refused(content: str) -> None:
    with pytest.raises(ValidationError):
        read_answer(Process, content)


def test_the_model_is_told_what_is_wrong_with_its_first_object() -> None:
    with pytest.raises(ValidationError) as refusal:
        read_answer(Process, 'Here: {"rounds": [{"name": 5}]}')
    told = correction(refusal.value, is_truncated=False)

    assert "rounds.0.name" in told
    assert "cut off" not in told
    assert "cut off" in correction(refusal.value, is_truncated=True)


def test_the_schema_demands_every_field_and_nothing_else() -> None:
    schema = strict_schema(Process)

    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Round"]["additionalProperties"] is False
    assert schema["$defs"]["Round"]["required"] == ["name", "minutes"]
