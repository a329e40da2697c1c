"""Schemas and examples of every event as the models are now, and where the committed ones lie."""

import json
from pathlib import Path
from typing import Any

from contracts.samples import EXAMPLES, example_name, sample_events
from contracts.topics import TOPICS
from contracts.versions import twins_of

__all__ = ["EXAMPLES", "PAGE", "SCHEMAS", "current_examples", "current_schemas"]

_PACKAGE = Path(__file__).parents[1]
SCHEMAS = _PACKAGE / "schemas"
PAGE = _PACKAGE.parent / "docs" / "events.md"


def current_schemas() -> dict[str, str]:
    """Return the JSON Schema of every event in every version that is read, by file name."""
    models = [model for topic in TOPICS.values() for model in topic.models.values()]
    return {f"{model.topic}.v{model.version}.schema.json": _dump(model.model_json_schema()) for model in models}


def current_examples() -> dict[str, str]:
    """Return one example of every event in every version that is written, by path below `examples/`.

    Those of present versions are written by people and only put in form; those of former versions follow from them.
    """
    return {
        example_name(type(twin)): _dump(twin.model_dump(mode="json", exclude_none=True))
        for event in sample_events().values()
        for twin in twins_of(event)
    }


def _dump(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
