"""What the lexicon reads of a posting; the contracts' models fit without being imported."""

from collections.abc import Sequence
from typing import Protocol

__all__ = ["Described", "JobPosting"]


class Described(Protocol):
    """An employer as an event carries it."""

    @property
    def brand(self) -> str:
        """What a candidate would say."""

    @property
    def legal_name(self) -> str | None:
        """The registered name."""

    @property
    def spellings(self) -> Sequence[str]:
        """What people write."""

    @property
    def domain(self) -> str | None:
        """The web domain."""

    @property
    def everyday_word(self) -> bool:
        """Whether the brand is also an ordinary word."""

    @property
    def documented(self) -> bool:
        """Whether the spellings come from the table of employers."""


class JobPosting(Protocol):
    """A job posting of an employer."""

    @property
    def company_name(self) -> str:
        """The brand, or what somebody typed."""

    @property
    def company_domain(self) -> str | None:
        """The web domain."""

    @property
    def company(self) -> Described | None:
        """All that is known of the employer; none when only the name is."""
