"""The base of every contract model and the identifier types they share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = ["Contract", "Language", "PrepId", "ShortText", "SourceId", "UserId"]


class Contract(BaseModel):
    """Immutable data on the wire; unknown fields are ignored so that producers may add some first."""

    model_config = ConfigDict(
        extra="ignore",
        frozen=True,
        use_attribute_docstrings=True,
        str_strip_whitespace=True,
        ser_json_bytes="base64",
    )


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
