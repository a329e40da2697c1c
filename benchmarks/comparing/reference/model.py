"""One call of the language model, and the shapes of the two answers that the design asks for."""

import json
from typing import Any

from openai import OpenAI

from benchmarks.comparing.reference import settings

__all__ = ["GUIDE", "JOB", "asked"]

_client: OpenAI | None = None


def _list(item: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "array", "items": item or {"type": "string"}}


def _object(name: str, fields: dict[str, Any]) -> dict[str, Any]:
    schema = {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }
    return {"name": name, "schema": schema}


def _part(**fields: Any) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


_TEXT = {"type": "string"}
JOB = _object(
    "reference_job",
    dict.fromkeys(
        (
            "company_name",
            "company_domain",
            "job_title",
            "level",
            "team_division",
            "location",
            "remote_policy",
            "years_experience",
            "job_type",
            "interview_hints",
            "salary_range",
            "role_category",
        ),
        _TEXT,
    )
    | dict.fromkeys(("required_skills", "preferred_skills", "key_responsibilities"), _list()),
)
GUIDE = _object(
    "reference_guide",
    {
        "interview_process": _part(
            stages=_list(_part(name=_TEXT, description=_TEXT, duration=_TEXT, tips=_TEXT)), total_timeline=_TEXT
        ),
        "common_questions": _part(behavioral=_list(), technical=_list(), company_specific=_list()),
        "real_interview_experiences": _list(),
        "success_tips": _list(),
        "red_flags_and_mistakes": _list(),
        "day_of_logistics": _list(),
        "post_interview": _list(),
        "culture_insights": _list(),
        "compensation": _list(),
        "preparation_plan": _list(),
    },
)


def asked(shape: dict[str, Any], prompt: str, *, most_tokens: int, timeout: float) -> Any:
    """Return the model's answer; JSON that cannot be read is an empty object."""
    global _client  # noqa: PLW0603 — as the design has it
    _client = _client or OpenAI(api_key="sandbox", base_url=f"{settings.WORLD}/openai/v1")
    completion = _client.chat.completions.create(
        model=settings.MODEL,
        messages=[{"role": "system", "content": "Answer with JSON."}, {"role": "user", "content": prompt}],
        temperature=0.15,
        max_tokens=most_tokens,
        timeout=timeout * settings.SCALE,
        response_format={"type": "json_schema", "json_schema": shape},  # type: ignore[typeddict-item]
    )
    try:
        return json.loads(completion.choices[0].message.content or "{}")
    except ValueError:
        return {}
