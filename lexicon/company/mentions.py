"""Where a text names a company as an employer."""

import re
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Mention", "Name", "find_mentions"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text speaks of interviewing, recruiting, pay or working at the company."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Name:
    """What to look for in a text."""

    spellings: tuple[str, ...]
    is_everyday: bool
    domain: str | None = None
    witnesses: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches every spelling."""
        longest_first = sorted(self.spellings, key=len, reverse=True)
        return re.compile(rf"(?<![\w@/.])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def find_mentions(name: Name, text: str, *, context: str = "") -> tuple[Mention, ...]:
    """Return the mentions of a name as an employer."""
    del context
    return tuple(Mention(match.start(), match.end(), match[0]) for match in name.pattern.finditer(text))
