"""Schemas and examples of every event as the models are now, and where the committed ones lie."""

import json
from pathlib import Path
from typing import Any

from contracts.samples import sample_events
from contracts.topics import TOPICS

__all__ = ["EXAMPLES", "PAGE", "SCHEMAS", "current_examples", "current_schemas"]

_PACKAGE = Path(__file__).parents[1]
SCHEMAS = _PACKAGE / "schemas"
EXAMPLES = _PACKAGE / "examples"
PAGE = _PACKAGE.parent / "docs" / "events.md"


def current_schemas() -> dict[str, str]:
    """Return the JSON Schema of every event, by file name."""
    models = [topic.model for topic in TOPICS.values()]
    return {f"{model.topic}.v{model.version}.schema.json": _dump(model.model_json_schema()) for model in models}


def current_examples() -> dict[str, str]:
    """Return one example of every event, by path below `examples/`."""
    return {
        f"{name}/v{event.version}/sample.json": _dump(event.model_dump(mode="json", exclude_none=True))
        for name, event in sample_events().items()
    }


def _dump(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
