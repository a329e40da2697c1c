"""Parts of lines in one look and one direction, and where each stands."""

from collections.abc import Sequence
from typing import NamedTuple

from services.renderer.typesetting.bidi import stretches, visual_order
from services.renderer.typesetting.language import by_language
from services.renderer.typesetting.line_breaking import SPACES, Run, TypesetLine, text_width

__all__ = ["Fragment", "in_order", "placed", "width_of", "with_places"]


class Fragment(NamedTuple):
    """Part of a line in one look and one direction."""

    run: Run
    text: str
    start: int
    rtl: bool
    language: str | None


def in_order(runs: Sequence[Run]) -> list[Fragment]:
    """Return a line of which nothing is read from the right."""
    found: list[Fragment] = []
    start = 0
    for run in runs:
        for language, text in by_language(run.text):
            found.append(Fragment(run, text, start, False, language))
            start += len(text)
    return found


def placed(line: TypesetLine, *, rtl: bool) -> list[list[Fragment]]:
    """Return the stretches of a line from left to right, and what each consists of from left to right."""
    found: list[list[Fragment]] = []
    whole = in_order(line.runs)
    for stretch in visual_order(stretches(line.text, rtl=rtl)):
        pieces = [
            Fragment(
                run,
                text[max(stretch.start - start, 0) : stretch.end - start],
                max(start, stretch.start),
                stretch.rtl,
                language,
            )
            for run, text, start, _, language in whole
            if start < stretch.end and stretch.start < start + len(text)
        ]
        found.append(pieces[::-1] if stretch.rtl else pieces)
    return found


def with_places(line: Sequence[Sequence[Fragment]], x: float, shrinkage: float) -> list[tuple[Fragment, float]]:
    """Return what stands on a line with its left edge, stretch by stretch in the order in which they are read."""
    found: list[tuple[int, Fragment, float]] = []
    for pieces in line:
        first = min(piece.start for piece in pieces)
        for piece in pieces:
            found.append((first, piece, x))
            x += width_of(piece, shrinkage)
    return [(piece, left) for _, piece, left in sorted(found, key=lambda item: item[0])]


def width_of(fragment: Fragment, shrinkage: float) -> float:
    """Return how wide a fragment is, in points."""
    run, text = fragment.run, fragment.text
    width = text_width(text, run.style, rtl=fragment.rtl) * run.size
    return width + shrinkage * len(SPACES.findall(text)) if shrinkage else width
