"""Guides of labelled companies, written by weights that were learnt without them.

What is learnt from a company's posts finds nearly all that was asked in them; only guides of companies held back say
what it does for one that is new.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks._labelled import gold_lines, is_blind
from benchmarks.labels import Predicted, guide_predictions, print_scores
from benchmarks.training.examples import fold_of
from services.insights.asked import classifier
from services.insights.asked.weighing import weighed
from services.insights.sentences.learnt import Learnt

__all__ = ["HeldOutGuides"]


@dataclass
class HeldOutGuides:
    """Collects, fold by fold, what guides say about labelled posts of companies that may be looked at."""

    gold: Sequence[dict[str, Any]]
    root: Path
    folds: int
    _predicted: dict[str, Predicted] = field(default_factory=dict)

    @classmethod
    def of_file(cls, gold: Path, root: Path, *, folds: int) -> "HeldOutGuides":
        """Return a collection for the lines of a file but those of the blind third."""
        return cls([line for line in gold_lines(gold) if not is_blind(line["company"])], root, folds)

    def __call__(self, fold: int, learnt: Learnt) -> None:
        """Write the guides of a fold's companies with what was learnt without them."""
        lines = [line for line in self.gold if fold_of(line["company"], self.folds) == fold]
        with _judged_by(learnt):
            self._predicted |= asyncio.run(guide_predictions(lines, self.root))

    def print_scores(self) -> None:
        """Print the scores of all folds together."""
        print_scores("cross-fitted", self.gold, self._predicted, self.root)


@contextmanager
def _judged_by(learnt: Learnt) -> Iterator[None]:
    """Let other weights than those that are shipped judge what was asked."""
    weighed.cache_clear()
    with patch.object(classifier, "_learnt", lambda: learnt):
        yield
    weighed.cache_clear()
