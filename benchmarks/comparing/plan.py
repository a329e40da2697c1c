"""How much of everything is measured: enough for ratios in ten minutes, or all of it."""

from dataclasses import dataclass

__all__ = ["FULL", "QUICK", "Plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Sizes of a run."""

    scale: float = 1.0
    """Real seconds per second of the imitated world."""
    tokens_per_second: float = 500.0
    """What the model writes: with it the reference design's one call for a guide takes its stated 5 to 10 seconds."""
    pairs: int
    """Fresh preparations of each contender, the same for all."""
    repeats: int
    """Of all that is measured of each contender."""
    cached: int
    """Guides asked for again."""
    without_latency: int
    """Preparations at once when the world answers at once."""
    at_once: tuple[int, ...]
    """Preparations at once of Prepline."""
    reference_at_once: tuple[int, ...]
    hanging_among: int
    """Preparations at once of which one hangs."""
    idle_seconds: float
    restarts: int
    hops: int
    limited_at_once: int
    """Preparations at once while files are few."""
    files: int
    """How few."""
    limit_seconds: float
    """A measurement that takes longer is given up, and the report says so."""


QUICK = Plan(
    pairs=5,
    repeats=1,
    cached=5,
    without_latency=12,
    at_once=(10, 50),
    reference_at_once=(10,),
    hanging_among=10,
    idle_seconds=8,
    restarts=2,
    hops=500,
    limited_at_once=40,
    files=384,
    limit_seconds=150,
)
FULL = Plan(
    pairs=20,
    repeats=5,
    cached=30,
    without_latency=48,
    at_once=(10, 32, 50, 100, 1_000),
    reference_at_once=(10, 50, 100),
    hanging_among=50,
    idle_seconds=60,
    restarts=10,
    hops=5_000,
    limited_at_once=200,
    files=1_024,
    limit_seconds=1_800,
)
