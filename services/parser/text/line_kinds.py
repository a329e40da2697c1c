"""What a line of a posting says: demand, wish, task, benefit, hiring process, the firm, law, or something else.

A linear model over the stems of the line's words. `python -m benchmarks train_lines` fits its weights.
"""

import json
import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold

__all__ = ["KINDS", "LineKind", "features", "kind_of", "kind_of_all", "shares"]

LineKind = Literal["required", "preferred", "task", "benefit", "process", "about", "legal", "other"]
KINDS: tuple[LineKind, ...] = get_args(LineKind)

WEIGHTS = Path(__file__).with_name("line_weights.json")
SCALE, ZERO = 0.08, 80
"""A weight is written as one character: its code less `ZERO`, times `SCALE`."""
_NOTHING = chr(ZERO) * len(KINDS)
_BITS, _MASK = 16, 0xFFFF
_UNSPACED = lazy_compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+")
_LINK = lazy_compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_STEM, _MOST_WORDS = 5, 40
_LONGEST = 400
_DOUBT = 0.05
"""Keeps one odd line from deciding for its list."""


def features(text: str) -> set[str]:
    """Return what the model looks at: beginnings and endings of words, pairs of unspaced signs, a mark for links."""
    text = text[:_LONGEST]
    bare = _LINK.sub(" ", text)
    folded = fold(bare)
    runs = _UNSPACED.findall(folded)
    found = {run[at : at + 2] for run in runs for at in range(len(run) - 1)} | set(runs)
    words = _UNSPACED.sub(" ", folded).split()[:_MOST_WORDS]
    for word in words:
        found |= _parts(word)
    if words:
        # What a statement begins with says most: a verb, `Erstellung`, `Vous`.
        found |= {f"^{words[0][:_STEM]}", f"^…{words[0][-3:]}", f"^…{words[0][-2:]}"}
    return found | ({"@"} if bare != text else set())


@lru_cache(4096)
def _parts(word: str) -> frozenset[str]:
    if word.isdigit():
        return frozenset("#")
    endings = (f"{word[:4]}_", f"…{word[-3:]}") if len(word) > _STEM else ()
    return frozenset((word[:_STEM], *endings))


@lru_cache(4096)
def shares(text: str) -> tuple[float, ...]:
    """Return how likely each of `KINDS` is."""
    total = sum(map(_row, features(text)))
    sums = [total >> _BITS * at & _MASK for at in range(len(KINDS))]
    powers = [math.exp(SCALE * (value - max(sums))) for value in sums]
    return tuple(power / sum(powers) for power in powers)


def kind_of(text: str) -> tuple[LineKind, float]:
    """Return the likeliest kind and how likely it is."""
    found = shares(text)
    best = max(range(len(KINDS)), key=found.__getitem__)
    return KINDS[best], found[best]


def kind_of_all(texts: Iterable[str]) -> tuple[LineKind, float]:
    """Return the likeliest kind of statements that stand in one list, and how likely it is."""
    sums = [0.0] * len(KINDS)
    for text in texts:
        sums = [total + math.log(share + _DOUBT) for total, share in zip(sums, shares(text), strict=True)]
    powers = [math.exp(total - max(sums)) for total in sums]
    best = max(range(len(KINDS)), key=powers.__getitem__)
    return KINDS[best], powers[best] / sum(powers)


@lru_cache(8192)
def _row(feature: str) -> int:
    """Return a feature's weights side by side in one number, so that one addition adds them all.

    Each is `ZERO` too large; as all kinds are, that changes nothing.
    """
    signs = _weights().get(feature, _NOTHING)
    return sum(ord(sign) << _BITS * at for at, sign in enumerate(signs))


@cache
def _weights() -> dict[str, str]:
    written: dict[str, str] = json.loads(WEIGHTS.read_text("utf-8"))
    return written
