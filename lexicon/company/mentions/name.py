"""What to look for in a text: the spellings of a company's name, and what proves that it is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lexicon.company.abbreviations import as_employer
from lexicon.company.letters import WORD_ENDS, WORD_STARTS
from lexicon.company.mentions.spelled import is_joined, loosely

__all__ = ["Name"]


@dataclass(frozen=True, kw_only=True)
class Name:
    """What to look for in a text."""

    spellings: tuple[str, ...]
    is_everyday: bool
    domain: str | None = None
    witnesses: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    """Longer names that mean something else: `Bain Capital`."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches every spelling; short ones and initials, except the brand itself, only as they are written."""
        longest_first = sorted(self.spellings, key=len, reverse=True)
        bounded, joined = (
            [loosely(name, is_brand=name == self.spellings[0]) for name in longest_first if is_joined(name) is joined]
            for joined in (False, True)
        )
        names = "|".join(bounded)
        whole = rf"{WORD_STARTS}(?<![@/.&])(?:{names})(?:\.com(?!/))?{WORD_ENDS}(?![@&]|-[a-z]|\.\w{{2,3}}\b)"
        forms = [whole] if bounded else []
        return re.compile("|".join([*forms, *joined]))

    def places(self, text: str, *, witnessed: bool = False) -> Iterator[re.Match[str]]:
        """Yield where a text has a spelling; an everyday abbreviation where it may mean the employer.

        Args:
            text: The text.
            witnessed: Whether it is known already that the text speaks of the employer.
        """
        yield from as_employer(text, self.pattern.finditer(text), witnessed=witnessed)

    @cached_property
    def elsewhere(self) -> re.Pattern[str] | None:
        """Matches names that only begin like this one."""
        names = "|".join(map(loosely, sorted(self.apart, key=len, reverse=True)))
        return re.compile(rf"{WORD_STARTS}(?:{names}){WORD_ENDS}") if names else None

    @cached_property
    def proof(self) -> re.Pattern[str] | None:
        """Matches what only this company has: its domain, its products, its people."""
        words = [*self.witnesses, *([self.domain] if self.domain else [])]
        return re.compile(rf"{WORD_STARTS}(?:{'|'.join(map(re.escape, words))}){WORD_ENDS}") if words else None
