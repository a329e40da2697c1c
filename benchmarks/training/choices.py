"""Fits and judges the models that choose one of several candidates, and the postings that they are learnt from."""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.postings import SURE, cases_of, is_only_scored, names_in
from services.parser.document import Document

__all__ = ["Example", "Posting", "captured", "cross_validated", "fit", "invented", "report", "write"]

_EPOCHS, _RATE, _STRENGTH, _FOLDS = 30, 0.15, 60.0, 5
_SHARPNESS = 2.0
"""Small weights choose best among an unknown author's candidates, but are too timid: twice as large, they are as sure
as they are right. Both were found by leaving out one author after the other."""
_LEAST, _FIRST_SQUARE = 0.01, 0.05

Weights = dict[str, float]
Decision = tuple["Example", int, float, list[float]]
"""An example, the answer, its chance, and the chances of all."""


@dataclass(frozen=True)
class Example:
    """The candidates of one reading; the last ones stand for that none is the employer."""

    origin: str
    kind: str
    candidates: list[tuple[str, ...]]
    names: list[str]
    right: frozenset[int]
    weight: float


def cross_validated(examples: Sequence[Example]) -> list[Decision]:
    """Return the decisions on each example by weights that were learnt without its origin."""
    origins = sorted({one.origin for one in examples})
    Random(3).shuffle(origins)  # noqa: S311 — an order, no secret
    found: list[Decision] = []
    for at in range(_FOLDS):
        held = set(origins[at::_FOLDS])
        weights = fit([one for one in examples if one.origin not in held])
        found += [(one, *decide(weights, one)) for one in examples if one.origin in held]
    return found


def write(weights: Weights, path: Path) -> None:
    """Write the weights that matter."""
    kept = {name: round(value, 2) for name, value in sorted(weights.items()) if abs(value) >= _LEAST}
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(kept)} weights, {path.stat().st_size // 1000} KB")


def report(found: Sequence[Decision], *, is_shown: bool) -> None:
    """Print what is found of each kind of reading, and how sure."""
    by_kind: Mapping[str, list[bool]] = defaultdict(list)
    reach: Mapping[str, list[bool]] = defaultdict(list)
    sure: Mapping[str, list[bool]] = defaultdict(list)
    bins: Mapping[float, list[bool]] = defaultdict(list)
    for one, best, chance, _ in found:
        is_right = best in one.right
        by_kind[one.kind].append(is_right)
        reach[one.kind].append(one.right != {len(one.names)})
        if best < len(one.names):
            bins[math.floor(chance * 10) / 10].append(is_right)
            if chance >= SURE:
                sure[one.kind].append(is_right)
    for kind, hits in by_kind.items():
        print(
            f"{kind}: {sum(hits)} of {len(hits)}; among the candidates {sum(reach[kind])}; "
            f"sure {sum(sure[kind])} of {len(sure[kind])}"
        )
    for one, best, chance, _ in found if is_shown else ():
        if best not in one.right:
            names = [*one.names, "-"]
            right = [names[at] for at in sorted(one.right)]
            print(f"{one.origin} | {one.kind} | {names[best]} | {chance:.2f} | {right}")
    print({low: f"{sum(hits)}/{len(hits)}" for low, hits in sorted(bins.items())})


def decide(weights: Weights, one: Example) -> tuple[int, float, list[float]]:
    """Return the likeliest candidate and its chance."""
    shares = _shares(weights, one.candidates)
    best = max(range(len(shares)), key=shares.__getitem__)
    return best, shares[best], shares


def fit(examples: Sequence[Example]) -> Weights:
    """Return the weights of a conditional logistic model, by adaptive gradient steps."""
    counts = Counter(name for one in examples for features in one.candidates for name in features)
    weights: Weights = dict.fromkeys(counts, 0.0)
    squares = dict.fromkeys(counts, _FIRST_SQUARE)
    order = Random(7)  # noqa: S311 — an order, no secret
    total = sum(one.weight for one in examples)
    for _ in range(_EPOCHS):
        for one in order.sample(examples, len(examples)):
            shares = _shares(weights, one.candidates)
            mass = sum(shares[at] for at in one.right)
            slopes: Weights = defaultdict(float)
            for at, features in enumerate(one.candidates):
                wrong = shares[at] - (shares[at] / mass if at in one.right else 0.0)
                for name in features:
                    slopes[name] += wrong * one.weight
            for name, wrong in slopes.items():
                slope = wrong + _STRENGTH * weights[name] * one.weight / total
                squares[name] += slope * slope
                weights[name] -= _RATE * slope / math.sqrt(squares[name])
    return {name: _SHARPNESS * weight for name, weight in weights.items()}


def _shares(weights: Weights, candidates: Sequence[Collection[str]]) -> list[float]:
    sums = [sum(weights.get(name, 0.0) for name in features) for features in candidates]
    powers = [math.exp(value - max(sums)) for value in sums]
    return [power / sum(powers) for power in powers]


@dataclass(frozen=True)
class Posting:
    """A posting and its employer, which may not be named."""

    origin: str
    document: Document
    employer: tuple[str, ...]
    title: tuple[str, ...]


def invented(folder: Path) -> Iterator[Posting]:
    """Yield our own postings: `=== address | employer;other spelling | title`, and below it the posting."""
    for path in sorted(folder.glob("*.txt")):
        for at, text in enumerate(path.read_text("utf-8").split("=== ")[1:]):
            head, _, body = text.partition("\n")
            url, employer, title = (
                tuple(part.strip() for part in cell.split(";") if part.strip() != "-") for cell in head.split(" | ")
            )
            document = Document(body=body, url=url[0] if url else None, is_pasted=not url)
            yield Posting(f"{path.stem} {at}", document, employer, title)


def captured(truths: Sequence[Path]) -> Iterator[Posting]:
    """Yield the captured postings that may be looked at."""
    for folder, case in cases_of(truths):
        if "blind" in folder.parts:
            raise SystemExit("Blind postings are never learnt from.")
        if not case["is_posting"] or ("open" not in folder.parts and is_only_scored(case)):
            continue
        employer, titles = names_in(case)
        if employer is not None:
            body = (folder / Path(case["file"]).name).read_bytes()
            document = Document(body=body, url=case.get("url") or None, is_pasted=bool(case.get("pasted")))
            origin = str(case.get("platform") or Path(case["file"]).name)
            yield Posting(origin, document, tuple(employer), tuple(titles))
