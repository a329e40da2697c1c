"""How long the outside world takes: drawn from distributions by a seed, the same for whoever asks the same."""

import math
import random
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["KINDS", "Kind", "Weather"]

Kind = Literal["page", "community", "model"]

_P95 = 1.6449


@dataclass(frozen=True, slots=True)
class _Lognormal:
    """Given by the median and the 95th percentile, in seconds."""

    median: float
    p95: float

    def drawn(self, chance: random.Random) -> float:
        sigma = math.log(self.p95 / self.median) / _P95
        return self.median * math.exp(sigma * chance.gauss(0, 1))


KINDS: dict[Kind, _Lognormal] = {
    "page": _Lognormal(0.8, 3.0),
    "community": _Lognormal(0.35, 1.1),
    "model": _Lognormal(0.5, 1.4),  # until the first token
}
_SPEED_SIGMA = 0.2


@dataclass(slots=True)
class Weather:
    """Draws durations in seconds.

    The n-th request of a kind about an employer takes the same time in every run of a seed, whoever sends it.
    """

    seed: int = 1
    scale: float = 1.0
    """Real seconds per second of the imitated world; 0 answers at once."""
    tokens_per_second: float = 85.0
    """What a model writes, at the median."""
    trouble: float = 0.0
    """1 lets sources and model refuse as often as they do in life: 2 % of what communities are asked, 1 % of calls."""
    hanging: frozenset[int] = field(default_factory=frozenset)
    """Employers whose posting takes a minute."""

    def seconds(self, kind: Kind, *, employer: int | None, number: int, tokens: int = 0) -> float:
        """Return how long this request takes; `tokens` are those of a model's answer."""
        chance = self._chance(kind, employer, number)
        seconds = KINDS[kind].drawn(chance)
        if tokens:
            seconds += tokens / (self.tokens_per_second * math.exp(_SPEED_SIGMA * chance.gauss(0, 1)))
        if kind == "page" and employer in self.hanging:
            seconds = 60.0
        return seconds * self.scale

    def refuses(self, kind: Kind, *, employer: int | None, number: int) -> bool:
        """Return whether this request is refused for now."""
        share = {"page": 0.0, "community": 0.02, "model": 0.01}[kind] * self.trouble
        return self._chance("refusal", kind, employer, number).random() < share

    def _chance(self, *what: object) -> random.Random:
        return random.Random(f"{self.seed}/{what}")  # noqa: S311 — not a secret
