"""What each overlap of a preparation's steps is worth: thousands of guides on the latencies of the comparison's world.

Each variant is reckoned from the same draws, so that differences are exact; no service runs.
"""

import argparse
import math
import random
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.comparing.world.weather import KINDS, Kind

__all__ = ["VARIANTS", "Draw", "main"]

_TOKENS = (700, 560, 500, 900, 560)
"""What the sections that read posts write."""
_ALONE, _SKILLS, _VERDICTS = 480, 250, 80
"""What the section writes that goes by the posting alone, what skills take, and the second look."""
_READING, _CHECKING, _ASSEMBLING, _LAYOUT = 0.24, 0.08, 0.13, 0.17
"""Seconds of processor on the path; checking and assembling have a fifth left of them since they are begun earlier."""
_LEFT = 0.2
_HEAD_START = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """The latencies of one guide."""

    page: float
    searches: Sequence[float]
    comments: Sequence[float]
    sections: Sequence[float]
    alone: float
    verdicts: float
    skills: float

    @property
    def collecting(self) -> float:
        """Seconds from company and title to the last comments."""
        return max(self.searches) + max(self.comments)

    def ends(self, posts: float, *, alone: float | None = None, reading: float = _READING) -> float:
        """Return when the guide is there, from when there are posts and when the posting-only section may begin."""
        begun = posts if alone is None else alone
        written = max(posts + reading + max(self.sections), begun + self.alone)
        return written + (_CHECKING + _ASSEMBLING) * _LEFT + self.verdicts + _LAYOUT


def _former(one: Draw) -> float:
    """Everything after the other, and a pause before all sections but the first."""
    written = _READING + max(one.sections[0], _HEAD_START + max(*one.sections[1:], one.alone))
    return one.page + one.collecting + written + _CHECKING + one.verdicts + _ASSEMBLING + _LAYOUT


def _present(one: Draw) -> float:
    return one.ends(one.page + one.collecting)


def _own_pace(one: Draw) -> float:
    return max(search + comments for search, comments in zip(one.searches, (*one.comments, 0.0), strict=True))


VARIANTS: Mapping[str, Callable[[Draw], float]] = {
    "today": _present,
    "before sections, checks and assembly overlapped": _former,
    "skills read by a model before anything is collected": lambda one: _present(one) + one.skills,
    "posting read while its preview is looked at": lambda one: _present(one) - one.page,
    "discussions collected then as well": lambda one: _present(one) - one.page - one.collecting,
    "posting-only section while discussions are collected": lambda one: one.ends(
        one.page + one.collecting, alone=one.page
    ),
    "discussions read as they arrive": lambda one: one.ends(one.page + one.collecting, reading=_READING / 4),
    "comments of a source right after its own search": lambda one: one.ends(one.page + _own_pace(one)),
    "sections begun before comments are there": lambda one: one.ends(one.page + max(one.searches)),
    "sections laid out as they come": lambda one: _present(one) - _LAYOUT * 3 / 4,
}


def main(arguments: Sequence[str] = ()) -> int:
    """Print what each variant takes and saves."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks overlap", description=__doc__)
    parser.add_argument("--guides", type=int, default=4000)
    parser.add_argument("--tokens-per-second", type=float, default=85.0, help="what the model writes")
    given = parser.parse_args(arguments)
    draws = [_draw(random.Random(number), given.tokens_per_second) for number in range(given.guides)]  # noqa: S311
    today = [_present(one) for one in draws]
    for name, ends in VARIANTS.items():
        taken = [ends(one) for one in draws]
        saved = statistics.median(now - then for now, then in zip(today, taken, strict=True))
        share = 1 - statistics.median(taken) / statistics.median(today)
        print(f"  {name:<56} p50 {statistics.median(taken):6.2f} s, saves {1000 * saved:6.0f} ms ({share:+.1%})")
    return 0


def _draw(chance: random.Random, speed: float) -> Draw:
    def took(kind: Kind, tokens: float = 0.0) -> float:
        return KINDS[kind].drawn(chance) + tokens / (speed * math.exp(0.2 * chance.gauss(0, 1)))

    return Draw(
        page=took("page"),
        searches=[took("community") for _ in range(4)],
        comments=[took("community") for _ in range(3)],
        sections=[took("model", tokens) for tokens in _TOKENS],
        alone=took("model", _ALONE),
        verdicts=took("model", _VERDICTS),
        skills=took("model", _SKILLS),
    )
