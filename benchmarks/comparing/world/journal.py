"""What was asked of the outside world, about which employer, and how long it took."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.comparing.world.weather import Kind

__all__ = ["Entry", "Journal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One request."""

    employer: int | None
    """About whom; None when it does not say, like a site's rules for robots."""
    kind: Kind
    step: str
    """`posting`, `search`, `comments`, `extraction`, `section`, `judge` or `other`."""
    path: str
    began: float
    """Seconds since 1970."""
    seconds: float
    """What was drawn for it."""
    ended: float
    status: int
    tokens: int = 0
    """That the model wrote."""


class Journal:
    """All requests since it was cleared, and how many of a kind each employer has had."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._numbers: Counter[tuple[int | None, Kind]] = Counter()

    def number(self, employer: int | None, kind: Kind) -> int:
        """Return the number of the next request of this kind about this employer."""
        self._numbers[employer, kind] += 1
        return self._numbers[employer, kind]

    def clear(self) -> None:
        """Forget everything: the next request of each kind is the first again."""
        self.entries.clear()
        self._numbers.clear()

    def described(self, employers: Sequence[int] | None = None) -> list[dict[str, Any]]:
        """Return the requests as JSON, oldest first; of these employers when some are named."""
        wanted = None if employers is None else set(employers)
        return [asdict(entry) for entry in self.entries if wanted is None or entry.employer in wanted]
