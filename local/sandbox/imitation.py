"""Makes a value that satisfies a JSON Schema, out of what a prompt says: an honest model's answer, or a liar's.

It knows nothing of Prepline's own schemas, only habits of naming: ``quote`` fields hold verbatim sentences,
``source_id`` fields hold ids from the prompt, enums take their first value, lists get one to three entries.
"""

import math
import re
from collections.abc import Mapping
from typing import Any

from local.sandbox.grounding import Material, Passage

MOST_ITEMS = 3
DEEPEST = 12
FORMATS = {
    "date-time": "2026-01-15T09:00:00Z",
    "date": "2026-01-15",
    "time": "09:00:00Z",
    "email": "candidate@prepline.example",
    "uri": "https://prepline.example/",
    "uuid": "3f0c6f4e-54b7-4f5e-9d0a-2f1f3a3f9a11",
}
LIES = (
    "They asked me to juggle three flaming torches while reciting the company values backwards.",
    "The final round is a chess match against the founder's parrot, best of seven.",
    "Base salary is nine hundred thousand dollars and a submarine.",
)
QUOTED_QUESTION = re.compile(r'["“]([^"“”]{12,}\?)["”]')
DURATION = re.compile(r"\d+(?:\s*-\s*\d+)?\s*(?:min(?:ute)?s?|h(?:our)?s?|days?|weeks?)\b", re.IGNORECASE)
STAGE_NAMES = (
    "recruiter screen",
    "online assessment",
    "phone screen",
    "technical screen",
    "system design",
    "debugging",
    "take-home",
    "case",
    "presentation",
    "hiring manager",
    "panel",
    "superday",
    "onsite",
    "loop",
    "coding",
)


class SchemaError(ValueError):
    """A schema that no value can be made for; the message says why."""


