"""Weights of what stands around a company's name, learnt from texts that say whether they are about the employer.

Reads lines `{"company", "text", "about_employer"}` and writes `lexicon/company/mention_weights.toml`: a logistic model
whose threshold is the lowest at which the wanted precision is reached on companies it was not fitted to.
"""

import argparse
import hashlib
import json
import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._labelled import is_blind
from benchmarks.labelled_posts import LabelledFile, labelled_files
from benchmarks.training.evidence import strengths
from benchmarks.training.smooth import fit_exactly
from contracts.posts import Post
from lexicon.company import Company
from lexicon.company.mentions import features, surroundings
from lexicon.logistic import Logistic

_WEIGHTS = Path(__file__).parents[1] / "lexicon" / "company" / "mention_weights.toml"
OWN = Path(__file__).parent / "data" / "mentions_training.jsonl"
FOLDS = 6
STRENGTH = 3.0
_ROUNDS = 3
"""How often the place that speaks for a text is chosen anew: a text may name a company in several places."""
_MOST_PLACES = 16
JUDGED = Path(__file__).parent / "data" / "judged_posts.jsonl"
"""Posts of open companies by file and place, with whether they are about the employer."""
_OF_POSTS = "posts"
_POST = 0.3
"""A post counts for so much of a sentence: which of its places made people say what they said of it is guessed."""
_FEWEST = 3
"""Features of fewer texts get no weight."""
_SMALLEST = 0.04
"""Smaller weights are left out of the file."""


@dataclass(frozen=True)
class Text:
    """One text and the features of each place where it names the company."""

    file: Path
    company: str
    places: tuple[frozenset[str], ...]
    about: bool

    @property
    def fold(self) -> int:
        """The part that is held back together."""
        return fold_of(self.company)

    def log_odds(self, model: Logistic) -> float:
        """Return the highest log odds of its places."""
        return max(map(model.log_odds, self.places), default=-math.inf)

    @property
    def count(self) -> float:
        """As how many sentences it counts."""
        return _POST if self.file.name == _OF_POSTS else 1.0


def main(arguments: Sequence[str]) -> int:
    """Fit, choose the threshold by cross-validation, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_mentions", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="more texts than those of the repository")
    parser.add_argument("--precision", type=float, default=0.95, help="wanted on companies that were held back")
    parser.add_argument("--threshold", type=float, help="in place of the one that reaches the precision")
    parser.add_argument("--strength", type=float, default=STRENGTH, help="of the regularisation")
    parser.add_argument("--posts", nargs=2, type=Path, metavar=("GOLD", "DATA"), help="labels, and the posts' folder")
    options = parser.parse_args(arguments)
    posts = post_texts(known_files(*options.posts)) if options.posts else []
    posts += post_texts(known_files(JUDGED, options.posts[1])) if options.posts else []
    sentences = [text for file in (OWN, *options.files) for text in read(file)]
    texts = [*sentences, *posts]
    held_back = _held_back(texts, options.strength)
    threshold = options.threshold or _threshold(sentences, held_back[: len(sentences)], options.precision)
    print(f"  threshold {threshold}; held back by company:")
    for file in dict.fromkeys(text.file for text in texts):
        part = [(text, score) for text, score in zip(texts, held_back, strict=True) if text.file == file]
        precision, recall = _quality(*zip(*part, strict=True), threshold)
        print(f"  {file.name}: {len(part)} texts, precision {precision:.3f}, recall {recall:.3f}")
    _write(fit_mentions(texts, options.strength), threshold)
    return 0


def read(file: Path) -> list[Text]:
    """Return the texts of a file."""
    return [_text(file, line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def known_files(gold: Path, data: Path) -> list[LabelledFile]:
    """Return the labelled files that may be learnt from."""
    return [file for file in labelled_files(gold, data) if not is_blind(file.company)]


def post_texts(files: Iterable[LabelledFile]) -> list[Text]:
    """Return labelled posts with their comments."""
    return [
        Text(Path(_OF_POSTS), file.name, _places(file.name, _whole(file.posts[index])), is_about(label))
        for file in files
        for index, label in file.labels.items()
    ]


def is_about(label: Mapping[str, Any]) -> bool:
    """Return what people who read a post said of it."""
    return bool(label.get("relevant_to_company", label.get("about_employer")))


def fold_of(company: str) -> int:
    """Return the part in which companies whose names begin alike are held back together."""
    return hashlib.sha256(company.casefold().split()[0].encode()).digest()[1] % FOLDS


def _whole(post: Post) -> str:
    return "\n".join([post.title, post.body, *(comment.body for comment in post.comments)])


def _places(company: str, text: str) -> tuple[frozenset[str], ...]:
    return tuple(map(features, surroundings(Company.of(company).name, text)[:_MOST_PLACES]))


def _text(file: Path, line: str) -> Text:
    row = json.loads(line)
    return Text(file, row["company"], _places(row["company"], row["text"]), row["about_employer"])


def _held_back(texts: Sequence[Text], strength: float) -> list[float]:
    models = [fit_mentions([text for text in texts if text.fold != fold], strength) for fold in range(FOLDS)]
    return [text.log_odds(models[text.fold]) for text in texts]


def _threshold(texts: Sequence[Text], scores: Sequence[float], wanted: float) -> float:
    candidates = sorted({round(score, 2) for score in scores if score > 0})
    return next((one for one in candidates if _quality(texts, scores, one)[0] >= wanted), candidates[-1])


def _quality(texts: Sequence[Text], scores: Sequence[float], threshold: float) -> tuple[float, float]:
    right = sum(score > threshold and text.about for text, score in zip(texts, scores, strict=True))
    taken = sum(score > threshold for score in scores)
    return right / max(1, taken), right / max(1, sum(text.about for text in texts))


def fit_mentions(texts: Sequence[Text], strength: float = STRENGTH) -> Logistic:
    """Return the model of the texts; of a text about the employer, the likeliest place is taken."""
    known = _frequent(texts)
    model = Logistic(0.0, 0.0, {})
    named = [text for text in texts if text.places]
    for _ in range(_ROUNDS):
        rows = [row for text in named for row in _rows(text, model)]
        places = [(place & known, about) for place, about, _ in rows]
        counts = [count for _, _, count in rows]
        model = fit_exactly(places, strength=strengths(places, counts, strength), counts=counts)
    return model


def _rows(text: Text, model: Logistic) -> Iterator[tuple[frozenset[str], bool, float]]:
    """Yield the likeliest place of a text about the employer, all places of another, which together count as one."""
    if text.about:
        yield max(text.places, key=model.log_odds), True, text.count
    else:
        yield from ((place, False, text.count / len(text.places)) for place in text.places)


def _frequent(texts: Iterable[Text]) -> Collection[str]:
    counts = Counter(feature for text in texts for feature in frozenset().union(*text.places))
    return frozenset(feature for feature, count in counts.items() if count >= _FEWEST)


def _write(model: Logistic, threshold: float) -> None:
    lines = ["# Written by `python -m benchmarks train_mentions`: log odds of each feature.", ""]
    lines += [f"threshold = {threshold:.2f}", f"bias = {model.bias:.3f}", "", "[weights]"]
    weights = sorted((name, weight) for name, weight in model.weights.items() if abs(weight) >= _SMALLEST)
    lines += [f"{json.dumps(name, ensure_ascii=False)} = {weight:.2f}" for name, weight in weights]
    _WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")
