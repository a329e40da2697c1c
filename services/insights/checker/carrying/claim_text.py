"""The text of a claim as its checks read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from services.insights.checker.standing import Section
from services.insights.sentences.blocks import shadow
from services.insights.sentences.cues import UNKNOWN, language_of
from services.insights.sentences.stems import words_of

__all__ = ["ClaimText"]


@dataclass(frozen=True)
class ClaimText:
    """A text that is claimed, for a section of a guide about an employer."""

    raw: str
    section: Section
    own: Sequence[str] = ()
    """Spellings of the employer, which need not be quoted."""

    @cached_property
    def low(self) -> str:
        """Return its shadow."""
        return shadow(self.raw)

    @cached_property
    def language(self) -> str:
        """Return the language it seems to be in; English for one whose sentences are not read."""
        language = language_of(self.low)
        return "en" if language == UNKNOWN else language

    @cached_property
    def words_of_employer(self) -> frozenset[str]:
        """Return the words of the employer's names."""
        return frozenset(word for name in self.own for word in words_of(shadow(name)))
