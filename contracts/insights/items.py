"""Statements of a guide, and on what each rests."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, model_validator

from contracts.base import Contract, Fallback, OpenEnum, SourceId

__all__ = ["POSTING_SOURCE_ID", "Basis", "Evidence", "EvidenceLevel", "Item", "walk_items"]

POSTING_SOURCE_ID = "posting"
"""The `source_id` of evidence that quotes the job posting itself."""

EvidenceLevel = Annotated[Literal["community", "posting", "general"], Fallback("general")]
"""The best basis found in a guide: reported items, else items from the posting, else neither."""


class Basis(OpenEnum, fallback="general"):
    """On what an item rests."""

    REPORTED = "reported"
    """Somebody in the community reported it; evidence quotes them."""
    EMPLOYER = "employer"
    """The employer says so on its own pages; evidence quotes them."""
    POSTING = "posting"
    """The job posting says so."""
    GENERAL = "general"
    """General advice for this kind of role."""


_CLAIMS = frozenset({"evidence", "reports", "last_seen", "outcome", "occurred_on", "other_role"})
"""Fields of items that say how well something is supported."""


class Evidence(Contract):
    """A verbatim quote that a reader can check."""

    source_id: SourceId
    quote: str = Field(min_length=1, max_length=600)
    """Exact words of the source text."""


class Item(Contract):
    """One statement of the guide. One that somebody reported, or the employer says, always carries evidence.

    On a basis that the reader does not know it is general advice: quotes and counts of reports are left out, because
    nobody here can say what they prove.
    """

    text: str = Field(min_length=1, max_length=2000)
    basis: Basis
    evidence: list[Evidence] = Field(default=[], max_length=20)

    @model_validator(mode="before")
    @classmethod
    def _unknown_basis_proves_nothing(cls, data: Any) -> Any:
        if not isinstance(data, dict) or Basis.knows(data.get("basis")):
            return data
        return {name: value for name, value in data.items() if name not in _CLAIMS}

    @model_validator(mode="after")
    def _reported_needs_evidence(self) -> Self:
        if self.basis in {Basis.REPORTED, Basis.EMPLOYER} and not self.evidence:
            raise ValueError(f"a {self.basis.value} item needs evidence")
        return self


def walk_items(part: BaseModel) -> Iterator[Item]:
    """Yield every `Item` within a model, outer ones first, in field order."""
    if isinstance(part, Item):
        yield part
    for value in vars(part).values():
        for child in value if isinstance(value, list) else (value,):
            # Quotes hold no items, and are most of what there is to walk through.
            if isinstance(child, BaseModel) and not isinstance(child, Evidence):
                yield from walk_items(child)
