"""Numbers as named features."""

from collections.abc import Iterator, Sequence

__all__ = ["steps"]


def steps(name: str, value: float, limits: Sequence[float]) -> Iterator[str]:
    """Yield a feature for each limit that a value reaches."""
    yield from (f"{name}>={limit:g}" for limit in limits if value >= limit)
