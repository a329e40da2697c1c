"""The page `docs/settings.md`, written from the settings classes: `python -m services.settings_page`."""

import ast
import inspect
import json
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ByteSize
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined, to_jsonable_python

from contracts.status import Stage
from runtime.settings import ServiceSettings
from services.registry import settings_of

__all__ = ["PAGE", "Variable", "main", "settings_page", "variables"]

PAGE = Path(__file__).parents[1] / "docs" / "settings.md"
_PREFIX = "PREPLINE_"
_HEAD = """# Settings

Written by `make docs` from the settings classes; do not edit.

A setting is an environment variable. Durations are ISO 8601 (`PT1M30S`) or seconds; lists and maps are JSON. A service
ignores what is not its own. Outside `PREPLINE_ENVIRONMENT=local`, defaults that are unsafe in the open are refused.
"""
_TYPES = {
    "duration": "duration",
    "password": "secret",
    "path": "path",
    "integer": "integer",
    "number": "number",
    "boolean": "`true` or `false`",
    "array": "list",
    "object": "map",
    "string": "text",
}
_BOUNDS = {"minimum": "from", "exclusiveMinimum": "above", "maximum": "to", "pattern": "pattern"}


@dataclass(frozen=True, kw_only=True)
class Variable:
    """One environment variable."""

    name: str
    block: str
    """The variables' common beginning, e.g. `PREPLINE_KAFKA__`."""
    title: str
    """What the block is about; empty for variables outside of blocks."""
    kind: str
    default: str
    description: str


def settings_page() -> str:
    """Return the page as Markdown."""
    used_by: dict[Variable, list[Stage]] = {}
    for stage in Stage:
        for variable in variables(settings_of(stage)):
            used_by.setdefault(variable, []).append(stage)
    blocks: dict[tuple[str, str, tuple[Stage, ...]], list[Variable]] = {}
    for variable, stages in used_by.items():
        blocks.setdefault((variable.block, variable.title, tuple(stages)), []).append(variable)
    ordered = sorted(blocks.items(), key=lambda entry: (-len(entry[0][2]), entry[0][2], entry[0][0]))
    return "\n".join([_HEAD, *(line for key, rows in ordered for line in _section(*key, rows))])


def variables(settings: type[ServiceSettings]) -> Iterator[Variable]:
    """Yield every variable that a settings class reads."""
    yield from _variables(settings, _PREFIX, "")


def main() -> int:
    """Write the page."""
    PAGE.write_text(settings_page())
    return 0


def _variables(model: type[BaseModel], prefix: str, title: str) -> Iterator[Variable]:
    sentences = _sentences(model)
    properties = model.model_json_schema()["properties"]
    for name, field in model.model_fields.items():
        block = field.annotation
        if isinstance(block, type) and issubclass(block, BaseModel):
            about = inspect.cleandoc(block.__doc__ or "").split("\n\n", maxsplit=1)[0].replace("\n", " ")
            yield from _variables(block, f"{prefix}{name.upper()}__", about)
        else:
            yield Variable(
                name=f"{prefix}{name.upper()}",
                block=prefix,
                title=title,
                kind=_kind(field, properties[name]),
                default=_default(field),
                description=sentences.get(name, ""),
            )


def _sentences(model: type[BaseModel]) -> dict[str, str]:
    """Return the sentence below each field, those of base classes included."""
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if issubclass(owner, BaseModel) and owner.__module__.partition(".")[0] in {"runtime", "services"}:
            found |= _sentences_in(owner)
    return found


def _sentences_in(owner: type[BaseModel]) -> dict[str, str]:
    [body] = ast.parse(textwrap.dedent(inspect.getsource(owner))).body
    assert isinstance(body, ast.ClassDef)  # noqa: S101 — the source of a class
    found = {}
    for field, below in zip(body.body, body.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(sentence))):
                found[name] = " ".join(sentence.split())
    return found


def _kind(field: FieldInfo, schema: dict[str, Any]) -> str:
    """Return a type as a person would write it."""
    if field.annotation is ByteSize:
        return "size, e.g. `8MiB`"
    choices = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    schema = choices[0]
    if "enum" in schema:
        return " or ".join(f"`{member}`" for member in schema["enum"])
    kind = _TYPES.get(schema.get("format", ""), _TYPES.get(schema.get("type", ""), "text"))
    bounds = [f"{word} `{schema[keyword]}`" for keyword, word in _BOUNDS.items() if keyword in schema]
    return ", ".join([kind, *bounds])


def _default(field: FieldInfo) -> str:
    if field.default_factory is not None:
        return "computed"
    if field.default is PydanticUndefined:
        return "required"
    value = to_jsonable_python(field.default)
    if hasattr(field.default, "get_secret_value"):
        value = field.default.get_secret_value()
    if value is None or value == "":
        return "none"
    return f"`{value if isinstance(value, str) else json.dumps(value)}`"


def _section(block: str, title: str, stages: tuple[Stage, ...], rows: list[Variable]) -> Iterator[str]:
    users = "every service" if len(stages) == len(Stage) else ", ".join(stages)
    yield f"## `{block}…` ({users})\n"
    if title:
        yield f"{title}\n"
    yield "| variable | type | default | meaning |"
    yield "|---|---|---|---|"
    for row in rows:
        cells = (f"`{row.name}`", row.kind, row.default, row.description)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


if __name__ == "__main__":
    sys.exit(main())
