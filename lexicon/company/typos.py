"""Small spelling mistakes in names."""

__all__ = ["is_typo"]

_SHORTEST = 5
_LONG = 11


def is_typo(written: str, meant: str) -> bool:
    """Whether one letter is wrong, missing, doubled or swapped (two in long names); the first letter must be right.

    Both names are given as letters.
    """
    if min(len(written), len(meant)) < _SHORTEST or written[0] != meant[0]:
        return False
    most = 2 if min(len(written), len(meant)) >= _LONG else 1
    return abs(len(written) - len(meant)) <= most and _distance(written, meant) <= most


def _distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance: a swap of neighbours counts as one mistake."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
