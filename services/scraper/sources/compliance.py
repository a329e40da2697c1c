"""What may be done with what a source gives; `docs/sources.md` is made of these."""

from dataclasses import dataclass

__all__ = ["Compliance"]


@dataclass(frozen=True, kw_only=True)
class Compliance:
    """The rules of one source, in sentences for operators."""

    access: str
    """On what ground it is asked, and who can use it."""
    kept: str
    """What is kept of its answers, and how long."""
    deletion: str
    """How a deletion at the source takes effect here."""
    attribution: str
    """What is named beside a quote."""
    terms: str
    """Where the source's own rules stand."""
