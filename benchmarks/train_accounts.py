"""Weights by which insights finds the accounts that help whoever prepares.

Writes `services/insights/passages/account_weights.json`. Companies of the blind third are left out; how it does on
companies it was not fitted to is printed from a cross-validation by company.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._labelled import gold_lines, is_blind, post_of
from benchmarks.training.logistic import fit
from lexicon.logistic import Logistic, probability
from services.insights.passages.helpful import features_of

_WEIGHTS = Path(__file__).parent.parent / "services" / "insights" / "passages" / "account_weights.json"
_JUDGED = Path(__file__).parent / "data" / "judged_accounts.jsonl"
_STRENGTH = 10.0
_SMALLEST = 0.02
"""Weights below are left out."""
_LIMITS = (0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True)
class _Example:
    features: frozenset[str]
    verdict: str
    """`good`, `thin` or `wrong`."""
    company: str

    def fold(self, folds: int) -> int:
        return hashlib.sha256(self.company.encode()).digest()[2] % folds


def main(arguments: Sequence[str]) -> int:
    """Train, print how it does on what was held back, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_accounts", description=__doc__)
    parser.add_argument("root", type=Path, help="folder with the posts that the judged lines name")
    parser.add_argument("--judged", type=Path, default=_JUDGED, help="lines `{file, index, where, places, verdict}`")
    parser.add_argument("--folds", type=int, default=8, help="of the cross-validation; 0 for none")
    given = parser.parse_args(arguments)
    judged = list(_examples(given.judged, given.root))
    print(Counter(one.verdict for one in judged))
    scored = [
        (one, probability(model.log_odds(one.features)))
        for fold in range(given.folds)
        for model in [_fit([one for one in judged if one.fold(given.folds) != fold])]
        for one in judged
        if one.fold(given.folds) == fold
    ]
    for limit in _LIMITS if scored else ():
        taken = Counter(one.verdict for one, chance in scored if chance >= limit)
        print(f"  held back by company, from {limit}: {dict(taken)}")
    model = _fit(judged)
    weights = {name: round(value, 2) for name, value in sorted(model.weights.items()) if abs(value) >= _SMALLEST}
    _WEIGHTS.write_text(json.dumps({"bias": round(model.bias, 3), "weights": weights}, indent=1) + "\n", "utf-8")
    print(f"{len(weights)} weights written")
    return 0


def _examples(file: Path, root: Path) -> Iterator[_Example]:
    for line in gold_lines(file):
        company = Path(line["file"]).stem
        if not is_blind(company):
            post = post_of({"id": "judged", "source_file": line["file"], "index": line["index"]}, root)
            kind, _, number = line["where"].partition(":")
            text = post.comments[int(number)].body if kind == "comment" else post.body
            yield _Example(features_of([text[start:end] for start, end in line["places"]]), line["verdict"], company)


def _fit(examples: Sequence[_Example]) -> Logistic:
    return fit([(one.features, one.verdict == "good") for one in examples], strength=_STRENGTH)
