"""The schemas stay within what every server's schema decoding understands."""

from typing import Any

import pytest

from runtime.llm.answers import strict_schema
from services.insights.engines.llm.answers import Answer
from services.insights.engines.llm.prompts import SECTIONS

FORBIDDEN = {
    "default",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minItems",
    "maxItems",
    "uniqueItems",
    "prefixItems",
    "oneOf",
    "allOf",
    "not",
}


def objects(schema: Any) -> list[dict[str, Any]]:
    """Return every schema within a schema; the maps of their properties are none."""
    if not isinstance(schema, dict):
        return [entry for value in schema for entry in objects(value)] if isinstance(schema, list) else []
    named = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
    others = [value for key, value in schema.items() if key not in {"properties", "$defs"}]
    return [schema, *(entry for value in [*named, *others] for entry in objects(value))]


@pytest.mark.parametrize("shape", [section.answer for section in SECTIONS], ids=lambda shape: shape.__name__)
def test_a_schema_is_strict(shape: type[Answer]) -> None:
    for part in objects(strict_schema(shape)):
        assert not FORBIDDEN & set(part)
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            assert set(part["required"]) == set(part["properties"])


def test_every_section_has_a_shape_of_its_own() -> None:
    assert len({section.answer for section in SECTIONS}) == len(SECTIONS) == len({section.name for section in SECTIONS})
