"""What a reader is told of the basis of an item."""

from contracts.insights import Basis

__all__ = ["BASIS_WORDS"]

BASIS_WORDS = {
    Basis.REPORTED: "Reported",
    Basis.EMPLOYER: "From the employer",
    Basis.POSTING: "From the posting",
    Basis.GENERAL: "General advice",
}