class Imitation:
    """Builds answers for one schema and one prompt; ``lying`` invents the quotes."""

    def __init__(self, schema: Mapping[str, Any], *, material: Material, lying: bool = False) -> None:
        self._root = schema
        self._material = material
        self._lying = lying
        self._used: dict[tuple[str, ...], int] = {}
        self._lies = 0

    def build(self) -> Any:
        """Return a value that satisfies the schema.

        Raises:
            SchemaError: the schema uses something that cannot be satisfied here.
        """
        return self._value(self._root, path=(), passage=None)

    def _value(self, schema: Mapping[str, Any], *, path: tuple[str, ...], passage: Passage | None) -> Any:
        schema = self._resolved(schema)
        if len(path) > DEEPEST:
            raise SchemaError("the schema nests without end")
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._choice(schema["enum"], passage)
        if options := schema.get("anyOf") or schema.get("oneOf"):
            return self._option(options, path=path, passage=passage)
        return self._typed(schema, path=path, passage=passage)

    def _typed(self, schema: Mapping[str, Any], *, path: tuple[str, ...], passage: Passage | None) -> Any:
        kind = _kind(schema)
        compound = {"object": self._object, "array": self._array, "string": self._string}
        if kind in compound:
            return compound[kind](schema, path=path, passage=passage)
        if kind in {"integer", "number"}:
            value = _within(schema, 1 if kind == "integer" else 0.5)
            return int(value) if kind == "integer" else value
        return True if kind == "boolean" else None

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow references and merge ``allOf``."""
        while "$ref" in schema:
            target: Any = self._root
            for part in schema["$ref"].removeprefix("#/").split("/"):
                target = target.get(part) if isinstance(target, Mapping) else None
            if not isinstance(target, Mapping):
                raise SchemaError(f"no such definition: {schema['$ref']}")
            schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
        merged = dict(schema)
        for part in merged.pop("allOf", ()):
            resolved = self._resolved(part)
            properties = {**merged.get("properties", {}), **resolved.get("properties", {})}
            merged = {**merged, **resolved, **({"properties": properties} if properties else {})}
        return merged

    def _choice(self, values: list[Any], passage: Passage | None) -> Any:
        """Take the first allowed value, or the one that names the source being quoted."""
        return passage.source_id if passage and passage.source_id in values else values[0]

    def _option(self, options: list[Any], *, path: tuple[str, ...], passage: Passage | None) -> Any:
        """Take the first alternative; of a nullable plain string only when the prompt has something to say."""
        resolved = [self._resolved(option) for option in options]
        first = next((option for option in resolved if _kind(option) != "null"), resolved[0])
        nullable = any(_kind(option) == "null" for option in resolved)
        if nullable and _kind(first) == "string" and not self._grounded(path, passage):
            return None
        return self._value(first, path=path, passage=passage)

    def _grounded(self, path: tuple[str, ...], passage: Passage | None) -> bool:
        name = path[-1] if path else ""
        if passage is not None and "duration" in name:
            return DURATION.search(passage.text) is not None
        return passage is not None or _is_quote(name) or self._material.label(name) is not None

    def _object(self, schema: Mapping[str, Any], *, path: tuple[str, ...], passage: Passage | None) -> dict[str, Any]:
        properties = schema.get("properties", {})
        if passage is None and any(_is_quote(name) or _is_source(name) for name in properties):
            passage = self._next_passage(path)
        return {name: self._value(part, path=(*path, name), passage=passage) for name, part in properties.items()}

    def _array(self, schema: Mapping[str, Any], *, path: tuple[str, ...], passage: Passage | None) -> list[Any]:
        items = self._resolved(schema.get("items") or schema.get("prefixItems", [{}])[0])
        if path and _is_source(path[-1]) and passage is not None:
            values: list[Any] = [self._value(items, path=path, passage=passage)]
        elif passage is not None:  # the evidence of a claim already chosen
            values = [self._value(items, path=path, passage=passage)]
        else:
            count = min(max(len(self._material.about(path)), 1), MOST_ITEMS)
            values = [self._value(items, path=path, passage=self._next_passage(path)) for _ in range(count)]
        least, most = schema.get("minItems", 0), schema.get("maxItems", MOST_ITEMS)
        while len(values) < least:
            values.append(self._value(items, path=path, passage=self._next_passage(path)))
        return values[: max(most, least)]

    def _next_passage(self, path: tuple[str, ...]) -> Passage | None:
        """Walk through the passages that fit ``path``, so that entries of a list differ."""
        fitting = self._material.about(path)
        if not fitting:
            return None
        position = self._used.get(path, 0)
        self._used[path] = position + 1
        return fitting[position % len(fitting)]

    def _string(self, schema: Mapping[str, Any], *, path: tuple[str, ...], passage: Passage | None) -> str:
        if schema.get("format") in FORMATS:
            return FORMATS[schema["format"]]
        name = path[-1] if path else "answer"
        text = self._words_for(name, path, passage)
        least, most = schema.get("minLength", 0), schema.get("maxLength", len(text) + 1_000)
        text = text[: max(most, least)].ljust(least, ".")
        pattern = schema.get("pattern")
        if pattern is None or re.search(pattern, text):
            return text
        fitting = next((one for one in (*FORMATS.values(), "a", "A", "1", "") if re.search(pattern, one)), None)
        if fitting is None:
            raise SchemaError(f"cannot write a string for the pattern {pattern!r}")
        return fitting

    def _words_for(self, name: str, path: tuple[str, ...], passage: Passage | None) -> str:
        if _is_source(name):
            return passage.source_id if passage else next(iter(self._material.source_ids), "")
        if _is_quote(name):
            return self._quote(passage or self._next_passage(path))
        if passage is None:
            label = self._material.label(name)
            return label or f"See the collected reports for {name.replace('_', ' ')}."
        if name in {"name", "stage"} and any("stage" in part or "round" in part for part in path):
            return _stage_name(passage.text)
        if "duration" in name and (lasting := DURATION.search(passage.text)):
            return lasting[0]
        asked = QUOTED_QUESTION.search(passage.text)
        return asked[1] if asked else passage.text

    def _quote(self, passage: Passage | None) -> str:
        if self._lying or passage is None:
            self._lies += 1
            return LIES[self._lies % len(LIES)]
        return passage.text


def _is_quote(name: str) -> bool:
    return name == "quote" or name.endswith("_quote")


def _is_source(name: str) -> bool:
    return name.removesuffix("s").endswith(("source_id", "evidence_id", "post_id"))


def _stage_name(text: str) -> str:
    lowered = text.lower()
    return next((name for name in STAGE_NAMES if name in lowered), "interview").capitalize()


def _kind(schema: Mapping[str, Any]) -> str:
    """Return the type a schema asks for, guessing from its keywords where it does not say."""
    kind = schema.get("type")
    if isinstance(kind, list):
        return next((one for one in kind if one != "null"), "null")
    if kind is None:
        return "object" if "properties" in schema else "array" if "items" in schema else "string"
    return str(kind)


def _within(schema: Mapping[str, Any], wanted: float) -> float:
    """Return a number inside the schema's bounds, as near to ``wanted`` as they allow."""
    step = float(schema.get("multipleOf") or (1 if _kind(schema) == "integer" else 0))
    beyond = step or 0.01
    least = schema.get("minimum", schema.get("exclusiveMinimum", wanted - beyond) + beyond)
    most = schema.get("maximum", schema.get("exclusiveMaximum", max(wanted, least) + beyond) - beyond)
    value = float(min(max(wanted, least), max(most, least)))
    if not step:
        return value
    above = math.ceil(value / step) * step
    return above if above <= most else math.floor(value / step) * step
