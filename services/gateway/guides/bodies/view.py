"""What every response body is."""

from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

__all__ = ["EXAMPLE_ID", "View", "example"]

EXAMPLE_ID = "0f6c2f0e5a4b4a0d9d2f5c8b7a6e1d3c"
"""The preparation of the examples."""


def example(**fields: Any) -> dict[str, Any]:
    """Return what a model's schema says more, for its `json_schema_extra`: one example."""
    return {"examples": [fields]}


class View(BaseModel):
    """A response body."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, use_attribute_docstrings=True)
