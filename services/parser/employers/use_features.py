"""What a text says of a name: how often, where, and around which words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from lexicon.text import fold
from services.parser.employers.candidates import EmployerCandidate
from services.parser.employers.surroundings import PostingSurroundings
from services.parser.text.facts import marked_fact_of

__all__ = ["features_of_use"]

_MOST_PLACES = 8
_SEVERAL, _MANY = 3, 6
_BESIDE = ((1, "+1"), (2, "+2"), (3, "+3"), (-1, "-1"), (-2, "-2"), (-3, "-3"))
_OPENS, _TOP, _HEAD, _FOOT = 6, 4, 12, 6


def features_of_use(candidate: EmployerCandidate, around: PostingSurroundings, *, has_site: bool) -> Iterator[str]:
    """Yield what the text says of a name: how often, where, and around which words."""
    text = around.occurrences
    spots = sorted({(at, name) for name in {*candidate.names, *candidate.brands} for at in text.of(name)})
    candidate.uses.update(name for _, name in spots)
    lines = sorted({bisect_right(text.starts, at) - 1 for at, _ in spots})
    count = len({at for at, _ in spots})
    noun = " noun" if around.writes_nouns_large and not any(" " in name for name in candidate.names) else ""
    if not count:
        yield "unused"
        if has_site:
            yield "site, never named"
        return
    yield f"used {_bucket(count)}{noun}"
    for at, name in spots[:_MOST_PLACES]:
        yield from text.features(name, at)
    first, last = lines[0], len(text.lines) - 1 - lines[-1]
    yield f"head {0 if first == 0 else 3 if first < _TOP else 9 if first < _HEAD else 'none'}"
    if first < _TOP:
        yield "head"
    if last < _FOOT:
        yield "foot"
    if len(lines) >= _SEVERAL:
        yield "in many lines"
    brand = candidate.brand
    if " " not in brand and brand != brand.lower() and brand.lower() in text.small:
        yield "also small"
    if lines[0] == text.opening and spots[0][0] - text.starts[lines[0]] <= _OPENS:
        yield "opens text"
    for index in lines[:_MOST_PLACES]:
        yield from _of_line(candidate, text.lines, index, around)


def _of_line(
    candidate: EmployerCandidate, lines: Sequence[str], index: int, around: PostingSurroundings
) -> Iterator[str]:
    line = lines[index]
    is_alone = any(fold(line) == fold(name) for name in candidate.names)
    if around.title_at is not None:
        if index == around.title_at and not is_alone:
            yield "beside title"
        for step, name in _BESIDE:
            if index == around.title_at + step:
                yield f"line {name}{' alone' if is_alone else ''}"
    if is_alone:
        yield "alone"
        if index and (marked_fact_of(lines[index - 1]) or lines[index - 1].endswith(":")):
            yield "below label"
    if re.search(r"[\w.+-]@[\w-]+\.|\d{4,}", line):
        yield "beside address"


def _bucket(count: int) -> str:
    return "1" if count == 1 else "2" if count < _SEVERAL else "3" if count < _MANY else "6"
