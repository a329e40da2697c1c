"""The base of every contract model, enums that may grow, and the identifier types they share."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema
from typing_extensions import override

__all__ = [
    "FALLBACK_KEYWORD",
    "TOLERANT_KEYWORD",
    "Contract",
    "Cut",
    "Fallback",
    "Language",
    "OpenEnum",
    "PrepId",
    "ShortText",
    "SourceId",
    "UserId",
]

FALLBACK_KEYWORD = "x-fallback"
"""JSON Schema keyword: what a reader makes of a member that it does not know."""

TOLERANT_KEYWORD = "x-tolerant"
"""JSON Schema keyword: the keywords beyond which readers take values nevertheless, e.g. `["maxLength"]`: they cut."""


class Contract(BaseModel):
    """Immutable data on the wire; unknown fields are ignored so that producers may add some first."""

    model_config = ConfigDict(
        extra="ignore",
        frozen=True,
        use_attribute_docstrings=True,
        str_strip_whitespace=True,
        ser_json_bytes="base64",
    )


class OpenEnum(StrEnum):
    """An enum that may gain members: what a reader does not know, it reads as the declared fallback.

    ```
    class Colour(OpenEnum, fallback="other"):
        RED = "red"
        OTHER = "other"
    ```

    Only validation falls back; `Colour("blue")` raises ValueError as for every enum. The fallback claims least: it
    never turns an unknown member into a stronger statement.
    """

    _fallback: str

    @override
    def __init_subclass__(cls, *, fallback: str) -> None:
        super().__init_subclass__()
        cls._fallback = cls(fallback).value

    @classmethod
    def fallback(cls) -> Self:
        """Return the member that stands for unknown ones."""
        return cls(cls._fallback)

    @classmethod
    def knows(cls, value: object) -> bool:
        """Return whether a value from the wire is one of the members, or no string at all and hence not for us."""
        return not isinstance(value, str) or value in cls._value2member_map_

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        members: dict[str, Any] = {**handler(source)}
        # The name under `$defs` moves to the outer schema, or the members would be repeated at each use.
        name = members.pop("ref", None)
        return core_schema.no_info_before_validator_function(
            lambda value: value if cls.knows(value) else cls.fallback(), cast("CoreSchema", members), ref=name
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        reference = handler(schema)
        handler.resolve_ref_schema(reference)[FALLBACK_KEYWORD] = cls._fallback
        return reference


@dataclass(frozen=True)
class Fallback:
    """The same for a field of literals, e.g. `Annotated[Literal["day", "week"] | None, Fallback(None)]`."""

    value: str | None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        known = frozenset(_literals(source))
        return core_schema.no_info_before_validator_function(
            lambda value: self.value if isinstance(value, str) and value not in known else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), FALLBACK_KEYWORD: self.value}


@dataclass(frozen=True)
class Cut:
    """For a text that may lose its end, e.g. `Annotated[str, Cut(300)]`: a longer one is cut, not refused."""

    length: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda value: value[: self.length] if isinstance(value, str) else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "maxLength": self.length, TOLERANT_KEYWORD: ["maxLength"]}


def _literals(annotation: Any) -> tuple[Any, ...]:
    arguments = get_args(annotation)
    if get_origin(annotation) is Literal:
        return arguments
    return tuple(member for argument in arguments for member in _literals(argument))


PrepId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$"),
    Field(description="Identifier of one preparation; also the Kafka key. URL- and path-safe."),
]
# The first character is never a dot: the id becomes a folder of the object store.
UserId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_@|:+=-][A-Za-z0-9._@|:+=-]{0,127}$"),
    Field(description="The subject (`sub`) of the user's token. Path-safe."),
]
SourceId = Annotated[
    str,
    StringConstraints(min_length=1, max_length=128),
    Field(description="Identifier of a source text, e.g. `reddit:1abc2d` or `hackernews:400123`."),
]
Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    Field(description="BCP 47 language tag, e.g. `en` or `de-AT`."),
]
ShortText = Annotated[str, StringConstraints(min_length=1, max_length=300)]
