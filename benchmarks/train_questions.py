"""Weights of the classifier of asked questions, learnt from labelled posts, judged cases and invented sentences.

Writes `services/insights/asked/weights.json`: a logistic model over the features of a candidate. Companies of the blind
third are left out; what it does for companies it was not fitted to is printed from a cross-validation by company.
"""

import argparse
import hashlib
import json
import math
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._labelled import company_name, gold_lines, is_blind, places_of, post_of
from contracts.posts import Post
from lexicon.company import Company
from services.insights.asked.candidates import candidates_of
from services.insights.asked.features import Candidate, features_of
from services.insights.sentences.reading import read_texts

_HERE = Path(__file__).parent
_WEIGHTS = _HERE.parent / "services" / "insights" / "asked" / "weights.json"
_FOLDS, _STEPS, _FEWEST = 5, 120, 4
_SMALLEST = 0.02
"""Weights below are left out."""
_PENALTY = 3.0
_OF_TEMPLATE = 0.35
"""What a sentence from a template counts; it has siblings."""
_PER_TEMPLATE = 5
_SEED = 7


@dataclass(frozen=True)
class Example:
    """A candidate with the answer."""

    features: frozenset[str]
    asked: bool
    weight: float
    group: str
    """What must be held back together."""
    kind: str

    @property
    def fold(self) -> int:
        """The part it is held back with."""
        return hashlib.sha256(self.group.encode()).digest()[1] % _FOLDS


