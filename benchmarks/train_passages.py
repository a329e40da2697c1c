"""Weights by which insights finds the sentences that tell how an employer's hiring went.

Writes `services/insights/passages/weights.json`. Companies of the blind third are left out; how it does on companies it
was not fitted to is printed from a cross-validation by company, and for `--held-out` lines if there are any.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._labelled import company_name, gold_lines, is_blind, post_of
from benchmarks.training.forest import Row
from benchmarks.training.mixture import fit_mixture, write_mixtures
from lexicon.company import Company
from services.insights.asked.surroundings import is_word
from services.insights.passages.features import features_of
from services.insights.passages.judge import HEADS
from services.insights.sentences.learnt import Learnt
from services.insights.sources.post_analysis import PostAnalysis, analyse

_WEIGHTS = Path(__file__).parent.parent / "services" / "insights" / "passages" / "weights.json"
_LABELLED = Path(__file__).parent / "data" / "told_sentences.jsonl"
_TREES = 48
_TRUE = frozenset({"told", "announced", "trivial"})
_LIMITS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class _Example:
    features: frozenset[str]
    label: str
    """`told`, `announced`, `trivial`, `work`, or nothing: it says nothing of this employer's hiring."""
    company: str

    def fold(self, folds: int) -> int:
        return hashlib.sha256(self.company.encode()).digest()[2] % folds

    def answers(self) -> Mapping[str, bool]:
        """Return what is right for each head; what is not of the hiring at all neither tells much nor little of it."""
        is_true = self.label in _TRUE
        return {"true": is_true, "telling": self.label == "told"} if is_true else {"true": False}


def main(arguments: Sequence[str]) -> int:
    """Train, print how it does on what was held back, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_passages", description=__doc__)
    parser.add_argument("root", type=Path, help="folder with the posts that the labelled lines name")
    parser.add_argument("--labelled", type=Path, default=_LABELLED, help="lines `{file, index, sentences}`")
    parser.add_argument("--held-out", type=Path, help="lines of the same form that are only scored")
    parser.add_argument("--folds", type=int, default=4, help="of the cross-validation; 0 for none")
    given = parser.parse_args(arguments)
    labelled = list(_examples(given.labelled, given.root, blind=False))
    print(Counter(one.label for one in labelled))
    scored: list[tuple[_Example, Mapping[str, float]]] = []
    for fold in range(given.folds):
        learnt = _fit([one for one in labelled if one.fold(given.folds) != fold])
        scored += [(one, _scores(learnt, one)) for one in labelled if one.fold(given.folds) == fold]
    _print("held back by company", scored)
    learnt = _fit(labelled)
    if given.held_out:
        only_scored = _examples(given.held_out, given.root, blind=True)
        _print("only scored", [(one, _scores(learnt, one)) for one in only_scored])
    write_mixtures(learnt, _WEIGHTS)
    return 0


def _examples(file: Path, root: Path, *, blind: bool) -> Iterator[_Example]:
    for line in gold_lines(file):
        company = Path(line["file"]).stem
        if is_blind(company) is blind:
            gold = {"id": "labelled", "source_file": line["file"], "index": line["index"], "company": company}
            analysis = analyse(post_of(gold, root), Company.of(company_name(gold)))
            yield from _of_post(analysis, line["sentences"], company)


def _of_post(analysis: PostAnalysis, labels: Mapping[str, Mapping[str, str]], company: str) -> Iterator[_Example]:
    for text in analysis.texts.texts if analysis.relevant else ():
        known = labels.get(text.where, {})
        for number, scoped in enumerate(text.sentences):
            label = known.get(str(scoped.sentence.start))
            if label is not None:
                yield _Example(features_of(number, text, analysis), label, company)


def _fit(examples: Sequence[_Example]) -> Mapping[str, Learnt]:
    answered = [(one.features, one.answers()) for one in examples]
    return {
        head: fit_mixture(
            [Row(features, answers[head]) for features, answers in answered if head in answers],
            is_word=is_word,
            trees=_TREES,
        )
        for head in HEADS
    }


def _scores(learnt: Mapping[str, Learnt], one: _Example) -> Mapping[str, float]:
    return {head: learnt[head].chance(one.features) for head in HEADS}


def _print(title: str, scored: Sequence[tuple[_Example, Mapping[str, float]]]) -> None:
    if not scored:
        return
    print(f"{title}: {len(scored)} sentences, {sum(one.label in _TRUE for one, _ in scored)} of the hiring")
    true = max(1, sum(one.label in _TRUE for one, _ in scored))
    for limit in _LIMITS:
        taken = [(one, score) for one, score in scored if score["true"] >= limit]
        right = sum(one.label in _TRUE for one, _ in taken)
        telling = Counter(one.label for one, score in taken if score["telling"] >= 0.5)
        shares = f"precision {right / max(1, len(taken)):.3f}, recall {right / true:.3f}"
        print(f"  from {limit}: {len(taken)} taken, {shares}; {telling.total()} seem to tell much: {dict(telling)}")
