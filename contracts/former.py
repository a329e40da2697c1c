"""Events as earlier versions of their schemas have them.

A version stays here while records of it may come: one release beside its successor, and then as long as the topic keeps
what that release wrote. See docs/howto/evolve-an-event.md.
"""

from typing import ClassVar, Self

from pydantic import ConfigDict, Field
from typing_extensions import override

from contracts.envelope import FormerEvent, envelope_of
from contracts.insights import EvidenceLevel
from contracts.preps import PdfStored, StoredDocument

__all__ = ["PdfStoredV1"]


class PdfStoredV1(FormerEvent):
    """The guide's PDF can be read from the object store."""

    model_config = ConfigDict(title="PdfStored")

    topic: ClassVar[str] = "pdf.stored"
    version: ClassVar[int] = 1
    is_written: ClassVar[bool] = True

    object_key: str = Field(min_length=1, max_length=1024)
    """Key within the guides bucket, `interview_preps/{user_id}/{prep_id}/{sha256}.pdf`: no file is ever replaced."""
    size_bytes: int = Field(ge=1)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    pages: int = Field(ge=1)
    evidence_level: EvidenceLevel = "general"
    """A guide without community evidence is charged less."""
    measured_by: str = Field(default="external", min_length=1, max_length=64)
    """Who measured the evidence; unless it was `insights`, the guide has the price of insights from elsewhere."""

    @override
    def upgraded(self) -> PdfStored:
        document = StoredDocument(key=self.object_key, sha256=self.sha256, size_bytes=self.size_bytes, pages=self.pages)
        return PdfStored(
            **envelope_of(self), document=document, evidence_level=self.evidence_level, measured_by=self.measured_by
        )

    @override
    @classmethod
    def downgraded(cls, event: PdfStored) -> Self:
        return cls(
            **envelope_of(event),
            object_key=event.document.key,
            size_bytes=event.document.size_bytes,
            sha256=event.document.sha256,
            pages=event.document.pages,
            evidence_level=event.evidence_level,
            measured_by=event.measured_by,
        )