def main(arguments: Sequence[str]) -> int:
    """Train, print the cross-validation and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_questions", description=__doc__)
    parser.add_argument("root", type=Path, help="folder with `labels/*.jsonl` and the posts they name")
    parser.add_argument("--labels", nargs="*", default=["train.jsonl", "rich.jsonl"], help="files below `labels/`")
    parser.add_argument("--cases", nargs="*", type=Path, default=[], help="lines `{company, text, asked}`")
    parser.add_argument(
        "--judged",
        nargs="*",
        type=Path,
        default=[],
        help="lines `{file, index, where, start, end, asked}`, spans of posts",
    )
    given = parser.parse_args(arguments)
    examples = [
        *(one for name in given.labels for one in _labelled(given.root / "labels" / name, given.root)),
        *(one for file in given.judged for one in _judged(file, given.root)),
        *(one for file in given.cases for one in _cases(file)),
        *_invented(),
        *_templated(),
    ]
    print(f"{len(examples)} examples: {dict(Counter(one.kind for one in examples))}")
    _cross_validate(examples)
    bias, weights = _fit(examples)
    kept = {name: round(value, 3) for name, value in sorted(weights.items()) if abs(value) >= _SMALLEST}
    text = json.dumps({"bias": round(bias, 3), "weights": kept}, ensure_ascii=False, indent=0)
    _WEIGHTS.write_text(text + "\n", encoding="utf-8")
    print(f"{len(kept)} weights written")
    return 0


def _candidates(post: Post, company: str) -> Iterator[Candidate]:
    comments = [comment.body for comment in post.comments]
    yield from candidates_of(read_texts(post, Company.of(company), comments=comments))


def _labelled(file: Path, root: Path) -> Iterator[Example]:
    for line in gold_lines(file):
        if not line["relevant_to_company"] or is_blind(line["company"]):
            continue
        quotes = [quote for item in line["questions"] for quote in (item["evidence"], *item.get("alt_evidence", ()))]
        for candidate in _candidates(post_of(line, root), company_name(line)):
            asked = any(_share(candidate, place) for place in places_of(quotes, candidate.text.raw))
            yield _example(candidate, asked=asked, group=line["company"], kind="labels")


def _judged(file: Path, root: Path) -> Iterator[Example]:
    by_post: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for line in gold_lines(file):
        by_post.setdefault((line["file"], line["index"]), []).append(line)
    for (source, index), lines in by_post.items():
        company = Path(source).stem
        if is_blind(company):
            continue
        gold = {"id": "judged", "source_file": source, "index": index, "company": company}
        for candidate in _candidates(post_of(gold, root), company_name(gold)):
            for line in lines:
                if line["where"] == candidate.text.where and _share(candidate, (line["start"], line["end"])):
                    yield _example(candidate, asked=line["asked"], group=company, kind="judged")
                    break


def _cases(file: Path) -> Iterator[Example]:
    for line in gold_lines(file):
        post = Post(source_id="case", source="file", title=f"{line['company']} interview", body=line["text"])
        for candidate in _candidates(post, line["company"]):
            asked = any(keyword.lower() in candidate.words for keyword in line["asked"])
            if asked or not line["asked"]:
                yield _example(candidate, asked=asked, group=line["text"], kind="cases")


def _invented() -> Iterator[Example]:
    for line in (_HERE / "training" / "asked.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(("+ ", "- ")):
            for candidate in _candidates(_vexmoor(line[2:]), "Vexmoor"):
                yield _example(candidate, asked=line[0] == "+", group=line, kind="invented")


def _vexmoor(text: str) -> Post:
    return Post(source_id="invented", source="file", title="Vexmoor interview", body=text.replace("/", "\n"))


def _templated() -> Iterator[Example]:
    chance = random.Random(_SEED)  # noqa: S311 — the same sentences every time
    languages = tomllib.loads((_HERE / "training" / "templates.toml").read_text(encoding="utf-8"))
    for language, words in languages.items():
        for kind in ("told", "not"):
            for number, template in enumerate(words[kind]):
                for _ in range(_PER_TEMPLATE if "{" in template else 1):
                    text, slots = _filled(template, words, chance)
                    group = f"{language} {kind} {number}"
                    yield from _of_template(text, slots if kind == "told" else [], group)


def _filled(template: str, words: Mapping[str, list[str]], chance: random.Random) -> tuple[str, list[str]]:
    """Return a template with each slot filled, no piece twice, and the pieces that say what was asked."""
    used: list[str] = []
    asked: list[str] = []

    def fill(slot: re.Match[str]) -> str:
        name = slot[1].rstrip("23")
        piece = chance.choice([word for word in words[name] if word not in used])
        used.append(piece)
        if name in {"wh", "direct", "topic", "task"}:
            asked.append(piece.lower().replace("\u2019", "'"))
        return piece

    text = re.sub(r"\{(\w+)\}", fill, template)
    return text[:1].upper() + text[1:], asked


def _of_template(text: str, asked: Sequence[str], group: str) -> Iterator[Example]:
    for candidate in _candidates(_vexmoor(text), "Vexmoor"):
        told = any(piece in candidate.words or candidate.words in piece for piece in asked)
        if told or not asked:
            yield _example(candidate, asked=told, group=group, kind="templates", weight=_OF_TEMPLATE)


def _share(candidate: Candidate, place: tuple[int, int]) -> bool:
    start = candidate.scoped.sentence.start + candidate.span.start
    end = candidate.scoped.sentence.start + candidate.span.end
    return min(end, place[1]) - max(start, place[0]) >= 0.5 * min(end - start, place[1] - place[0])


def _example(candidate: Candidate, *, asked: bool, group: str, kind: str, weight: float = 1.0) -> Example:
    return Example(features=frozenset(features_of(candidate)), asked=asked, weight=weight, group=group, kind=kind)


def _fit(examples: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """Return bias and weights that make the examples likely; steps are scaled by feature, weights drawn to zero."""
    seen = Counter(name for one in examples for name in one.features)
    weights = {name: 0.0 for name, count in seen.items() if count >= _FEWEST}
    rows = [([name for name in one.features if name in weights], one.asked, one.weight) for one in examples]
    bias, moved, squares = -1.0, 0.0, dict.fromkeys(weights, 1.0)
    for _ in range(_STEPS):
        slope, slopes = 0.0, {name: _PENALTY * value for name, value in weights.items()}
        for names, asked, weight in rows:
            error = weight * (_likely(bias + sum(weights[name] for name in names)) - asked)
            slope += error
            for name in names:
                slopes[name] += error
        moved += slope * slope
        bias -= 0.5 * slope / math.sqrt(moved + 1e-9)
        for name, value in slopes.items():
            squares[name] += value * value
            weights[name] -= 0.5 * value / math.sqrt(squares[name])
    return bias, weights


def _likely(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def _cross_validate(examples: Sequence[Example]) -> None:
    """Print precision and recall for examples the model was not fitted to, by kind."""
    scored: list[tuple[Example, float]] = []
    for fold in range(_FOLDS):
        bias, weights = _fit([one for one in examples if one.fold != fold])
        held = (one for one in examples if one.fold == fold)
        scored += [(one, _likely(bias + sum(weights.get(name, 0.0) for name in one.features))) for one in held]
    for kind in dict.fromkeys(one.kind for one in examples):
        part = [(one.asked, score) for one, score in scored if one.kind == kind]
        print(f"  {kind:10} " + "   ".join(_at(part, limit) for limit in (0.4, 0.5, 0.6, 0.7)))


def _at(part: Sequence[tuple[bool, float]], limit: float) -> str:
    said = [asked for asked, score in part if score >= limit]
    wanted = sum(asked for asked, _ in part)
    return f"{limit}: P {sum(said) / max(1, len(said)):.2f} R {sum(said) / max(1, wanted):.2f}"
