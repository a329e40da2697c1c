"""Weights of the model that tells a posting's lines apart, learnt from invented lines and captured postings.

Reads `benchmarks/data/posting_lines/<language>.toml`; from captures, the lines below headings that the lexicon knows.
Prints how many lines are told right: of captures whose platform was held back, and of all that are only scored.
"""

import argparse
import json
import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.postings import cases_of
from services.parser.document import Document
from services.parser.errors import ParserError
from services.parser.read_document import read_posting
from services.parser.text.headings import heading_kind
from services.parser.text.line_kinds import KINDS, SCALE, WEIGHTS, ZERO, LineKind, features
from services.parser.text.lines import lines_of

OWN = Path(__file__).parent / "data" / "posting_lines"
_EPOCHS, _RATE, _STRENGTH, _FOLDS = 20, 0.3, 0.03, 4
_LEAST = 3
_LONGEST_HEADING = 60
_PARTS: dict[str, LineKind] = {
    "required": "required", "preferred": "preferred", "responsibilities": "task", "benefits": "benefit",
    "process": "process",
}  # fmt: skip

Weights = dict[str, list[float]]


@dataclass(frozen=True)
class Line:
    """A line, what it is, and where it is from."""

    kind: LineKind
    features: tuple[str, ...]
    origin: str


def main(arguments: Sequence[str]) -> int:
    """Fit on everything that may be looked at, write the weights, print what is told right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_lines", description=__doc__)
    parser.add_argument("captures", nargs="*", type=Path, metavar="TRUTH.json", help="captured postings to learn from")
    parser.add_argument("--score", nargs="*", type=Path, default=[], metavar="TRUTH.json", help="only scored")
    options = parser.parse_args(arguments)
    own = list(invented(OWN))
    captured = list(_captured(options.captures))
    print(f"{len(own)} invented lines in {len({line.origin for line in own})} languages, {len(captured)} captured")
    origins = sorted({line.origin for line in captured})
    right = [hit for fold in range(_FOLDS) for hit in _held_back(own, captured, set(origins[fold::_FOLDS]))]
    print(f"held back by platform: {sum(right)} of {len(right)}")
    weights = fit([*own, *captured])
    scored = hits(weights, list(_captured(options.score)))
    print(f"only scored: {sum(scored)} of {len(scored)}")
    write(weights)
    return 0


def _held_back(own: Sequence[Line], captured: Sequence[Line], origins: set[str]) -> list[bool]:
    weights = fit([*own, *(line for line in captured if line.origin not in origins)])
    return hits(weights, [line for line in captured if line.origin in origins])


def fit(lines: Sequence[Line]) -> Weights:
    """Return the weights of a softmax model, by adaptive gradient steps."""
    weights: Weights = defaultdict(lambda: [0.0] * len(KINDS))
    squares: Weights = defaultdict(lambda: [0.01] * len(KINDS))
    order = Random(7)  # noqa: S311 — the order of the lines, the same in each run
    for _ in range(_EPOCHS):
        for line in order.sample(lines, len(lines)):
            rows = [(weights[feature], squares[feature]) for feature in line.features]
            found = _softmax([row for row, _ in rows])
            for at, kind in enumerate(KINDS):
                _descend(rows, at, found[at] - (kind == line.kind))
    return weights


def _descend(rows: Sequence[tuple[list[float], list[float]]], at: int, wrong: float) -> None:
    for row, square in rows:
        slope = wrong + _STRENGTH * row[at]
        square[at] += slope * slope
        row[at] -= _RATE * slope / math.sqrt(square[at])


def _softmax(rows: Sequence[Sequence[float]]) -> list[float]:
    sums = [sum(row[at] for row in rows) for at in range(len(KINDS))]
    powers = [math.exp(value - max(sums)) for value in sums]
    return [power / sum(powers) for power in powers]


def hits(weights: Weights, lines: Sequence[Line]) -> list[bool]:
    """Return of each line whether it is told right."""
    none = [0.0] * len(KINDS)
    found = []
    for line in lines:
        shares = _softmax([weights.get(feature, none) for feature in line.features])
        best = KINDS[shares.index(max(shares))]
        # A wish that is read as a demand is in the right list.
        found.append(best == line.kind or {best, line.kind} == {"required", "preferred"})
    return found


def invented(folder: Path) -> Iterable[Line]:
    """Yield the lines of a folder with a file for each language."""
    for path in sorted(folder.glob("*.toml")):
        for kind, text in tomllib.loads(path.read_text("utf-8")).items():
            yield from (_line(kind, line, path.stem) for line in text.splitlines() if line.strip())


def _captured(truths: Sequence[Path]) -> Iterable[Line]:
    for folder, case in cases_of(truths):
        if not case["is_posting"]:
            continue
        name = Path(case["file"]).name
        document = Document(
            body=(folder / name).read_bytes(), url=case["url"] or None, is_pasted=bool(case.get("pasted"))
        )
        try:
            description = read_posting(document).fields.get("description") or ""
        except ParserError:
            continue
        yield from (_line(kind, text, name.split("__")[0]) for kind, text in below_headings(description))


def below_headings(description: str) -> Iterable[tuple[LineKind, str]]:
    """Yield the items right below known headings; an unknown heading ends what is known."""
    kind: LineKind | None = None
    for line in lines_of(description):
        if line.kind == "item":
            if kind:
                yield kind, line.text
        elif part := heading_kind(line.text) if len(line.text) <= _LONGEST_HEADING else None:
            kind = _PARTS.get(part)
        else:
            kind = None


def _line(kind: LineKind, text: str, origin: str) -> Line:
    return Line(kind, tuple(sorted(features(text))), origin)


def write(weights: Weights) -> None:
    """Write the weights that matter, one character for each kind."""
    written = {}
    for feature, row in weights.items():
        signs = [max(-44, min(44, round(weight / SCALE))) for weight in row]
        if max(map(abs, signs)) >= _LEAST:
            written[feature] = "".join(chr(sign + ZERO) for sign in signs)
    WEIGHTS.write_text(
        json.dumps(dict(sorted(written.items())), ensure_ascii=False, separators=(",", ":"), indent=0), "utf-8"
    )
    print(f"{len(written)} weights, {WEIGHTS.stat().st_size // 1000} KB")
