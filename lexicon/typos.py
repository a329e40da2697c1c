"""Small spelling mistakes in names."""

from itertools import pairwise

__all__ = ["is_typo"]

_SHORTEST = 5
_SHORTEST_LOOSE = 6
"""One letter makes a shorter name another one: only swapped and doubled letters are mistakes there."""
_LONG_ENOUGH = 8
_LONG = 11
_ALIKE = ("aeiouy", "ckq", "sz", "cs", "mn", "bp", "dt", "fvw", "gj", "xs")
"""Letters that people confuse; any other letter makes another name: `Kilbarrow` is not `Kilmarrow`."""


def is_typo(written: str, meant: str, *, is_known: bool = False) -> bool:
    """Whether one letter is missing, doubled, swapped or a similar one (two in long names); the first must be right.

    Both names are given as letters. Of a known name of some length any letter may be wrong: no other is so near.
    """
    shortest = min(len(written), len(meant))
    if shortest < _SHORTEST or written[0] != meant[0]:
        return False
    if shortest < _SHORTEST_LOOSE:
        return _undoubled(written) == _undoubled(meant) or _is_swapped(written, meant)
    if is_known and len(written) == len(meant) >= _LONG_ENOUGH and sum(map(str.__ne__, written, meant)) == 1:
        return True
    most = 2 if shortest >= _LONG else 1
    return abs(len(written) - len(meant)) <= most and _distance(written, meant) <= most


def _undoubled(name: str) -> str:
    return name[0] + "".join(letter for before, letter in pairwise(name) if letter != before)


def _is_swapped(one: str, other: str) -> bool:
    return sorted(one) == sorted(other) and _distance(one, other) == 1


def _distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance: a swap of neighbours counts as one mistake."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = rows[-1][j - 1] + _cost(letter, wanted)
            best = min(rows[-1][j] + _weight(letter), row[j - 1] + _weight(wanted), cost)
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def _cost(letter: str, wanted: str) -> int:
    if letter == wanted:
        return 0
    return 1 if any(letter in alike and wanted in alike for alike in _ALIKE) else 3


def _weight(letter: str) -> int:
    """What a missing letter costs; a missing digit makes another name."""
    return 3 if letter.isdigit() else 1
