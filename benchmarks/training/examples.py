"""What the classifiers of insights are trained on, and how they do on what was held back together."""

import argparse
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._labelled import gold_lines, is_blind
from benchmarks.training.forest import Row
from benchmarks.training.mixture import write_mixture
from services.insights.sentences.learnt import Learnt

__all__ = ["Example", "cross_validate", "invented_lines", "judged_lines", "labelled_lines", "parser_of", "train"]

_LABELS = ("train.jsonl", "rich.jsonl", "visible.jsonl")
_LIMITS = (0.4, 0.5, 0.55, 0.6, 0.7)


@dataclass(frozen=True)
class Example:
    """A candidate with the answer."""

    row: Row
    group: str
    """What must be held back together, e.g. a company."""
    kind: str

    def fold(self, folds: int) -> int:
        """Return the part it is held back with."""
        return hashlib.sha256(self.group.encode()).digest()[1] % folds


def parser_of(name: str, about: str | None, *, judged: str, folds: int) -> argparse.ArgumentParser:
    """Return the parser of a trainer's arguments; `judged` says what a line of judged spans is."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks {name}", description=about)
    parser.add_argument("root", type=Path, help="folder with `labels/*.jsonl` and the posts they name")
    parser.add_argument("--labels", nargs="*", default=_LABELS, help="files below `labels/`")
    parser.add_argument("--judged", nargs="*", type=Path, default=[], help=f"lines `{judged}`, spans of posts")
    parser.add_argument("--folds", type=int, default=folds, help="of the cross-validation; 0 for none")
    return parser


def labelled_lines(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the labels that may be learnt from: of posts about their employer, which is not of the blind third."""
    for line in gold_lines(file):
        if line["relevant_to_company"] and not is_blind(line["company"]):
            yield line


def judged_lines(file: Path) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield each post of judged spans that may be learnt from, named as labels name posts, with its spans."""
    by_post: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for line in gold_lines(file):
        by_post.setdefault((line["file"], line["index"]), []).append(line)
    for (source, index), lines in by_post.items():
        if not is_blind(company := Path(source).stem):
            yield {"id": "judged", "source_file": source, "index": index, "company": company}, lines


def invented_lines(name: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the lines of a file of this folder: as they stand, what they say, and whether it tells (`+`) or not."""
    for line in (Path(__file__).with_name(name)).read_text(encoding="utf-8").splitlines():
        if line.startswith(("+ ", "- ")):
            yield line, line[2:], line[0] == "+"


def train(examples: Sequence[Example], *, folds: int, fit: Callable[[Sequence[Example]], Learnt], into: Path) -> None:
    """Print how many examples there are and the cross-validation, and write what is learnt from all of them."""
    print(f"{len(examples)} examples: {dict(Counter((one.kind, one.row.yes) for one in examples))}")
    cross_validate(examples, folds, fit)
    write_mixture(fit(examples), into)


def cross_validate(examples: Sequence[Example], folds: int, fit: Callable[[Sequence[Example]], Learnt]) -> None:
    """Print precision and recall for examples the models were not fitted to, by kind."""
    scored: list[tuple[Example, float]] = []
    for fold in range(folds):
        learnt = fit([one for one in examples if one.fold(folds) != fold])
        scored += [(one, learnt.chance(one.row.features)) for one in examples if one.fold(folds) == fold]
    for kind in dict.fromkeys(one.kind for one, _ in scored):
        part = [(one.row.yes, score) for one, score in scored if one.kind == kind]
        print(f"  {kind:10} " + "   ".join(_at(part, limit) for limit in _LIMITS))


def _at(part: Sequence[tuple[bool, float]], limit: float) -> str:
    said = [told for told, score in part if score >= limit]
    wanted = sum(told for told, _ in part)
    return f"{limit}: P {sum(said) / max(1, len(said)):.2f} R {sum(said) / max(1, wanted):.2f}"
