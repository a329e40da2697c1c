"""Weights by which the job that a teller applied for is told from the others that they name.

Reads judged lines as `python -m benchmarks tellers` does and writes `services/insights/sources/job_weights.json`.
Companies of the blind third are left out; how it does on companies it was not fitted to is printed.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._labelled import is_blind
from benchmarks.tellers import JUDGED, Case, cases, same_job, spellings_of, text_at
from benchmarks.train_mentions import FOLDS, fold_of
from benchmarks.training.smooth import fit_exactly
from lexicon.logistic import Logistic
from services.insights.sources.named_jobs import NamedJob, named_jobs

_WEIGHTS = Path(__file__).parents[1] / "services" / "insights" / "sources" / "job_weights.json"
_FEWEST = 4
"""Signs of fewer names get no weight."""
_SMALLEST = 0.05
"""Smaller weights are left out of the file."""


@dataclass(frozen=True)
class Text:
    """What somebody wrote, the jobs named in it, and which of them people say it is."""

    company: str
    jobs: Sequence[NamedJob]
    applied: frozenset[str]

    def is_right(self, job: NamedJob) -> bool:
        """Whether a job is the one that people read."""
        return any(same_job(job.name, named) for named in self.applied)


def main(arguments: Sequence[str]) -> int:
    """Fit, print the cross-validation, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_tellers", description=__doc__)
    parser.add_argument("root", type=Path, help="folder of the files of discussions")
    parser.add_argument("judged", type=Path, nargs="*", default=[JUDGED], help="files of judged lines")
    parser.add_argument("--strength", type=float, default=3.0, help="of the regularisation")
    parser.add_argument("--precision", type=float, default=0.92, help="wanted on companies that were held back")
    given = parser.parse_args(arguments)
    texts = [text for file in given.judged for text in _texts(file, given.root)]
    folds = [_fit([text for text in texts if fold_of(text.company) != fold], given.strength) for fold in range(FOLDS)]
    chosen = [(text, *_best(text, folds[fold_of(text.company)])) for text in texts]
    threshold = _threshold(chosen, given.precision)
    for wanted in sorted({0.85, 0.9, 0.95, given.precision}):
        print(f"  {_quality(chosen, _threshold(chosen, wanted))}")
    _write(_fit(texts, given.strength), threshold)
    return 0


def _texts(file: Path, root: Path) -> Iterator[Text]:
    by_writer: defaultdict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases(file, root):
        if not is_blind(case.company):
            writer = case.line["where"] if case.place == "comment" else "post"
            by_writer[case.post.source_id, writer].append(case)
    for (_, writer), told in by_writer.items():
        post = told[0].post
        texts = (post.title, post.body) if writer == "post" else ("", text_at(post, writer))
        jobs = named_jobs(*texts, spellings_of(told[0].employer))
        own = [case for case in told if case.line["job"] and (writer == "post" or case.line["job"][0] == writer)]
        yield Text(told[0].company, jobs, frozenset(case.named for case in own))


def _fit(texts: Sequence[Text], strength: float) -> Logistic:
    rows = [(job.signs, text.is_right(job)) for text in texts for job in text.jobs]
    counts = Counter(sign for signs, _ in rows for sign in signs)
    known = {sign for sign, count in counts.items() if count >= _FEWEST}
    return fit_exactly([(signs & known, right) for signs, right in rows], strength=strength)


def _best(text: Text, model: Logistic) -> tuple[float, bool]:
    """Return the log odds of the likeliest job of a text, and whether it is the right one."""
    best = max(text.jobs, key=lambda job: model.log_odds(job.signs), default=None)
    return (model.log_odds(best.signs), text.is_right(best)) if best else (float("-inf"), False)


def _threshold(chosen: Sequence[tuple[Text, float, bool]], wanted: float) -> float:
    for threshold in sorted({round(odds, 2) for _, odds, _ in chosen if odds > float("-inf")}):
        taken = [right for _, odds, right in chosen if odds >= threshold]
        if taken and sum(taken) / len(taken) >= wanted:
            return threshold
    return float("inf")


def _quality(chosen: Sequence[tuple[Text, float, bool]], threshold: float) -> str:
    taken = [right for _, odds, right in chosen if odds >= threshold]
    named = sum(bool(text.applied) for text, _, _ in chosen)
    share = sum(taken) / max(1, len(taken))
    counts = f"{sum(taken)} of {len(taken)}, {named} named"
    return f"held back, from {threshold:.2f}: P {share:.3f}  R {sum(taken) / named:.3f}  ({counts})"


def _write(model: Logistic, threshold: float) -> None:
    weights = {name: round(weight, 2) for name, weight in sorted(model.weights.items()) if abs(weight) >= _SMALLEST}
    content = {"threshold": threshold, "bias": round(model.bias, 3), "weights": weights}
    _WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
